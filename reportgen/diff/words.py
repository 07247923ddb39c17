"""Which words of a text changed: numbers are whole, Chinese goes by character."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from msgspec import Struct

from reportgen.tokens import tokens

LONGEST: Final = 4_000
_ISLAND: Final = 2


class Mark(Enum):
    """What happened to a piece of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(Struct, frozen=True):
    """A stretch of text with one mark."""

    mark: Mark
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one: what stays, what went, what came.

    The SAME and DELETED pieces together are `before`, the SAME and INSERTED ones `after`.
    """
    one, other = tokens(before), tokens(after)
    if max(len(one), len(other)) > LONGEST:
        return tuple(_ends(one, other))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece(Mark.SAME, "".join(one[i1:i2])))
        else:
            found += _changed("".join(one[i1:i2]), "".join(other[j1:j2]))
    return tuple(_joined(found))


def _changed(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Mark.DELETED, gone)
    if come:
        yield Piece(Mark.INSERTED, come)


def _joined(found: list[Piece]) -> Iterator[Piece]:
    """Short islands between two changes are part of the change: single characters say nothing."""
    gone, come = "", ""
    for number, piece in enumerate(found):
        inner = 0 < number < len(found) - 1
        if piece.mark is Mark.DELETED:
            gone += piece.text
        elif piece.mark is Mark.INSERTED:
            come += piece.text
        elif inner and len(piece.text) <= _ISLAND and (gone or come):
            gone, come = gone + piece.text, come + piece.text
        else:
            yield from _changed(gone, come)
            gone, come = "", ""
            yield piece
    yield from _changed(gone, come)


def _ends(one: Sequence[str], other: Sequence[str]) -> Iterator[Piece]:
    """For very long texts: what stands in front and behind stays, the middle changed."""
    room = min(len(one), len(other))
    head = next((i for i in range(room) if one[i] != other[i]), room)
    room -= head
    tail = next((i for i in range(room) if one[-1 - i] != other[-1 - i]), room)
    if head:
        yield Piece(Mark.SAME, "".join(one[:head]))
    yield from _changed(
        "".join(one[head : len(one) - tail]), "".join(other[head : len(other) - tail])
    )
    if tail:
        yield Piece(Mark.SAME, "".join(one[len(one) - tail :]))
