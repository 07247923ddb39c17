"""The report for a terminal: tables set by display width, folds laid open."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from reportgen.diff.page import Block, Fold, Heading, Line, Page, Spans, Style, Table
from reportgen.diff.wide import fitted, wrapped
from reportgen.formats.text import width

WIDTH: Final = 100
_WRAPS: Final = {
    Style.PLAIN: ("", ""),
    Style.STRONG: ("", ""),
    Style.DELETED: ("［-", "-］"),
    Style.INSERTED: ("［+", "+］"),
}


def height(blocks: Iterable[Block]) -> int:
    """How many rows the blocks take on a terminal, long lines wrapped."""
    return sum(max(1, -(-width(line) // WIDTH)) for line in _lines(blocks, ""))


def text(page: Page) -> Iterator[str]:
    """The lines of the report: the answer, then everything."""
    yield from _lines(page.first, "")
    if page.details:
        yield "── 逐项对照 ──"
        yield ""
        yield from _lines(page.details, "")


def _lines(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Line():
                yield from (f"{indent}{line}" for line in _spans(block.spans).split("\n"))
            case Table():
                yield from (f"{indent}{line}" for line in _table(block, WIDTH - len(indent)))
            case Fold():
                yield f"{indent}{_spans(block.summary)}"
                yield from _lines(block.blocks, f"{indent}  ")
        if isinstance(block, Heading | Table | Fold) and not indent:
            yield ""


def _table(table: Table, room: int) -> Iterator[str]:
    rows = [
        [_flat(name) for name in table.header],
        *([_cell(c) for c in row] for row in table.rows),
    ]
    natural = [max(width(row[n]) for row in rows) for n in range(len(table.header))]
    widths = fitted(natural, room - 2 * len(natural) + 2, table.numbers)
    for row in rows:
        yield from _row(row, widths, table.numbers)


def _row(row: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> Iterator[str]:
    """A row on as many lines as its longest cell needs."""
    cells = [list(wrapped(cell, wide)) for cell, wide in zip(row, widths, strict=True)]
    for line in zip_longest(*cells, fillvalue=""):
        told = (_set(text, widths[n], right=n in numbers) for n, text in enumerate(line))
        yield "  ".join(told).rstrip()


def _set(cell: str, wide: int, *, right: bool) -> str:
    space = " " * (wide - width(cell))
    return space + cell if right else cell + space


def _cell(spans: Spans) -> str:
    """The cell on one line: its lines stay apart, so that an example in it can still be read."""
    lines = (_flat(line) for line in _spans(spans).split("\n"))
    return " / ".join(line for line in lines if line)


def _flat(said: str) -> str:
    return " ".join(said.split())


def _spans(spans: Spans) -> str:
    return "".join(f"{_WRAPS[s.style][0]}{s.text}{_WRAPS[s.style][1]}" for s in spans)
