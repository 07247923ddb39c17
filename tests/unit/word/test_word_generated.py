"""Templates and data made up by hypothesis: docxtpl and ours make the same of them."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.word.fields import Leaf, Record, Rows
from tests.unit.word.side_by_side import docxtpls, infosets, is_valid, ours

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FIELDS = Record(
    {
        "名": Leaf(),
        "空": Leaf(),
        "数": Leaf(),
        "甲": Rows(Record({"名": Leaf(), "乙": Rows(Record({"名": Leaf()}))})),
    }
)
LISTS = {"": ("甲",), "项": ("项.乙", "甲"), "件": ("甲",)}
WORDS = {"": ("名", "空", "数"), "项": ("项.名", "名"), "件": ("件.名", "空")}

texts = st.text(
    st.one_of(
        st.sampled_from("甲乙&<>\"'\n\t😀 {}%_#\\"),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")),
    ),
    max_size=8,
)
rows = st.lists(
    st.fixed_dictionaries(
        {"名": texts, "乙": st.lists(st.fixed_dictionaries({"名": texts}), max_size=3)}
    ),
    max_size=3,
)
contexts = st.fixed_dictionaries(
    {"名": texts, "空": st.just(""), "数": st.integers(1, 3), "甲": rows}
)


@st.composite
def lines(draw: st.DrawFn, inner: str, depth: int = 0) -> str:
    """Text with values, conditions and loops in it, perhaps over several runs."""
    word = draw(st.sampled_from(WORDS[inner]))
    kind = draw(st.integers(0, 6 if depth < 2 else 2))
    if kind == 0:
        return draw(st.sampled_from(("字", " 空 格 ", "&amp;", "“引号”", "5%", "a}b")))
    if kind <= 2:
        return draw(
            st.sampled_from((f"{{{{ {word} }}}}", f"{{{{{word}}}}}", f"甲{{{{ {word} }}}}"))
        )
    first, second = draw(lines(inner, depth + 1)), draw(lines(inner, depth + 1))
    if kind == 3:
        return f"{{% if {word} %}}{first}{{% else %}}{second}{{% endif %}}"
    if kind == 4:
        return (
            first
            + draw(st.sampled_from(("", "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>")))
            + second
        )
    name, path = _loop(draw, inner)
    return f"{{% for {name} in {path} %}}{draw(lines(name, depth + 1))}{{% endfor %}}"


def _loop(draw: st.DrawFn, inner: str) -> tuple[str, str]:
    path = draw(st.sampled_from(LISTS[inner]))
    return ("件" if path == "项.乙" else "项"), path


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@st.composite
def wrapped(draw: st.DrawFn, prefix: str, inner: str) -> tuple[str, str, str]:
    """The tags of a loop or a condition, and the word known between them."""
    if draw(st.booleans()):
        name, path = _loop(draw, inner)
        return f"{{%{prefix} for {name} in {path} %}}", name, f"{{%{prefix} endfor %}}"
    word = draw(st.sampled_from(WORDS[inner]))
    return f"{{%{prefix} if {word} %}}", inner, f"{{%{prefix} endif %}}"


@st.composite
def cells(draw: st.DrawFn, inner: str, looped: bool, depth: int) -> str:
    """One cell: text, perhaps a merge, perhaps a table inside."""
    text = draw(lines(inner, 1))
    if depth == 0 and draw(st.integers(0, 7)) == 0:
        inside = paragraph(text) + draw(tables(inner, depth + 1)) + "<w:p/>"
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
    if looped:
        text = draw(st.sampled_from(("", "", "{% vm %}"))) + text
    if draw(st.integers(0, 9)) == 0:
        text = "{% cellbg 数 %}" + text
    return _cell(text)


@st.composite
def table_rows(draw: st.DrawFn, inner: str, columns: int, looped: bool, depth: int) -> str:
    kind = draw(st.integers(0, 5))
    if kind >= 4:
        start, name, end = draw(wrapped("tr", inner))
        body = draw(table_rows(name, columns, looped or "for" in start, depth))
        filler = "".join(_cell("") for _ in range(columns - 1))
        return f"<w:tr>{_cell(start)}{filler}</w:tr>{body}<w:tr>{_cell(end)}{filler}</w:tr>"
    if kind == 3:
        start, name, end = draw(wrapped("tc", inner))
        inside = draw(cells(name, False, 1))
        if "for" in start and draw(st.booleans()):
            inside = _cell("{% hm %}" + draw(lines(name, 2)))
        return f"<w:tr>{_cell(start)}{inside}{_cell(end)}</w:tr>"
    body = "".join(draw(cells(inner, looped, depth)) for _ in range(columns))
    return f"<w:tr>{body}</w:tr>"


def _cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(text)}</w:tc>'


@st.composite
def tables(draw: st.DrawFn, inner: str = "", depth: int = 0) -> str:
    columns = draw(st.integers(1, 3))
    body = "".join(
        draw(table_rows(inner, columns, False, depth)) for _ in range(draw(st.integers(1, 3)))
    )
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


@st.composite
def blocks(draw: st.DrawFn, inner: str = "", depth: int = 0) -> str:
    kind = draw(st.integers(0, 4 if depth < 2 else 2))
    if kind <= 1:
        return paragraph(draw(lines(inner)))
    if kind == 2:
        return draw(tables(inner)) + "<w:p/>"
    if kind == 3:
        return draw(blocks(inner, depth + 1)) + draw(blocks(inner, depth + 1))
    start, name, end = draw(wrapped("p", inner))
    return paragraph(start) + draw(blocks(name, depth + 1)) + paragraph(end)


def made(body: str) -> bytes:
    document = docx.Document()
    holder = etree.fromstring(f"<x {NS}>{body}</x>")
    for element in holder:
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(etree.tostring(element))
        )
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks(), contexts)
def test_generated_templates_come_out_as_from_docxtpl(
    body: str, context: dict[str, object]
) -> None:
    template = made(body + paragraph("{{ 名 }}"))
    mine = ours(template, context, FIELDS)
    try:
        theirs = docxtpls(template, context)
    except Exception:  # noqa: BLE001 - whatever docxtpl trips over, ours makes a document
        return
    if is_valid(theirs):
        assert infosets(mine) == infosets(theirs)
