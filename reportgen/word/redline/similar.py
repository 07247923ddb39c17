"""How alike two blocks are, by what they say."""

from collections import Counter

from reportgen.word.hostile import W
from reportgen.word.redline.marks import Element


def likeness(one: Element, other: Element) -> float:
    """0 to 1: cells that say the same count whole, and the characters that both hold."""
    if one.tag != other.tag:
        return 0.0
    mine, theirs = _pieces(one), _pieces(other)
    if not mine and not theirs:
        return 1.0
    same = (Counter(mine) & Counter(theirs)).total()
    whole = same / max(len(mine), len(theirs), 1)
    letters = Counter("".join(mine)), Counter("".join(theirs))
    shared = (letters[0] & letters[1]).total() / max(letters[0].total(), letters[1].total(), 1)
    return (whole + shared) / 2


def _pieces(element: Element) -> list[str]:
    paragraphs = element.iter(f"{W}p")
    texts = ("".join(t.text or "" for t in paragraph.iter(f"{W}t")) for paragraph in paragraphs)
    return [text for text in texts if text]
