"""`{{p 词 }}`: long texts as paragraphs and tables in the template's own format."""

# ruff: noqa: E501 - XML reads better in one line

import io
import re
import time
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.longtext import LongText, Paragraph, Run, Table
from reportgen.longtext.reading import long_text
from reportgen.word import store
from reportgen.word.compile import compile_template
from reportgen.word.fields import Leaf, Record, Rows
from reportgen.word.render import Compiled, render
from tests.docx_text import docx_text
from tests.unit.word.conftest import _document, _table

FIELDS = Record({"长": Leaf(long=True), "短": Leaf(), "行": Rows(Record({"长": Leaf(long=True)}))})
TAG = (
    '<w:p><w:pPr><w:pStyle w:val="Body"/><w:ind w:left="100" w:firstLine="480"/><w:jc w:val="both"/>'
    '</w:pPr><w:r><w:rPr><w:rFonts w:ascii="仿宋"/><w:sz w:val="28"/></w:rPr><w:t>{{p 长 }}</w:t></w:r></w:p>'
)
INDENTED = '<w:ind w:left="100" w:firstLine="480"/>'
FORMAT = f'<w:pPr><w:pStyle w:val="Body"/>{INDENTED}<w:jc w:val="both"/></w:pPr>'
FONT = '<w:rPr><w:rFonts w:ascii="仿宋"/><w:sz w:val="28"/></w:rPr>'
BOLD = '<w:rPr><w:rFonts w:ascii="仿宋"/><w:b/><w:bCs/><w:sz w:val="28"/></w:rPr>'


@cache
def compiled(*blocks: str) -> Compiled:
    """The template, by way of what is kept of it between runs."""
    made, found = compile_template(_document(*blocks), "表.docx", FIELDS)
    assert found == ()
    assert made is not None
    kept = store.load(store.dump(made))
    assert kept is not None
    return kept


def filled(value: object, *blocks: str) -> bytes:
    words = {"长": value, "短": "短", "行": [{"长": value}]}
    return render(compiled(*(blocks or (TAG,))), words)


def body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    return xml.partition("<w:body>")[2].rpartition("<w:sectPr")[0]


def read(text: str) -> LongText:
    return long_text(text)[0]


def test_paragraphs_have_the_format_of_the_pattern() -> None:
    run = f'<w:r>{FONT}<w:t xml:space="preserve">'
    assert body(filled(read("甲\n\n乙**丙**"))) == (
        f"<w:p>{FORMAT}{run}甲</w:t></w:r></w:p>"
        f'<w:p>{FORMAT}{run}乙</w:t></w:r><w:r>{BOLD}<w:t xml:space="preserve">丙</w:t></w:r></w:p>'
    )  # fmt: skip


def test_lists_are_indented_by_level() -> None:
    xml = body(filled(read("- 甲\n  - 乙\n\n    丙")))
    assert re.findall("<w:ind [^>]*>", xml) == [
        '<w:ind w:left="1000" w:hanging="420"/>',
        '<w:ind w:left="1420" w:hanging="420"/>',
        '<w:ind w:left="1420" w:hanging="0"/>',
    ]
    assert re.findall(r"<w:t[^>]*>([^<]+)<", xml) == ["·", "甲", "·", "乙", "丙"]
    assert xml.count("<w:tab/>") == 2


def test_a_table_fills_the_page_or_the_cell() -> None:
    text = read("|甲|乙|丙|\n|-|-|-|\n|1|2|3|")
    xml = body(filled(text))
    assert re.findall(r'<w:tblW w:w="(\d+)"', xml) == ["8640"]
    assert re.findall(r'<w:gridCol w:w="(\d+)"', xml) == ["2880"] * 3
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count('<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>') == 6
    assert xml.endswith(f"</w:tbl><w:p>{FORMAT}</w:p>")
    inside = body(filled(text, _table([TAG, "x"])))
    assert re.findall(r'<w:tblW w:w="(\d+)"', inside) == ["0", "1784"]
    assert docx_text(filled(text)) == "# 甲 | 乙 | 丙\n1 | 2 | 3\n"


