"""Turns `{{p 词 }}` into paragraphs and tables of the template's own format.

The paragraph that holds the tag is the pattern: every paragraph made has its style and spacing, the
tag's run gives the font. Nothing is made but what stands here; words are only its texts.
"""

import re
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.word.chunks import chunks
from reportgen.word.formats import Shape, shape_of
from reportgen.word.hostile import W
from reportgen.word.where import nearest

_TAG: Final = pattern(r"\s*\{\{p\s+(.*?)(\s*)[-+]?\}\}\s*", re.DOTALL)
_MARK: Final = pattern(r"<\?reportgen-block (\d+)\?>")
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")


class Pattern(Struct, frozen=True):
    """A tag's word, the blanks that carry its place, and the shape of what is made of it."""

    word: str
    blanks: str
    shape: Shape

    def jinja(self) -> str:
        """The call that makes the paragraphs and tables, and what stands behind them."""
        shape = self.shape
        facts = f"{self.word}, {shape.left}, {shape.room}, {shape.formats!r}"
        return f"{{{{ _blocks({facts}){self.blanks or ' '}}}}}{shape.section}"


def mark(root: etree._Element) -> tuple[Pattern, ...]:
    """Puts a mark in place of every paragraph with such a tag; comes back with their patterns."""
    patterns: list[Pattern] = []
    for chunk in list(chunks(root)):
        found = _TAG.fullmatch(chunk.text)
        if found is None or chunk.paragraph.tag != W + "p":
            continue
        instruction = etree.ProcessingInstruction("reportgen-block", str(len(patterns)))
        shape = shape_of(chunk.paragraph, nearest(chunk.elements[0], "r"))
        patterns.append(Pattern(found[1].translate(_QUOTES), found[2], shape))
        instruction.tail = chunk.paragraph.tail
        chunk.paragraph.getparent().replace(chunk.paragraph, instruction)
    return tuple(patterns)


def unmark(xml: str, patterns: tuple[Pattern, ...]) -> str:
    """The patched text with Jinja in place of the marks."""
    return _MARK.sub(lambda found: patterns[int(found[1])].jinja(), xml)
