"""The formats that a paragraph gives to what is made after its pattern, as XML by name."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from lxml import etree

from reportgen.patterns import pattern
from reportgen.word.hostile import W

_NAMESPACE: Final = pattern(r' xmlns:\w+="[^"]*"')
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
_UNINDENTED: Final = '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>'
_INDENT: Final = '<w:ind w:left="{{ _piece.left }}" w:hanging="{{ _piece.hanging }}"/>'


def formats_of(paragraph: etree._Element, run: etree._Element) -> Iterator[tuple[str, str]]:
    """The names that stand for a format in what is made, each with its XML.

    `SECTION` is the end of a section that the paragraph carries, `ROOM` the width for a table.
    """
    properties = _copy(paragraph.find(W + "pPr"), "pPr")
    section = properties.find(W + "sectPr")
    if section is not None:
        properties.remove(section)
    yield "SECTION", "" if section is None else f"<w:p><w:pPr>{_xml(section)}</w:pPr></w:p>"
    yield from _of_paragraph(properties)
    yield from _of_run(_copy(run.find(W + "rPr"), "rPr"))
    yield "ROOM", str(_room(paragraph))


def _of_paragraph(properties: etree._Element) -> Iterator[tuple[str, str]]:
    """The paragraph as it is, without an indent of its own in a cell, and as an item."""
    yield "NORMAL", _xml(properties)
    indent = properties.find(W + "ind")
    yield "LEFT", str(_twips(indent, "left") + _twips(indent, "firstLine"))
    if indent is not None:
        properties.remove(indent)
    after = (n for n, child in enumerate(properties) if child.tag in _BEHIND)
    properties.insert(next(after, len(properties)), etree.Element(W + "ind"))
    for name, xml in (("CELL", _UNINDENTED), ("ITEM", _INDENT)):
        yield name, re.sub(r"<w:ind\s*/>", xml, _xml(properties))


def _of_run(plain: etree._Element) -> Iterator[tuple[str, str]]:
    """The run as it is, and in bold."""
    yield "PLAIN", _xml(plain)
    for old in [child for child in plain if child.tag in (W + "b", W + "bCs")]:
        plain.remove(old)
    front = sum(child.tag in _IN_FRONT for child in plain)
    plain[front:front] = [etree.Element(W + "b"), etree.Element(W + "bCs")]
    yield "BOLD", _xml(plain)


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
