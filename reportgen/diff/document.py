"""The report as a Word document, for reviewers without git."""

from collections.abc import Iterable, Iterator

from reportgen.diff.page import Block, Fold, Heading, Line, Page, Spans, Table
from reportgen.word.plain import Grid, Run, Text, document


def report(page: Page) -> bytes:
    """变更说明.docx: the first screen, then everything that is folded on a screen."""
    return document((*_blocks(page.first), *_blocks(page.details)))


def _blocks(blocks: Iterable[Block]) -> Iterator[Text | Grid]:
    for block in blocks:
        match block:
            case Heading():
                yield Text(_runs(block.spans), level=block.level)
            case Line():
                yield Text(_runs(block.spans))
            case Table():
                rows = tuple(tuple(_runs(cell) for cell in row) for row in block.rows)
                yield Grid(block.header, rows, block.numbers)
            case Fold():
                yield Text(_runs(block.summary), level=3)
                yield from _blocks(block.blocks)


def _runs(spans: Spans) -> tuple[Run, ...]:
    return tuple(Run(span.text, span.style.value) for span in spans)
