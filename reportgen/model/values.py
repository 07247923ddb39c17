"""From the texts of a file to values: every text is checked as its field says, all in one run."""

import typing
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from reportgen.model.limits import Convert, Wrong, checked, limited
from reportgen.model.places import Path
from reportgen.model.written import Check, Refused, Written, marks_of, optional

M = TypeVar("M", bound=Written)

_SHAPE: Final = ("写法的层次不对", "对照README里的例子写")
_VALUE: Final = ("填的内容不合规定", "对照README里的例子写")


class Key(Struct, frozen=True):
    """One field of a block: the key that people write, and how its value is made."""

    name: str
    key: str
    type: Any
    required: bool
    default: Any
    convert: Convert

    @property
    def written(self) -> bool:
        """Whether people write it; some fields only readers set."""
        return self.key != self.name

    def is_default(self, value: object) -> bool:
        """Whether this is what stands here where nothing is written."""
        return not self.required and value == self.default


@cache
def keys_in(model: type[Written]) -> tuple[Key, ...]:
    """The fields of a block, in order."""
    return tuple(
        Key(
            name=field.name,
            key=field.encode_name,
            type=field.type,
            required=field.required,
            default=_default(field),
            convert=converter(field.type),
        )
        for field in fields(model)
        if field.name != "typed"
    )


@cache
def _by_word(model: type[Written]) -> Mapping[str, Key]:
    return MappingProxyType({key.key: key for key in keys_in(model)})


@cache
def _required(model: type[Written]) -> tuple[str, ...]:
    return tuple(key.key for key in keys_in(model) if key.required)


def _default(field: FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()


def made(model: type[M], data: object, path: Path, wrong: list[Wrong]) -> M | None:
    """The block with its values, or None, with everything that is wrong in it."""
    if not isinstance(data, Mapping):
        wrong.append(Wrong(path, *_SHAPE))
        return None
    before, keys = len(wrong), _by_word(model)
    values: dict[str, Any] = {
        keys[word].name: keys[word].convert(part, (*path, word), wrong)
        for word, part in data.items()
    }
    wrong += (Wrong((*path, word)) for word in _required(model) if word not in data)
    if len(wrong) > before:
        return None
    value = model(typed=frozenset(values), **values)
    try:
        value.prove()
    except Refused as error:
        wrong.append(Wrong(path, error.message, error.hint, error.certain))
    return value


def block_in(model: type[Written], word: str) -> type[Written] | None:
    """The block, or the kind of block in a list, that stands under a key."""
    found = next((key.type for key in keys_in(model) if key.key == word), None)
    plain = marks_of(optional(found) or found)[0]
    plain = optional(plain) or plain
    if typing.get_origin(plain) is tuple:
        plain = typing.get_args(plain)[0]
    return plain if isinstance(plain, type) and issubclass(plain, Written) else None


def converter(annotation: Any) -> Convert:
    """How a value of this type is made: the outermost mark is asked first, limits last."""
    plain, marks = marks_of(annotation)
    convert = limited(_converter(plain), [mark for mark in marks if isinstance(mark, Meta)])
    for mark in marks:
        if isinstance(mark, Check):
            convert = checked(mark.function, convert)
    return convert


def _converter(annotation: Any) -> Convert:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if inner := optional(annotation):
        return _or_none(converter(inner))
    if origin in {dict, Mapping}:
        return _mapping(converter(arguments[1]))
    if origin is tuple:
        return _tuple(converter(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return lambda value, path, wrong: made(annotation, value, path, wrong)
    return _plain(origin or annotation)


def _plain(kind: type) -> Convert:
    said = _SHAPE if kind is str else _VALUE

    def convert(value: object, path: Path, wrong: list[Wrong]) -> object:
        if not isinstance(value, kind):
            wrong.append(Wrong(path, *said))
        return value

    return convert


def _or_none(inner: Convert) -> Convert:
    return lambda value, path, wrong: None if value is None else inner(value, path, wrong)


def _mapping(inner: Convert) -> Convert:
    def convert(value: object, path: Path, wrong: list[Wrong]) -> object:
        if isinstance(value, Mapping):
            return {key: inner(part, (*path, key), wrong) for key, part in value.items()}
        wrong.append(Wrong(path, *_SHAPE))
        return None

    return convert


def _tuple(inner: Convert) -> Convert:
    def convert(value: object, path: Path, wrong: list[Wrong]) -> object:
        if isinstance(value, tuple):
            return tuple(inner(part, (*path, at), wrong) for at, part in enumerate(value))
        wrong.append(Wrong(path, *_SHAPE))
        return None

    return convert
