"""Fills one template with docxtpl and with ours, and compares all parts as XML infosets."""

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from xml.parsers import expat

import docx
from docxtpl import DocxTemplate
from lxml import etree

from reportgen.word.compile import compile_template
from reportgen.word.fields import Record
from reportgen.word.render import render

_MAKERS = ("}creator", "}lastModifiedBy", "}revision", "}lastPrinted")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Parts = dict[str, str]


def ours(template: bytes, context: Mapping[str, object], fields: Record) -> bytes:
    compiled, found = compile_template(template, "表.docx", fields)
    assert compiled is not None, found
    return render(compiled, context)


def docxtpls(template: bytes, context: Mapping[str, object]) -> bytes:
    made = DocxTemplate(io.BytesIO(template))
    made.render(deepcopy(dict(context)), autoescape=True)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def raw_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def infosets(data: bytes) -> Parts:
    """Every XML part in canonical form; what has no order is sorted."""
    found = {}
    for name, content in raw_parts(data).items():
        if name.endswith((".xml", ".rels")):
            found[name] = _canonical(etree.fromstring(content))
    return found


def _canonical(root: etree._Element) -> str:
    if root.tag.endswith(("}Relationships", "}Types")):
        return "\n".join(sorted(etree.tostring(e, method="c14n").decode() for e in root))
    if root.tag.endswith("}coreProperties"):  # docxtpl adds those that are missing, without text
        root[:] = [child for child in root if child.text and not child.tag.endswith(_MAKERS)]
    if root.tag.endswith("}Properties"):
        root[:] = [child for child in root if not child.tag.endswith(("}Company", "}Manager"))]
    for element in [*root.iter(W + "rsids", W + "rsid")]:  # ours tells nothing of the makers
        element.getparent().remove(element)
    for element in root.iter():
        for name in [name for name in element.attrib if str(name).startswith(W + "rsid")]:
            del element.attrib[name]
    for properties in root.iter(W + "tcPr"):  # docxtpl does not keep them in schema order
        properties[:] = sorted(properties, key=lambda child: str(child.tag))
    return str(etree.tostring(root, method="c14n"), "utf-8")


def is_valid(data: bytes) -> bool:
    """Whether Word would open it: well-formed, no empty tables, rows and cells, true grids."""
    try:
        for name, content in raw_parts(data).items():
            if name.endswith(".xml"):
                expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        return False
    root = etree.fromstring(raw_parts(data)["word/document.xml"])
    return all(
        (
            all(len(cell) and cell[-1].tag == W + "p" for cell in root.iter(W + "tc")),
            all(row.find(W + "tc") is not None for row in root.iter(W + "tr")),
            all(_is_true(table) for table in root.iter(W + "tbl")),
            all(not _inside(e, ("t", "r", "p")) for e in root.iter(W + "r")),
            all(not _inside(e, ("t", "r", "p")) for e in root.iter(W + "p", W + "tbl")),
            all(not (e.text or "").strip() for e in root.iter() if e.tag in _NO_TEXT),
            all(not (e.tail or "").strip() for e in root.iter()),
        )
    )


_NO_TEXT = {W + tag for tag in ("body", "p", "r", "tbl", "tr", "tc", "tcPr", "pPr", "rPr")}


def _inside(element: etree._Element, wrong: tuple[str, ...]) -> bool:
    """Whether the element stands where only a text, or a run of another paragraph, may stand."""
    parent = element.getparent()
    allowed = {W + "p"} if element.tag == W + "r" else set()
    return parent is not None and parent.tag in {W + tag for tag in wrong} - allowed


def _is_true(table: etree._Element) -> bool:
    """Whether the table has rows, and its grid as many columns as its widest row."""
    widths = [_width(row) for row in table.iterchildren(W + "tr")]
    return bool(widths) and max(widths) == len(table.findall(f"{W}tblGrid/{W}gridCol"))


def _width(row: etree._Element) -> int:
    width = 0
    for skip in row.iterfind(f"{W}trPr/*"):
        if skip.tag in (W + "gridBefore", W + "gridAfter"):
            width += int(skip.get(W + "val"))
    for cell in row.iterchildren(W + "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width += 1 if span is None else int(span.get(W + "val"))
    return width


def made_of(text: str, context: Mapping[str, object], fields: Record) -> str:
    """The text that comes of one paragraph."""
    made = ours(_paragraph(text), context, fields)
    root = etree.fromstring(raw_parts(made)["word/document.xml"])
    return "".join(piece.text or "" for piece in root.iter(W + "t"))


def mistakes_of(text: str, fields: Record) -> list[str]:
    """What is wrong with one paragraph."""
    made, found = compile_template(_paragraph(text), "表.docx", fields)
    assert made is None
    return [f"{d.code} {d.place.where} {d.message}｜{d.hint}" for d in found]


def _paragraph(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