def test_an_empty_text_leaves_nothing_but_a_whole_cell() -> None:
    assert docx_text(filled(read(""), "前", TAG, "后")) == "前\n后\n"
    cell = etree.fromstring(f'<x xmlns:w="w">{body(filled("", _table([TAG, "x"])))}</x>')
    assert [child.tag for child in cell.iter("{w}tc").__next__()] == ["{w}tcPr", "{w}p"]


def test_a_plain_text_is_printed_line_by_line() -> None:
    assert docx_text(filled("甲\n\n乙")) == "甲\n乙\n"


def test_the_same_word_may_be_printed_as_text() -> None:
    assert docx_text(filled(read("甲**乙**\n\n丙"), "{{ 长 }}")) == "甲**乙**⏎⏎丙\n"


def test_words_in_loops_and_with_a_default() -> None:
    blocks = ["{%p for 项 in 行 %}", '{{p 项.长|default("无", true) }}', "{%p endfor %}"]
    assert docx_text(filled(read("甲\n\n乙"), *blocks)) == "甲\n乙\n"
    assert docx_text(filled(read(""), *blocks)) == "无\n"


def test_the_end_of_a_section_stays() -> None:
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    pattern = f"<w:p><w:pPr>{section}</w:pPr><w:r><w:t>{{{{p 长 }}}}</w:t></w:r></w:p>"
    xml = body(filled(read("甲\n\n乙"), pattern))
    assert xml.count("<w:sectPr>") == 1
    assert xml.endswith(f"</w:p><w:p><w:pPr>{section}</w:pPr></w:p>")


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
def test_no_text_breaks_the_document(text: str) -> None:
    runs = (Run(text), Run(text, bold=True))
    blocks = (Paragraph(runs), Paragraph(runs, 3, bullet=True), Table(((runs, ()), ((), runs))))
    root = etree.fromstring(f'<x xmlns:w="w">{body(filled(LongText(text, blocks)))}</x>')
    texts = [t.text or "" for t in root.iter("{w}t")]
    assert [t for t in texts if t not in ("", "·")] == [
        text for _ in range(8) if text not in ("", "·")
    ]


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("前{{p 长 }}", "T406 正文 第1段 {{p 长 }}：同一个段落里的“前”会一起去掉｜放到别处去"),
        (
            "{{p 长 }}{{ 短 }}",
            "T406 正文 第1段 {{ 短 }}：会和 {{p 长 }} 所在的那一个段落一起去掉｜放到别处去",
        ),
        (
            "{{p 长 }}{{p 长 }}",
            "T406 正文 第1段 {{p 长 }}：一个段落里只能有一个“{{p”｜各占一行、一格或一段",
        ),
        ("{{p 短 }}", "T404 正文 第1段 {{p 短 }}：“短”只有一段文字，不分段｜直接写 {{ 短 }}"),
        ("{{tr 长 }}", "T406 正文 第1段 {{tr 长 }}：不支持“{{tr ”｜直接写 {{ 词 }}"),
    ],
)
def test_the_tag_stands_alone_and_prints_a_long_text(block: str, told: str) -> None:
    made, found = compile_template(_document(block), "表.docx", FIELDS)
    assert made is None
    assert told in [f"{d.code} {d.place.where} {d.message}｜{d.hint}" for d in found]


def test_an_indent_of_thousands_of_digits_is_none() -> None:
    tag = TAG.replace('w:left="100"', f'w:left="{"9" * 5000}"')
    assert '<w:ind w:left="900" w:hanging="420"/>' in body(filled(read("- 甲"), tag))


def test_only_the_indent_of_the_paragraph_is_set() -> None:
    tag = TAG.replace(INDENTED, "<w:keepNext/><w:foo><w:ind/></w:foo>")
    assert '<w:foo><w:ind/></w:foo><w:ind w:left="420" w:hanging="420"/>' in body(
        filled(read("- 甲"), tag)
    )


def test_very_many_bullets_are_filled_in_time() -> None:
    text = read("- 甲\n- 乙")
    begun = time.perf_counter()
    data = render(
        compiled("{%p for 项 in 行 %}", TAG.replace("长", "项.长"), "{%p endfor %}"),
        {"长": "", "短": "", "行": [{"长": text}] * 8000},
    )
    assert len(data) > 0
    assert time.perf_counter() - begun < 20
