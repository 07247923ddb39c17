"""Small Word templates made in the tests: a body in raw XML, tables as lists of texts."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from reportgen.word.compile import compile_template
from reportgen.word.fields import Leaf, Record, Rows
from reportgen.word.render import Compiled, render

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = f'xmlns:w="{W}"'


def _paragraph(text: str) -> str:
    runs = text if text.startswith("<w:") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p>{runs}</w:p>"


def _cell(text: str) -> str:
    inner = text if text.startswith(("<w:p", "<w:tbl")) else _paragraph(text)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _table(*rows: list[str]) -> str:
    wide = max(len(row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * wide
    body = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _document(*blocks: str, header: str = "", title: str = "") -> bytes:
    document = docx.Document()
    body = document.element.body
    for block in blocks:
        xml = block if block.startswith(("<w:p", "<w:tbl")) else _paragraph(block)
        for element in etree.fromstring(f"<x {NS}>{xml}</x>"):
            body.insert(len(body) - 1, parse_xml(etree.tostring(element)))
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title = title
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _part(data: bytes, name: str = "word/document.xml") -> str:
    """A part in canonical form, cell properties sorted: docxtpl does not keep them in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(name))
    for element in root.iter():  # numbers of editing sessions, which ours leaves out
        for key in [key for key in element.attrib if str(key).startswith(f"{{{W}}}rsid")]:
            del element.attrib[key]
    for properties in root.iter(f"{{{W}}}tcPr"):
        properties[:] = sorted(properties, key=lambda child: str(child.tag))
    return str(etree.tostring(root, method="c14n"), "utf-8")


def _cells(data: bytes) -> list[list[str]]:
    """Every row of every table: texts, `^` before a merge that starts, `|` for one that goes on."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    rows = root.iter(f"{{{W}}}tr")
    return [[_shown(cell) for cell in row.iterchildren(f"{{{W}}}tc")] for row in rows]


def _shown(cell: etree._Element) -> str:
    merge = cell.find(f"{{{W}}}tcPr/{{{W}}}vMerge")
    texts = cell.iterfind(f"{{{W}}}p//{{{W}}}t")
    mark = "" if merge is None else "^" if merge.get(f"{{{W}}}val") == "restart" else "|"
    return mark + "".join(text.text or "" for text in texts)


@pytest.fixture
def fields() -> Record:
    row = Record({word: Leaf() for word in ("一级指标", "二级指标", "三级指标", "指标值", "序号")})
    thirds = Rows(Record({"名称": Leaf()}))
    seconds = Rows(Record({"名称": Leaf(), "三级": thirds}))
    firsts = Rows(Record({"名称": Leaf(), "二级": seconds}))
    project = Record(
        {"项目名称": Leaf(), "数": Leaf(number=True), "指标行": Rows(row), "一级": firsts}
    )
    return Record({"单位": Record({"单位名称": Leaf()}), "项目": project})


@pytest.fixture
def context() -> dict[str, object]:
    words = [
        ("产出", "数量", "排查"),
        ("产出", "数量", "走访"),
        ("产出", "质量", "覆盖"),
        ("效益", "质量", "平安"),
    ]
    rows = [
        {"一级指标": a, "二级指标": b, "三级指标": c, "指标值": f"≥{i}%", "序号": str(i)}
        for i, (a, b, c) in enumerate(words, 1)
    ]
    tree = [
        {"名称": "产出", "二级": [
            {"名称": "数量", "三级": [{"名称": "排查"}, {"名称": "走访"}]},
            {"名称": "质量", "三级": [{"名称": "覆盖"}]},
        ]},
        {"名称": "效益", "二级": [{"名称": "质量", "三级": [{"名称": "平安"}]}]},
    ]  # fmt: skip
    project = {"项目名称": "村级经费", "数": 3, "指标行": rows, "一级": tree}
    return {"单位": {"单位名称": "姚伏镇"}, "项目": project}


@pytest.fixture
def table() -> Callable[..., str]:
    return _table


@pytest.fixture
def document() -> Callable[..., bytes]:
    return _document


@pytest.fixture
def part() -> Callable[..., str]:
    return _part


@pytest.fixture
def cells() -> Callable[[bytes], list[list[str]]]:
    return _cells


@pytest.fixture
def compiled(fields: Record) -> Callable[..., Compiled]:
    def make(*blocks: str, header: str = "", title: str = "") -> Compiled:
        data = _document(*blocks, header=header, title=title)
        made, found = compile_template(data, "表.docx", fields)
        assert found == ()
        assert made is not None
        return made

    return make


@pytest.fixture
def filled(
    compiled: Callable[..., Compiled], context: Mapping[str, object]
) -> Callable[..., bytes]:
    def fill(*blocks: str, header: str = "", title: str = "") -> bytes:
        return render(compiled(*blocks, header=header, title=title), context)

    return fill


@pytest.fixture
def docxtpl_filled(context: dict[str, object]) -> Callable[..., bytes]:
    def fill(*blocks: str, header: str = "", title: str = "") -> bytes:
        template = DocxTemplate(io.BytesIO(_document(*blocks, header=header, title=title)))
        template.render(context, autoescape=True)
        stream = io.BytesIO()
        template.save(stream)
        return stream.getvalue()

    return fill


@pytest.fixture
def mistakes(fields: Record) -> Callable[..., list[str]]:
    def find(*blocks: str, header: str = "", title: str = "") -> list[str]:
        data = _document(*blocks, header=header, title=title)
        made, found = compile_template(data, "表.docx", fields)
        assert made is None
        return [f"{d.code} {d.place.where} {d.message}｜{d.hint}" for d in found]

    return find
