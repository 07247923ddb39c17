"""What must be unique in a document, and which loops would repeat."""

from typing import Final

from lxml import etree

from reportgen.word.hostile import W

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DOC_PR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ID: Final = "reportgen-id"
_STRAY_BOOKMARKS: Final = ("_GoBack", "OLE_LINK")


def strip(root: etree._Element) -> None:
    """Takes out what must be unique in a document and would be repeated by loops."""
    for element in root.iter(W + "p", W + "tr"):
        for name in ("paraId", "textId"):
            element.attrib.pop(_W14 + name, None)
    for picture in root.iter(_DOC_PR):
        picture.set("id", _ID)
    for bookmark in list(root.iter(W + "bookmarkStart")):
        if bookmark.get(W + "name", "").startswith(_STRAY_BOOKMARKS):
            number = bookmark.get(W + "id")
            ends = [e for e in root.iter(W + "bookmarkEnd") if e.get(W + "id") == number]
            for mark in (bookmark, *ends):
                mark.getparent().remove(mark)


def has_pictures(root: etree._Element) -> bool:
    """Whether a part holds pictures, whose numbers are unique in the whole package."""
    return next(root.iter(_DOC_PR), None) is not None


def numbered(text: str) -> str:
    """The patched text, where every picture takes the next number while it is filled in."""
    return text.replace(f'id="{_ID}"', 'id="{{ _id() }}"')
