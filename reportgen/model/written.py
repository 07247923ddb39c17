"""What the models are made of: blocks with keys, and marks that say how a key is read and checked.

A block is a msgspec struct: the name of a field is the key that people write, `Meta` of msgspec
holds its limits and what editors show. The checks are ours, because all problems of a file are
told in one run, in Chinese, with their places.
"""

import typing
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Any, ClassVar

from msgspec import Meta, Struct

from reportgen import source
from reportgen.model.gather import Gather
from reportgen.model.places import Path

Reader = Callable[[source.Node, Path, Gather], object]


class Written(Struct, frozen=True, kw_only=True):
    """What a person writes in one block; `typed` are the fields that were written.

    `synonyms` are other spellings of its keys; `elsewhere` says where a key belongs that people
    tend to write here.
    """

    synonyms: ClassVar[Mapping[str, str]] = {}
    elsewhere: ClassVar[Mapping[str, str]] = {}
    typed: frozenset[str] = frozenset()

    def prove(self) -> None:
        """Raises Refused where values that are right by themselves do not go together."""


class Refused(ValueError):  # noqa: N818 - what happens to a value, not an error of the program
    """A value that cannot be read: why, how to write it, and what it can only mean."""

    def __init__(self, message: str, hint: str = "", certain: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.certain = certain


class Reads(Struct, frozen=True):
    """Marks a field that has a short form: the function that reads it from the tree."""

    reader: Reader


class Names(Struct, frozen=True):
    """Marks a field that holds no text although its type does not say so: its levels of names."""

    levels: int = 1


class Check(Struct, frozen=True):
    """Marks a kind of text: the function that makes its value, or raises Refused."""

    function: Callable[[str], object]


def editors(schema: dict[str, object]) -> Meta:
    """What editors know of a kind of value, in place of what its type says."""
    return Meta(extra_json_schema=schema)


def about(description: str) -> Meta:
    """What editors show beside a key."""
    return Meta(description=description)


def example(*texts: str) -> Meta:
    """What may stand there; the first is also shown where a key is missing."""
    return Meta(examples=list(texts))


def marks_of(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without its marks, and the marks, the innermost first."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *marks = typing.get_args(annotation)
        return inner, tuple(marks)
    return annotation, ()


def optional(annotation: Any) -> Any:
    """The type beside None in a union; None where there is no union."""
    if typing.get_origin(annotation) not in {typing.Union, UnionType}:
        return None
    return next(part for part in typing.get_args(annotation) if part is not NoneType)
