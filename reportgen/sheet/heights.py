"""How high a row must be for its wrapped texts: not every program finds that itself."""

import unicodedata
from typing import Final

from reportgen.sheet.book import Cell, Row, Sheet

LINE: Final = 12.5
"""The height of one line in points."""

_MOST: Final = 409.0  # Excel's limit
_HIGHER: Final = {"title": 26.0, "section": 20.0}
_FIT: Final = 1.2  # characters of 9 points in a width counted in characters of 11
_WRAPPED: Final = ("text", "centre", "header")


def heights(sheet: Sheet) -> tuple[float, ...]:
    """The height of every row, in points."""
    known = dict(sheet.heights)
    return tuple(
        known.get(number) or _height(row, sheet.widths) for number, row in enumerate(sheet.rows, 1)
    )


def wide(text: str) -> int:
    """The width of a text, Chinese characters counted twice."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in text)


def lines(text: str, width: float) -> int:
    """The lines that a text takes in a column of that width."""
    room = max(width * _FIT - 0.5, 2)
    return sum(max(1, -int(-wide(line) // room)) for line in text.split("\n"))


def _height(row: Row, widths: tuple[float, ...]) -> float:
    needed = [_needed(cell, width) for cell, width in zip(row, widths, strict=False)]
    return min(max(needed, default=LINE) + 3, _MOST)


def _needed(cell: Cell, width: float) -> float:
    if cell.style in _HIGHER:
        return _HIGHER[cell.style]
    wraps = cell.style in _WRAPPED and isinstance(cell.value, str)
    return LINE * (lines(str(cell.value), width) if wraps else 1)
