"""What a long text is made of; a form decides how it looks."""

from collections.abc import Iterator
from typing import Self, TypeAlias

from msgspec import Struct


class Run(Struct, frozen=True):
    """A stretch of text, bold or not."""

    text: str
    bold: bool = False


class Paragraph(Struct, frozen=True):
    """One paragraph; `level` counts the lists around it, `bullet` begins an item of a list."""

    runs: tuple[Run, ...]
    level: int = 0
    bullet: bool = False


class Table(Struct, frozen=True):
    """Rows of cells, the first row the header; every row has as many cells."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]


Block: TypeAlias = Paragraph | Table


class LongText(str):
    """The text as typed, for forms that print it as one; `blocks` is what it means."""

    __slots__ = ("blocks",)
    blocks: tuple[Block, ...]

    def __new__(cls, text: str, blocks: tuple[Block, ...]) -> Self:
        """The text with its blocks."""
        made = super().__new__(cls, text)
        made.blocks = blocks
        return made


class Wrong(Struct, frozen=True):
    """What cannot be printed: the code, the text it is about, message and repair."""

    code: str
    text: str
    message: str
    hint: str


def plain(text: str) -> str:
    """The text for a cell that has no format: a line for each paragraph and row of a table."""
    if not isinstance(text, LongText):
        return text.strip()
    return "\n".join(line for block in text.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from ("　".join(map(_said, row)) for row in block.rows)
    else:
        yield "　" * max(block.level - 1, 0) + "· " * block.bullet + _said(block.runs)


def _said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
