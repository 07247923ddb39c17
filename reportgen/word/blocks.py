"""Turns `{{p 词 }}` into paragraphs and tables of the template's own format.

The paragraph that holds the tag is the pattern: every paragraph made has its style and spacing, the
tag's run gives the font. Nothing is made but what stands here; words are only its texts.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.word.chunks import chunks
from reportgen.word.hostile import W
from reportgen.word.where import nearest

_TAG: Final = re.compile(r"\s*\{\{p\s+(.*?)(\s*)[-+]?\}\}\s*", re.DOTALL)
_MARK: Final = re.compile(r"<\?reportgen-block (\d+)\?>")
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")
_NAMESPACE: Final = re.compile(r' xmlns:\w+="[^"]*"')
_MARGINS: Final = 216
_WIDTH: Final = 8844
_IN_FRONT: Final = (W + "rStyle", W + "rFonts")
_BEHIND: Final = tuple(
    W + name
    for name in (
        *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
        *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
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
_NAME: Final = re.compile("[A-Z]{4,}")
_UNINDENTED: Final = '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>'
_INDENT: Final = '<w:ind w:left="{{ _piece.left }}" w:hanging="{{ _piece.hanging }}"/>'


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
        formats = tuple(_formats(chunk.paragraph, nearest(chunk.elements[0], "r")))
        patterns.append(Pattern(found[1].translate(_QUOTES), found[2], formats))
        instruction.tail = chunk.paragraph.tail
        chunk.paragraph.getparent().replace(chunk.paragraph, instruction)
    return tuple(patterns)


def unmark(xml: str, patterns: tuple[Pattern, ...]) -> str:
    """The patched text with Jinja in place of the marks."""
    return _MARK.sub(lambda found: patterns[int(found[1])].jinja(), xml)


def _formats(paragraph: etree._Element, run: etree._Element) -> Iterator[tuple[str, str]]:
    """The names in `_JINJA` that stand for a format, and their XML."""
    properties = _copy(paragraph.find(W + "pPr"), "pPr")
    section = properties.find(W + "sectPr")
    if section is not None:
        properties.remove(section)
        yield "SECTION", f"<w:p><w:pPr>{_xml(section)}</w:pPr></w:p>"
    else:
        yield "SECTION", ""
    yield "NORMAL", _xml(properties)
    indent = properties.find(W + "ind")
    yield "LEFT", str(_twips(indent, "left") + _twips(indent, "firstLine"))
    if indent is not None:
        properties.remove(indent)
    after = (n for n, child in enumerate(properties) if child.tag in _BEHIND)
    properties.insert(next(after, len(properties)), etree.Element(W + "ind"))
    for name, xml in (("CELL", _UNINDENTED), ("ITEM", _INDENT)):
        yield name, re.sub(r"<w:ind\s*/>", xml, _xml(properties))
    plain = _copy(run.find(W + "rPr"), "rPr")
    yield "PLAIN", _xml(plain)
    for old in [child for child in plain if child.tag in (W + "b", W + "bCs")]:
        plain.remove(old)
    front = sum(child.tag in _IN_FRONT for child in plain)
    plain[front:front] = [etree.Element(W + "b"), etree.Element(W + "bCs")]
    yield "BOLD", _xml(plain)
    yield "ROOM", str(_room(paragraph))


def _copy(element: etree._Element | None, name: str) -> etree._Element:
    if element is None:
        return etree.Element(W + name, nsmap={"w": W[1:-1]})
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _xml(element: etree._Element) -> str:
    """The element as it stands in a part, which declares its namespaces once for all."""
    return _NAMESPACE.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def _room(paragraph: etree._Element) -> int:
    """The width a table may have here: of the cell, or between the margins of the page."""
    cell = next(paragraph.iterancestors(W + "tc"), None)
    if cell is not None:
        return max(_twips(cell.find(f"{W}tcPr/{W}tcW"), "w") - _MARGINS, 0) or _WIDTH
    behind = (e for e in paragraph.itersiblings() for e in e.iter(W + "sectPr"))
    section = next(chain(paragraph.iter(W + "sectPr"), behind), None)
    if section is None:
        return _WIDTH
    page, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    room = _twips(page, "w") - _twips(margins, "left") - _twips(margins, "right")
    return room if room > 0 else _WIDTH


def _twips(element: etree._Element | None, name: str) -> int:
    value = "" if element is None else element.get(W + name, "")
    return int(value) if value.isdecimal() else 0
