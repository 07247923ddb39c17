"""A report as blocks of marked text, the same for every format."""

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from reportgen.diff.words import Mark, pieces


class Style(Enum):
    """How a span is set off."""

    PLAIN = "plain"
    STRONG = "strong"
    DELETED = "deleted"
    INSERTED = "inserted"


class Span(Struct, frozen=True):
    """Text in one style."""

    text: str
    style: Style = Style.PLAIN


Spans = tuple[Span, ...]


class Heading(Struct, frozen=True):
    """A heading of level 1 (the report's own), 2 or 3."""

    spans: Spans
    level: int = 2


class Line(Struct, frozen=True):
    """A paragraph."""

    spans: Spans


class Table(Struct, frozen=True):
    """A table; `numbers` are the columns, from 0, that are set to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    numbers: frozenset[int] = frozenset()


class Fold(Struct, frozen=True):
    """What is shown on demand, behind one line."""

    summary: Spans
    blocks: "tuple[Block, ...]"


Block = Heading | Line | Table | Fold

Section = tuple[Spans, tuple[Block, ...]]
"""A numbered part of the first screen: a line, and what belongs below it."""


class Page(Struct, frozen=True):
    """What answers the reviewer at once, and the details behind it."""

    first: tuple[Block, ...]
    details: tuple[Block, ...]


def plain(text: str) -> Spans:
    """The text without a mark."""
    return (Span(text),) if text else ()


def row(*texts: str) -> tuple[Spans, ...]:
    """A row of plain cells."""
    return tuple(plain(text) for text in texts)


def strong(text: str) -> Spans:
    """The text set off."""
    return (Span(text, Style.STRONG),)


def joined(parts: Iterable[Spans], between: str) -> Spans:
    """Several spans in a row."""
    found: list[Span] = []
    for number, part in enumerate(parts):
        found += (*plain(between if number else ""), *part)
    return tuple(found)


def marked(before: str, after: str) -> Spans:
    """Both texts as one, with what went and what came marked."""
    styles = {
        Mark.SAME: Style.PLAIN,
        Mark.DELETED: Style.DELETED,
        Mark.INSERTED: Style.INSERTED,
    }
    return tuple(Span(piece.text, styles[piece.mark]) for piece in pieces(before, after))
