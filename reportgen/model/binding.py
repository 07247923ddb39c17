"""From a tree with places to a block: shapes are walked here, values are made beside it.

One walk finds unknown keys, wrong shapes and missing keys of the whole file, then the values are
made of what was read. Nothing stops at the first problem.
"""

import typing
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from msgspec import Meta, Struct

from reportgen import source
from reportgen.diagnostics import Diagnostic
from reportgen.model.gather import Gather
from reportgen.model.limits import Wrong
from reportgen.model.places import Path, Places, repair
from reportgen.model.readers import mapping_of, text, tuple_of
from reportgen.model.values import block_in, keys_in, made
from reportgen.model.written import Names, Reader, Reads, Written, marks_of, optional

M = TypeVar("M", bound=Written)


class Bound(Struct, Generic[M], frozen=True):
    """A model read from a file: None where it could not be read, and everything found."""

    value: M | None
    places: Places
    diagnostics: tuple[Diagnostic, ...]


def bind(tree: source.Mapping, model: type[M], *, partial: bool = False) -> Bound[M]:
    """Reads `model` from `tree`; with `partial`, missing keys are no problem (for 默认)."""
    gather = Gather(tree.place)
    wrong: list[Wrong] = []
    value = made(model, record(tree, model, (), gather), (), wrong)
    for one in wrong:
        _say(one, model, gather, partial=partial)
    if any(diagnostic.blocks for diagnostic in gather.diagnostics):
        value = None
    return Bound(value, gather.places(), tuple(gather.diagnostics))


def record(
    node: source.Node, model: type[Written], path: Path, gather: Gather
) -> dict[str, object]:
    """The data of one block by the model's keys; what is wrong with its shape is said."""
    if not isinstance(node, source.Mapping):
        gather.not_a_mapping(node, path, tuple(keys_of(model)))
        return {}
    data: dict[str, object] = {}
    known = keys_of(model)
    for entry in node.entries:
        name = model.synonyms.get(entry.key.text, entry.key.text)
        if name not in known:
            gather.unknown_key(entry.key, tuple(known), model.elsewhere, path)
        elif name in data or (*path, name) in gather.keys:
            gather.twice(entry.key, name, gather.keys[*path, name])
        else:
            gather.key((*path, name), entry)
            read = known[name](entry.value, (*path, name), gather)
            if read is not None:
                data[name] = read
    return data


@cache
def keys_of(model: type[Written]) -> Mapping[str, Reader]:
    """The keys a person may write in this block, each with what reads it."""
    return MappingProxyType({key.key: _reader(key.type) for key in keys_in(model) if key.written})


@cache
def groups_of(model: type[Written]) -> Mapping[str, int]:
    """The keys of a block that hold no text, in every spelling: how many levels of names.

    The keys of the blocks that may stand below names have none.
    """
    found: dict[str, int] = {}
    for key in keys_in(model):
        levels, inner = _levels(key.type) if key.written else (0, None)
        spelled = (text for text, name in model.synonyms.items() if name == key.key)
        found |= dict.fromkeys((key.key, *spelled), levels) if levels else {}
        own = {*keys_of(inner), *inner.synonyms} if inner and levels > 1 else set()
        found = dict.fromkeys(sorted(own), 0) | found
    return MappingProxyType(found)


def _levels(annotation: Any) -> tuple[int, type[Written] | None]:
    """How many levels of names a kind of value has, and the block that may stand below these."""
    plain, marks = marks_of(annotation)
    if told := next((mark.levels for mark in marks if isinstance(mark, Names)), 0):
        return told, None
    levels, inner = 0, optional(plain) or plain
    while typing.get_origin(marks_of(inner)[0]) in {dict, Mapping}:
        inner = typing.get_args(marks_of(inner)[0])[1]
        levels += 1
    block = inner if isinstance(inner, type) and issubclass(inner, Written) else None
    return levels or int(block is not None), block


def _reader(annotation: Any) -> Reader:
    plain, marks = marks_of(annotation)
    marked = next((mark.reader for mark in marks if isinstance(mark, Reads)), None)
    return marked or _reader_of_type(plain)


def _reader_of_type(annotation: Any) -> Reader:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if inner := optional(annotation):
        return _reader(inner)
    if origin in {dict, Mapping}:
        return mapping_of(_reader(arguments[1]))
    if origin is tuple:
        return tuple_of(_reader(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return lambda node, path, gather: record(node, annotation, path, gather)
    return text


def _say(wrong: Wrong, model: type[Written], gather: Gather, *, partial: bool) -> None:
    """What is wrong with a value, unless something was said of it or of what it stands in."""
    path = wrong.path
    if gather.told(path):
        return
    if not wrong.message:
        if not partial:
            gather.missing(path, _example(model, path))
        return
    typed = gather.places().typed(*path) if wrong.certain else None
    repairs = repair(typed, 0, len(typed.text), wrong.certain) if typed else ()
    gather.say_of(path, "S205", f"{_named(path)}：{wrong.message}", wrong.hint, repairs)


def _named(path: Path) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return f"“{names[-1]}”" if names else "这里"


def _example(model: type[Written], path: Path) -> str:
    """What to write for a missing key: its first example, or what it is about."""
    for part in path[:-1]:
        model = block_in(model, str(part)) or model
    key = next((key for key in keys_in(model) if key.key == path[-1]), None)
    marks = marks_of(key.type)[1] if key else ()
    told = [mark for mark in marks if isinstance(mark, Meta)]
    example = next((mark.examples[0] for mark in told if mark.examples), None)
    about = next((f"：{mark.description}" for mark in told if mark.description), "")
    return f"例如　{path[-1]}: {example}" if example else f"补上“{path[-1]}”{about}"
