"""What a workbook holds, as plain data: cells with their style, formulas with what they come to."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import Struct

Style: TypeAlias = Literal[
    "title",
    "note",
    "unit",
    "section",
    "header",
    "text",
    "centre",
    "money",
    "whole",
    "exact",
    "share",
    "count",
]
"""How a cell looks; a number is money (two decimals), whole, exact (as many as it has), a count."""

DIGITS: Final = 15
"""Digits that a spreadsheet keeps of a number."""


class Cell(Struct, frozen=True):
    """One cell: a text, a number or nothing; `formula` is what the number is computed by.

    A number comes with its formula, so that it is seen where nothing computes.
    """

    value: str | Decimal | int | None = None
    style: Style = "text"
    formula: str = ""
    strong: bool = False


Row: TypeAlias = tuple[Cell, ...]


class Chart(Struct, frozen=True):
    """Bars: rows and columns of the names and of the numbers on `sheet`; its upper left corner."""

    sheet: str
    first: int
    last: int
    names: int
    numbers: int
    at: str


class Sheet(Struct, frozen=True):
    """One sheet for A4: `header` is its last header row; the header stays in view and is repeated.

    The header begins at `header_from`. `merged` are ranges, `filters` a range to filter by;
    `heights` are those of rows whose merged cells hold much text.
    """

    name: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    header: int
    header_from: int
    merged: tuple[str, ...] = ()
    filters: str = ""
    landscape: bool = True
    heights: tuple[tuple[int, float], ...] = ()
    chart: Chart | None = None


class Book(Struct, frozen=True):
    """A workbook: what it is about, and its sheets."""

    title: str
    sheets: tuple[Sheet, ...]


def letter(column: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def at(column: int, row: int) -> str:
    """The name of a cell: `B7`."""
    return f"{letter(column)}{row}"


def kept(number: Decimal | int) -> bool:
    """Whether a spreadsheet keeps every digit of the number."""
    digits = Decimal(number).normalize().as_tuple().digits
    return len(digits) <= DIGITS


def computed(formula: str, value: Decimal, of: Iterable[Decimal], style: Style = "money") -> Cell:
    """The sum or difference `of` these numbers; without formula where their digits are not kept."""
    return Cell(value, style, formula if all(map(kept, (value, *of))) else "")
