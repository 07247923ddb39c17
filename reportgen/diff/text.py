"""The report for a terminal: tables set by display width, folds laid open."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from reportgen.diff.page import Block, Fold, Heading, Line, Page, Spans, Style, Table

_WRAPS: Final = {
    Style.PLAIN: ("", ""),
    Style.STRONG: ("", ""),
    Style.DELETED: ("［-", "-］"),
    Style.INSERTED: ("［+", "+］"),
}


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
                yield from (f"{indent}{line}" for line in _table(block))
            case Fold():
                yield f"{indent}{_spans(block.summary)}"
                yield from _lines(block.blocks, f"{indent}  ")
        if isinstance(block, Heading | Table | Fold) and not indent:
            yield ""


def _table(table: Table) -> Iterator[str]:
    rows = [
        [_flat(name) for name in table.header],
        *([_cell(c) for c in row] for row in table.rows),
    ]
    last = len(table.header) - 1
    widths = [max(_width(row[n]) for row in rows) for n in range(len(table.header))]
    for row in rows:
        cells = [
            _set(cell, widths[n], right=n in table.numbers, last=n == last)
            for n, cell in enumerate(row)
        ]
        yield "  ".join(cells).rstrip()


def _set(cell: str, width: int, *, right: bool, last: bool) -> str:
    space = " " * (width - _width(cell))
    if right:
        return space + cell
    return cell if last else cell + space


def _cell(spans: Spans) -> str:
    return _flat(_spans(spans))


def _flat(said: str) -> str:
    return " ".join(said.split())


def _spans(spans: Spans) -> str:
    return "".join(f"{_WRAPS[s.style][0]}{s.text}{_WRAPS[s.style][1]}" for s in spans)


def _width(said: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in said)
