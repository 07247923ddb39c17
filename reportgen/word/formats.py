"""The formats that a paragraph gives to what is made after its pattern, as XML."""

from itertools import chain
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.word.hostile import W
from reportgen.word.pieces import INDENT, Formats

_NAMESPACE: Final = pattern(r' xmlns:\w+="[^"]*"')
_MARK: Final = INDENT.strip("<?>").split()
_DIGITS: Final = 10
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


class Shape(Struct, frozen=True):
    """How a long text is printed: its formats, the pattern's own indent, the room for a table.

    `section` is the end of a section that the paragraph carries; widths are in twips.
    """

    formats: Formats
    left: int
    room: int
    section: str


def shape_of(paragraph: etree._Element, run: etree._Element) -> Shape:
    """The shape that a paragraph and its run give."""
    properties = _copy(paragraph.find(W + "pPr"), "pPr")
    section = properties.find(W + "sectPr")
    if section is not None:
        properties.remove(section)
    end = "" if section is None else f"<w:p><w:pPr>{_xml(section)}</w:pPr></w:p>"
    indent = properties.find(W + "ind")
    left = _twips(indent, "left") + _twips(indent, "firstLine")
    formats = (_xml(properties), _indented(properties), *_of_run(_copy(run.find(W + "rPr"), "rPr")))
    return Shape(formats, left, _room(paragraph), end)


def _indented(properties: etree._Element) -> str:
    """The paragraph with a mark where an indent is to be put."""
    indent = properties.find(W + "ind")
    if indent is not None:
        properties.remove(indent)
    after = (n for n, child in enumerate(properties) if child.tag in _BEHIND)
    properties.insert(next(after, len(properties)), etree.ProcessingInstruction(*_MARK))
    return _xml(properties)


def _of_run(plain: etree._Element) -> tuple[str, str]:
    """The run as it is, and in bold."""
    as_it_is = _xml(plain)
    for old in [child for child in plain if child.tag in (W + "b", W + "bCs")]:
        plain.remove(old)
    front = sum(child.tag in _IN_FRONT for child in plain)
    plain[front:front] = [etree.Element(W + "b"), etree.Element(W + "bCs")]
    return as_it_is, _xml(plain)


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
    return int(value) if value.isdecimal() and len(value) < _DIGITS else 0
