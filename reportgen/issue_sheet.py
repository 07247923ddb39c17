"""问题清单 as XLSX: text cells only, and the same rows give the same bytes."""

from collections.abc import Iterable, Sequence
from typing import Final

from reportgen.sheet.book import Book, Cell, Sheet, at
from reportgen.sheet.writing import workbook

_WIDTHS: Final = (5, 15, 17, 17, 32, 19, 25, 18, 14)


def issue_sheet(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The workbook: a title line, a head that stays in view and on every page, and the rows."""
    head = tuple(Cell(name, "header") for name in heads)
    listed = tuple(tuple(Cell(text) for text in row) for row in rows)
    sheet = Sheet(
        name="问题清单",
        widths=_WIDTHS,
        rows=((Cell(title, "title"),), head, *listed),
        header=2,
        header_from=1,
        merged=(f"A1:{at(len(heads), 1)}",),
    )
    return workbook(Book(title, (sheet,)))
