"""The words that a layout offers to a template, as a value the linter proves paths against."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct


class Leaf(Struct, frozen=True):
    """A text that can be printed; `note` says what it is, `rich` that it is a RichText.

    A `number` can be compared with numbers; `money` knows what it is in 元.
    `long` texts may also be printed as paragraphs of their own, with `{{p 词 }}`.
    """

    note: str = ""
    rich: bool = False
    long: bool = False
    number: bool = False
    money: bool = False


class Record(Struct, frozen=True):
    """Words under a word, such as 单位."""

    fields: Mapping[str, "Field"]


class Rows(Struct, frozen=True):
    """A list to loop over, each item with the same words."""

    item: Record


Field: TypeAlias = Leaf | Record | Rows
