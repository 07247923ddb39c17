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
from reportgen.word.formats import formats_of
from reportgen.word.hostile import W
from reportgen.word.where import nearest

_TAG: Final = pattern(r"\s*\{\{p\s+(.*?)(\s*)[-+]?\}\}\s*", re.DOTALL)
_MARK: Final = pattern(r"<\?reportgen-block (\d+)\?>")
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RUNS: Final = (
    "{% for _run in RUNS %}<w:r>{% if _run.bold %}BOLD{% else %}PLAIN{% endif %}"
    '<w:t xml:space="preserve">{{ _run.text }}</w:t></w:r>{% endfor %}'
)
_TABLE: Final = (
    '<w:tbl><w:tblPr><w:tblW w:w="{{ _piece.width }}" w:type="dxa"/>'
    f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{% for _width in _piece.widths %}'
    '<w:gridCol w:w="{{ _width }}"/>{% endfor %}</w:tblGrid>'
    "{% for _line in _piece.rows %}<w:tr><w:trPr><w:cantSplit/>"
    "{% if _line.head %}<w:tblHeader/>{% endif %}</w:trPr>{% for _box in _line.cells %}<w:tc>"
    '<w:tcPr><w:tcW w:w="{{ _box.width }}" w:type="dxa"/></w:tcPr>'
    f"<w:p>CELL{_RUNS.replace('RUNS', '_box.runs')}</w:p></w:tc>"
    "{% endfor %}</w:tr>{% endfor %}</w:tbl><w:p>NORMAL</w:p>"
)
_JINJA: Final = (
    "{% for _piece in _blocks(WORD, LEFT, ROOM)BLANKS%}{% if _piece.rows %}"
    f"{_TABLE}{{% else %}}<w:p>{{% if _piece.left %}}ITEM{{% else %}}NORMAL{{% endif %}}"
    f"{_RUNS.replace('RUNS', '_piece.runs')}</w:p>{{% endif %}}{{% endfor %}}SECTION"
)
_NAME: Final = pattern("[A-Z]{4,}")


class Pattern(Struct, frozen=True):
    """A tag's word and the blanks that carry its place, and the format of what is made of it."""

    word: str
    blanks: str
    formats: tuple[tuple[str, str], ...]

    def jinja(self) -> str:
        """The Jinja text that makes the paragraphs and tables."""
        known = {**dict(self.formats), "BLANKS": self.blanks or " ", "WORD": self.word}
        return _NAME.sub(lambda found: known[found[0]], _JINJA)


def mark(root: etree._Element) -> tuple[Pattern, ...]:
    """Puts a mark in place of every paragraph with such a tag; comes back with their patterns."""
    patterns: list[Pattern] = []
    for chunk in list(chunks(root)):
        found = _TAG.fullmatch(chunk.text)
        if found is None or chunk.paragraph.tag != W + "p":
            continue
        instruction = etree.ProcessingInstruction("reportgen-block", str(len(patterns)))
        formats = tuple(formats_of(chunk.paragraph, nearest(chunk.elements[0], "r")))
        patterns.append(Pattern(found[1].translate(_QUOTES), found[2], formats))
        instruction.tail = chunk.paragraph.tail
        chunk.paragraph.getparent().replace(chunk.paragraph, instruction)
    return tuple(patterns)


def unmark(xml: str, patterns: tuple[Pattern, ...]) -> str:
    """The patched text with Jinja in place of the marks."""
    return _MARK.sub(lambda found: patterns[int(found[1])].jinja(), xml)
