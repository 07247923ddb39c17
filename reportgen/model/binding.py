"""From a tree with places to a pydantic model: shapes are walked here, values checked by pydantic.

One walk finds unknown keys, wrong shapes and missing keys of the whole file; pydantic then reads
the values. Nothing stops at the first problem.
"""

import typing
from collections.abc import Callable, Mapping
from types import MappingProxyType, NoneType, UnionType
from typing import Any, ClassVar, Final, Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, ErrorDetails

from reportgen import source
from reportgen.diagnostics import Diagnostic
from reportgen.model.gather import Gather, did_you_mean
from reportgen.model.places import Path, Places, repair


class Written(BaseModel):
    """What a person writes in one block: frozen, strict, no unknown keys.

    `synonyms` are other spellings of its keys; `elsewhere` says where a key belongs that people
    tend to write here.
    """

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    synonyms: ClassVar[Mapping[str, str]] = {}
    elsewhere: ClassVar[Mapping[str, str]] = {}
    readers: ClassVar[Mapping[str, "Reader"]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Finds once how each key of the class is read."""
        cls.readers = MappingProxyType(
            {
                field.alias or name: _reader(field.annotation, field.metadata)
                for name, field in cls.model_fields.items()
                if not field.exclude
            }
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The editors' schema takes the synonyms too, and never what people do not write."""
        found = handler.resolve_ref_schema(handler(schema))
        properties = found["properties"]
        for name, field in cls.model_fields.items():
            if field.exclude:
                properties.pop(name, None)
        for spelling, key in cls.synonyms.items():
            properties[spelling] = properties[key]
        return found


M = TypeVar("M", bound=Written)
Reader = Callable[[source.Node, Path, Gather], object]


class Reads(Struct, frozen=True):
    """Marks a field that has a short form: the function that reads it from the tree."""

    reader: Reader


class Bound(Struct, Generic[M], frozen=True):
    """A model read from a file: None where it could not be read, and everything found."""

    value: M | None
    places: Places
    diagnostics: tuple[Diagnostic, ...]


def bind(tree: source.Mapping, model: type[M], *, partial: bool = False) -> Bound[M]:
    """Reads `model` from `tree`; with `partial`, missing keys are no problem (for 默认)."""
    gather = Gather(tree.place)
    data = record(tree, model, (), gather)
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        value = None
        for detail in error.errors(include_url=False):
            _say(detail, model, gather, partial=partial)
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


def keys_of(model: type[Written]) -> Mapping[str, Reader]:
    """The keys a person may write in this block, each with what reads it."""
    return model.readers


def text(node: source.Node, path: Path, gather: Gather) -> str | None:
    """One value as one piece of text; None where nothing is typed."""
    if not isinstance(node, source.Scalar):
        gather.not_a_text(node, path)
        return None
    return None if node.empty else source.unwrap(node.text)


def raw_text(node: source.Node, path: Path, gather: Gather) -> str | None:
    """One value with its line breaks as typed, for Markdown."""
    if not isinstance(node, source.Scalar):
        gather.not_a_text(node, path)
        return None
    return None if node.empty else node.text


def mapping_of(read: Reader) -> Reader:
    """A reader of a block whose keys are names that the writer chooses."""

    def read_mapping(node: source.Node, path: Path, gather: Gather) -> dict[str, object] | None:
        if isinstance(node, source.Scalar) and node.empty:
            return {}
        if not isinstance(node, source.Mapping):
            gather.not_a_mapping(node, path, ())
            return None
        return {
            entry.key.text: read(entry.value, gather.key((*path, entry.key.text), entry), gather)
            for entry in node.entries
        }

    return read_mapping


def tuple_of(read: Reader) -> Reader:
    """A reader of a list; a single text is a list of one."""

    def read_tuple(node: source.Node, path: Path, gather: Gather) -> tuple[object, ...] | None:
        if isinstance(node, source.Scalar):
            return () if node.empty else (read(node, (*path, 0), gather),)
        if isinstance(node, source.Mapping):
            gather.not_a_list(node, path)
            return None
        return tuple(
            read(item, gather.item((*path, number), item), gather)
            for number, item in enumerate(node.items)
        )

    return read_tuple


def _reader(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> Reader:
    marked = next((mark.reader for mark in metadata if isinstance(mark, Reads)), None)
    return marked or _reader_of_type(annotation)


def _reader_of_type(annotation: Any) -> Reader:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _reader(arguments[0], arguments[1:])
    if origin in {typing.Union, UnionType}:
        return _reader(next(part for part in arguments if part is not NoneType))
    if origin in {dict, Mapping}:
        return mapping_of(_reader(arguments[1]))
    if origin is tuple:
        return tuple_of(_reader(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return lambda node, path, gather: record(node, annotation, path, gather)
    return text


_SHAPES: Final = {"model_type", "dict_type", "mapping_type", "tuple_type", "string_type"}


def _say(detail: ErrorDetails, model: type[Written], gather: Gather, *, partial: bool) -> None:
    path = tuple(detail["loc"])
    if gather.told(path) or (detail["type"] == "too_short" and detail["input"]):
        return
    if detail["type"] == "missing":
        if not partial:
            gather.missing(path, _example(model, path))
        return
    message, hint = _in_chinese(detail)
    certain = str(detail.get("ctx", {}).get("certain", ""))
    typed = gather.places().typed(*path) if certain else None
    repairs = repair(typed, 0, len(typed.text), certain) if typed else ()
    gather.say_of(path, "S205", f"{_named(path)}：{message}", hint, repairs)


def _in_chinese(detail: ErrorDetails) -> tuple[str, str]:
    context: Mapping[str, object] = detail.get("ctx", {})
    if detail["type"] == "refused":
        return str(context["message"]), str(context["hint"])
    if detail["type"] in {"string_too_long", "too_long"}:
        limit = context["max_length"]
        return f"太长了，有{len(str(detail['input']))}个字", f"最多{limit}个字"
    if detail["type"] == "too_short":
        return "一项也没有写", "至少写一项"
    if detail["type"] in _SHAPES:
        return "写法的层次不对", "对照README里的例子写"
    return "填的内容不合规定", "对照README里的例子写"


def _named(path: Path) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return f"“{names[-1]}”" if names else "这里"


def _example(model: type[Written], path: Path) -> str:
    field = next((f for f in model.model_fields.values() if f.alias == path[-1]), None)
    examples = field.examples if field else None
    about = f"：{field.description}" if field and field.description else ""
    return f"例如　{path[-1]}: {examples[0]}" if examples else f"补上“{path[-1]}”{about}"


__all__ = ["Bound", "Reads", "Written", "bind", "did_you_mean", "mapping_of", "record", "text"]
