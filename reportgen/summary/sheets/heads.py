"""What the sheets have in common: title, remark and header, merged over all columns."""

from collections.abc import Iterable, Sequence
from typing import Final

from reportgen.sheet.book import Cell, Chart, Row, Sheet, Style, at
from reportgen.summary.amounts import Amount
from reportgen.summary.printing import money

HEADER: Final = 3
"""The row of the header below title and remark."""


def head(title: str, remark: str, columns: Sequence[str]) -> list[Row]:
    """Title, remark and header."""
    names = tuple(Cell(name, "header") for name in columns)
    return [(Cell(title, "title"),), (Cell(remark, "unit"),), names]


def over(columns: int, *rows: int) -> tuple[str, ...]:
    """The rows merged over all columns."""
    return tuple(f"{at(1, row)}:{at(columns, row)}" for row in rows)


def column_of(letter: str, first: int, last: int) -> str:
    """A range of one column."""
    return f"{letter}{first}:{letter}{last}"


def money_style(decimals: int) -> Style:
    """How money looks that is printed with two decimals or none."""
    return "money" if decimals else "whole"


def money_width(amounts: Iterable[Amount], decimals: int) -> float:
    """The width of a column in which all of these can be read."""
    return max(9, *(len(money(amount, decimals)) + 1.5 for amount in amounts))


def chart_sheet(title: str, chart: Chart) -> Sheet:
    """A sheet for the chart alone, so that it is printed on a page of its own."""
    rows = ((Cell(title, "title"),),)
    widths = (11.0,) * 13
    merged = over(len(widths), 1)
    return Sheet("图", widths, rows, header=1, header_from=1, merged=merged, chart=chart)
