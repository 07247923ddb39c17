"""What a long text is made of; a form decides how it looks."""

from dataclasses import dataclass
from typing import Self, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, bold or not."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `level` counts the lists around it, `bullet` begins an item of a list."""

    runs: tuple[Run, ...]
    level: int = 0
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Table:
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
