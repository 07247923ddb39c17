"""What one paragraph says in lines: its text, what changed in it, the page that it ends."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportgen.word.hostile import W

PAGE: Final = "---- 新页 ----"
_MARKS: Final = {"br": " / ", "tab": "    ", "noBreakHyphen": "-"}
_PIECES: Final = tuple(
    f"{W}{name}" for name in ("t", "delText", "instrText", "br", "tab", "commentReference")
)


def paragraph_lines(paragraph: etree._Element) -> Iterator[str]:
    """The lines of a paragraph, with the pages that begin before and end behind it."""
    if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
        yield PAGE
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    text = _text(paragraph)
    if text:
        yield from text.split("\f")
    if section is not None:
        yield page_line(section)


def _text(paragraph: etree._Element) -> str:
    """The text, with what changes of others took away and added."""
    pieces = paragraph.iter(*_PIECES)
    found = "".join(_marked(element, _piece(element)) for element in pieces)
    return found.replace("-][-", "").replace("+}{+", "").rstrip()


def _piece(element: etree._Element) -> str:
    name = etree.QName(element).localname
    if name == "br" and element.get(f"{W}type") == "page":
        return f"\f{PAGE}\f"
    if name == "commentReference":
        return f"[批注{element.get(f'{W}id', '')}]"
    if name == "instrText":
        return f"[域 {(element.text or '').strip()}]"
    return _MARKS.get(name, element.text or "") if element.getparent().tag == f"{W}r" else ""


def _marked(element: etree._Element, text: str) -> str:
    if not text:
        return ""
    for parent in element.iterancestors(f"{W}ins", f"{W}del", f"{W}p"):
        if parent.tag == f"{W}ins":
            return f"{{+{text}+}}"
        if parent.tag == f"{W}del":
            return f"[-{text}-]"
        break
    return text


def page_line(section: etree._Element) -> str:
    """The page set-up of a section in millimetres."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    said = [] if size is None else [f"{_mm(size, 'w')}×{_mm(size, 'h')}"]
    if margins is not None:
        sides = (("上", "top"), ("下", "bottom"), ("左", "left"), ("右", "right"))
        said.append(" ".join(f"{name}{_mm(margins, side)}" for name, side in sides))
    return f"[页面 {'，'.join(said)} 毫米]" if said else "[分节]"


def _mm(element: etree._Element, name: str) -> int:
    """A length in twentieths of a point, in millimetres."""
    text = element.get(f"{W}{name}", "0")
    return round(int(text) * 254 / 14400) if text.lstrip("-").isdecimal() else 0
