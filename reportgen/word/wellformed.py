"""Proves that a filled part is well-formed, at a fraction of the cost of parsing it whole.

What a template repeats for every row was parsed once: from then on only the tags that it leaves
open or closes stand for it. Values are never left out.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.parsers import expat

from msgspec import Struct

from reportgen.patterns import pattern

_TAG: Final = pattern(r"<(/?)([^\s/>]+)[^>]*?(/?)>")


class Skeletons(Struct, frozen=True):
    """The fixed texts of a template, each with the shorter one that opens and closes the same."""

    known: dict[str, str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Skeletons":
        """The skeletons of the fixed texts in their order; one that cannot be judged stays whole.

        So do the first and the last, which hold the beginning and the end of the root.
        """
        ends = {*texts[:1], *texts[-1:]}
        return cls({text: _skeleton(text) for text in set(texts) - ends if "<" in text})

    def bare(self, pieces: Sequence[str]) -> str:
        """The pieces, put together, with skeletons for fixed texts: well-formed where they are."""
        return "".join(map(self.known.get, pieces, pieces))


def is_well_formed(pieces: Iterable[str]) -> bool:
    """Whether the pieces, put together, are well-formed XML."""
    parser = expat.ParserCreate()
    try:
        for piece in pieces:
            parser.Parse(piece.encode(), False)
        parser.Parse(b"", True)
    except (expat.ExpatError, UnicodeEncodeError):
        return False
    return True


def _skeleton(text: str) -> str:
    closed, opened = _ends(text)
    around = "".join(f"<{name}>" for name in reversed(closed))
    whole = f"<a>{around}{text}{''.join(f'</{name}>' for name in reversed(opened))}</a>"
    between = "".join(f"</{name}>" for name in closed) + "".join(f"<{name}>" for name in opened)
    outside = text.find("<") <= text.find(">") and text.rfind("<") < text.rfind(">")
    return between if outside and "<?" not in text and is_well_formed((whole,)) else text


def _ends(text: str) -> tuple[list[str], list[str]]:
    """The elements that a text ends without having begun them, and begins without ending them."""
    closed: list[str] = []
    opened: list[str] = []
    for found in _TAG.finditer(text):
        closing, name, empty = found.groups()
        if closing and opened and opened[-1] == name:
            opened.pop()
        elif closing:
            closed.append(name)
        elif not empty:
            opened.append(name)
    return closed, opened
