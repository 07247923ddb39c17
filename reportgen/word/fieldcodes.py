"""Field codes of a part: what they say, what they name, and how their results go out of date."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.word.hostile import W

_REFERS: Final = pattern(r'\s*(PAGEREF|REF|NOTEREF)\s+"?([^\s"\\]+)', re.IGNORECASE)
_COMPUTED: Final = pattern(r"\s*(PAGEREF|TOC)\b", re.IGNORECASE)
_BEHIND: Final = frozenset(
    (
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr"),
        *("attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats"),
        *("doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
        *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags"),
        *("decimalSymbol", "listSeparator"),
    )
)


class Code(Struct):
    """One field: the elements of its code, of its result, and what marks it as out of date.

    `texts` are w:instrText, or the one w:fldSimple that holds its code in an attribute.
    """

    start: etree._Element
    texts: list[etree._Element]
    results: list[etree._Element]

    @property
    def text(self) -> str:
        """The code, however Word split it."""
        if self.start.tag == W + "fldSimple":
            return str(self.start.get(W + "instr", ""))
        return "".join(text.text or "" for text in self.texts)

    @property
    def target(self) -> str:
        """The bookmark that the code names, or ""."""
        found = _REFERS.match(self.text)
        return found[2] if found else ""

    def go_to(self, bookmark: str) -> None:
        """Names another bookmark; what the field shows is no longer so."""
        code = _REFERS.sub(lambda found: f" {found[1]} {bookmark}", self.text, count=1)
        if self.start.tag == W + "fldSimple":
            self.start.set(W + "instr", code)
        for number, text in enumerate(self.texts):
            text.text = "" if number else code
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self.forget()

    def forget(self) -> None:
        """Takes out the shown result, and has Word work it out anew."""
        self.start.set(W + "dirty", "true")
        for result in self.results:
            result.text = ""


def field_codes(root: etree._Element) -> Iterator[Code]:
    """Every field of a part; a field within the result of another is one of its own."""
    for simple in root.iter(W + "fldSimple"):
        yield Code(simple, [], list(simple.iter(W + "t")))
    open_fields: list[tuple[Code, bool]] = []
    for piece in root.iter(W + "fldChar", W + "instrText", W + "t"):
        kind = piece.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append((Code(piece, [], []), False))
        elif not open_fields:
            continue
        elif kind == "separate":
            open_fields[-1] = (open_fields[-1][0], True)
        elif kind == "end":
            yield open_fields.pop()[0]
        else:
            code, shown = open_fields[-1]
            (code.results if shown else code.texts).append(piece)


def forget_pages(root: etree._Element) -> bool:
    """Forgets every page number of a contents list; whether there were any."""
    found = [code for code in field_codes(root) if _COMPUTED.match(code.text)]
    for code in found:
        if code.target:
            code.forget()
        code.start.set(W + "dirty", "true")
    return bool(found)


def updating(settings: bytes) -> bytes:
    """The settings of a document that asks Word to work out its fields when it is opened."""
    root = etree.fromstring(settings)
    if root.find(W + "updateFields") is None:
        element = etree.Element(W + "updateFields")
        element.set(W + "val", "true")
        after = (n for n, child in enumerate(root) if child.tag.removeprefix(W) in _BEHIND)
        root.insert(next(after, len(root)), element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
