"""What must be unique in a document, and which loops would repeat."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportgen.patterns import pattern
from reportgen.word import bookmarks
from reportgen.word.chunks import chunks
from reportgen.word.hostile import W
from reportgen.word.where import nearest

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DOC_PR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ID: Final = "reportgen-id"
_LOOP: Final = pattern(r"\{%(?:tr|tc|p|r)?[-+]?\s*(for|endfor)\b")


def strip(root: etree._Element) -> None:
    """Takes out what must be unique and a loop would repeat: ids of paragraphs, torn bookmarks."""
    kept = bookmarks.keep(root)
    for picture in root.iter(_DOC_PR):
        picture.set("id", _ID)
    repeated = set(_repeated(root))
    torn = {e.get(W + "id") for e in repeated - kept if e.tag in bookmarks.MARKS}
    for element in repeated:
        for name in ("paraId", "textId"):
            element.attrib.pop(_W14 + name, None)
        if element.tag == W + "sdtPr":
            for number in element.findall(W + "id"):
                element.remove(number)
    for mark in [e for e in root.iter(*bookmarks.MARKS) if e.get(W + "id") in torn]:
        mark.getparent().remove(mark)


def has_pictures(root: etree._Element) -> bool:
    """Whether a part holds pictures, whose numbers are unique in the whole package."""
    return next(root.iter(_DOC_PR), None) is not None


def numbered(text: str) -> str:
    """The patched text, where pictures and bookmarks are numbered while it is filled in."""
    return bookmarks.numbered(text.replace(f'id="{_ID}"', 'id="{{ _id() }}"'))


def _repeated(root: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, rows, bookmarks and controls from the beginning of a loop to its end."""
    loops: dict[etree._Element, list[str]] = {}
    for chunk in chunks(root):
        loops.setdefault(chunk.paragraph, []).extend(_LOOP.findall(chunk.text))
    depth = 0
    for element in root.iter(W + "p", W + "tr", W + "sdtPr", *bookmarks.MARKS):
        words = loops.get(element, [])
        inline = loops.get(nearest(element, "p"), [])
        if depth or words or inline:
            yield element
        depth += sum(1 if word == "for" else -1 for word in words)
