"""What a text must be to become a value: what it is checked for, and how much it may be."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Meta, Struct

from reportgen.model.places import Path
from reportgen.model.written import Refused


class Wrong(Struct, frozen=True):
    """A value that cannot be taken; without a message, its key is missing."""

    path: Path
    message: str = ""
    hint: str = ""
    certain: str = ""


Convert = Callable[[object, Path, list[Wrong]], object]
"""The value of what was read at a path; what it is counts for nothing where one more is wrong."""


def checked(function: Callable[[str], object], inner: Convert) -> Convert:
    """Texts go through the function first; what is no text any more was checked before."""

    def convert(value: object, path: Path, wrong: list[Wrong]) -> object:
        try:
            found = function(value) if isinstance(value, str) else value
        except Refused as error:
            wrong.append(Wrong(path, error.message, error.hint, error.certain))
            return None
        return inner(found, path, wrong)

    return convert


def limited(inner: Convert, marks: Sequence[Meta]) -> Convert:
    """The conversion, where the value is neither empty nor too long for these marks."""
    most = next((mark.max_length for mark in marks if mark.max_length), None)
    if any(mark.min_length for mark in marks):
        return _not_empty(inner)
    return inner if most is None else _not_longer(inner, most)


def _not_longer(inner: Convert, most: int) -> Convert:
    def convert(value: object, path: Path, wrong: list[Wrong]) -> object:
        if isinstance(value, str) and len(value) > most:
            message = f"太长了，有{len(value)}个字"
            wrong.append(Wrong(path, message, f"最多{most}个字"))
            return None
        return inner(value, path, wrong)

    return convert


def _not_empty(inner: Convert) -> Convert:
    def convert(value: object, path: Path, wrong: list[Wrong]) -> object:
        if isinstance(value, Mapping | tuple) and not value:
            wrong.append(Wrong(path, "一项也没有写", "至少写一项"))
            return None
        return inner(value, path, wrong)

    return convert
