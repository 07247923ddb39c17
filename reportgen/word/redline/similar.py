"""How alike two blocks are, by what they say."""

from collections import Counter

from msgspec import Struct

from reportgen.word.hostile import W
from reportgen.word.redline.marks import Element


class Said(Struct, frozen=True):
    """What a block says: its paragraphs that say anything, and its characters, counted."""

    tag: str
    pieces: Counter[str]
    letters: Counter[str]
    size: int


def said(element: Element) -> Said:
    """What the block says; read once, since it is compared with many others."""
    texts = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in element.iter(f"{W}p"))
    pieces = [text for text in texts if text]
    letters = Counter("".join(pieces))
    return Said(str(element.tag), Counter(pieces), letters, letters.total())


def likeness(one: Said, other: Said) -> float:
    """0 to 1: cells that say the same count whole, and the characters that both hold."""
    if one.tag != other.tag:
        return 0.0
    if not one.pieces and not other.pieces:
        return 1.0
    return (_shared(one.pieces, other.pieces) + _shared(one.letters, other.letters)) / 2


def _shared(one: Counter[str], other: Counter[str]) -> float:
    return (one & other).total() / max(one.total(), other.total(), 1)
