"""Contents: bookmarks that loops repeat, and the links and page numbers that go to them."""

# ruff: noqa: E501 - XML reads better in one line

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from reportgen.word.compile import compile_template
from reportgen.word.fieldcodes import updating
from reportgen.word.fields import Leaf, Record, Rows
from reportgen.word.render import render

ITEM = Record({"名": Leaf(), "有": Leaf(), "子": Rows(Record({"名": Leaf()}))})
FIELDS = Record({"行": Rows(ITEM), "没有": Rows(ITEM)})
WORDS = {
    "行": [
        {"名": "甲", "有": "1", "子": [{"名": "a"}, {"名": "b"}]},
        {"名": "乙", "有": "", "子": [{"名": "c"}]},
    ],
    "没有": [],
}
LOOP, INNER, END = "{%p for 项 in 行 %}", "{%p for 子 in 项.子 %}", "{%p endfor %}"
START, STOP = '<w:bookmarkStart w:id="{}" w:name="{}"/>', '<w:bookmarkEnd w:id="{}"/>'
Document = Callable[..., bytes]


def text(said: str) -> str:
    return f"<w:r><w:t>{said}</w:t></w:r>"


def marked(name: str, said: str, number: int = 5) -> str:
    start, stop = START.format(number, name), STOP.format(number)
    return f"<w:p>{start}{text(said)}{stop}</w:p>"


def page(*code: str, shown: str = "7") -> str:
    kinds = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in BEGIN}
    codes = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in code)
    return f"{kinds['begin']}{codes}{kinds['separate']}{text(shown)}{kinds['end']}"


BEGIN = ("begin", "separate", "end")


def parts(template: bytes) -> dict[str, str]:
    made, found = compile_template(template, "表.docx", FIELDS)
    assert found == ()
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(render(made, WORDS))) as package:
        return {n: package.read(n).decode() for n in package.namelist() if n.endswith(".xml")}


def body(template: bytes) -> str:
    return parts(template)["word/document.xml"]


def names(xml: str) -> list[str]:
    return re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', xml)


def test_every_turn_has_its_own_bookmark_and_entry(document: Document) -> None:
    link = f'<w:p><w:hyperlink w:anchor="项目">{text("{{ 项.名 }}")}{page(" PAGEREF 项目 ")}'
    entry = f"{link}</w:hyperlink></w:p>"
    xml = body(document(LOOP, entry, END, LOOP, marked("项目", "{{ 项.名 }}"), END))
    assert re.findall(r'w:anchor="([^"]*)"', xml) == ["项目_1", "项目_2"]
    assert re.findall(r">( PAGEREF [^<]*)<", xml) == [" PAGEREF 项目_1 ", " PAGEREF 项目_2 "]
    assert names(xml) == ["项目_1", "项目_2"]
    assert re.findall(r'<w:bookmark(\w+) w:id="(\d+)"', xml) == [
        *(("Start", "1001"), ("End", "1001"), ("Start", "1002"), ("End", "1002"))
    ]


def test_a_loop_in_a_loop_counts_both(document: Document) -> None:
    heading = marked("子目", "{{ 子.名 }}")
    link = f'<w:p><w:hyperlink w:anchor="子目">{text("x")}</w:hyperlink></w:p>'
    xml = body(document(LOOP, INNER, link, heading, END, link, END, link))
    assert names(xml) == ["子目_1_1", "子目_1_2", "子目_2_1"]
    assert re.findall(r'w:anchor="子目_([^"]*)"', xml) == [
        *("1_1", "1_2", "1_1", "2_1", "2_1", "1_1")
    ]


def test_rows_of_a_table_and_conditions_between(
    document: Document, table: Callable[..., str]
) -> None:
    cell = f"{START.format(5, '行号')}{text('{{ 项.名 }}')}{STOP.format(5)}"
    rows = table(["{%tr for 项 in 行 %}"], ["{%tr if 项.有 %}"], [f"<w:p>{cell}</w:p>"],
                 ["{%tr endif %}"], ["{%tr endfor %}"])  # fmt: skip
    assert names(body(document(rows))) == ["行号_1"]


def test_a_bookmark_around_a_condition_in_its_paragraph_stays(document: Document) -> None:
    heading = marked("项目", "{% if 项.有 %}有{% else %}无{% endif %}")
    assert names(body(document(LOOP, heading, END))) == ["项目_1", "项目_2"]


@pytest.mark.parametrize(
    "blocks",
    [
        [LOOP, f"<w:p>{START.format(5, '书签')}{text('x')}</w:p>", END, f"<w:p>{STOP.format(5)}</w:p>"],
        [LOOP, "{%p if 项.有 %}", f"<w:p>{START.format(5, '书签')}</w:p>", "{%p endif %}",
         f"<w:p>{STOP.format(5)}</w:p>", END],
        [LOOP, f"<w:p>{text('{% if 项.有 %}x')}{START.format(5, '书签')}{text('{% endif %}')}{STOP.format(5)}</w:p>", END],
        [f"<w:p>{START.format(5, '书签')}{text('{%p for 项 in 行 %}')}{STOP.format(5)}</w:p>", END],
        [LOOP, marked("_GoBack", "x"), END],
        ["{%p for 项 in 没有 %}", marked("书签", "x"), END],
    ],
)  # fmt: skip
def test_what_tags_tear_apart_and_nothing_needs_is_taken_out(
    blocks: list[str], document: Document
) -> None:
    assert "bookmark" not in body(document(*blocks))


def test_hidden_bookmarks_stay_where_a_page_number_names_them(document: Document) -> None:
    entry = f"<w:p>{page(' PAGE', 'REF _To', 'c12 ', chr(92) + 'h ')}</w:p>"
    xml = body(document(LOOP, entry, marked("_Toc12", "{{ 项.名 }}"), END))
    assert names(xml) == ["_Toc12_1", "_Toc12_2"]
    assert " PAGEREF _Toc12_2 \\h <" in xml


def test_bookmarks_outside_of_loops_keep_their_names(document: Document) -> None:
    blocks = [marked("封面", "x", 1001), LOOP, marked("项目", "{{ 项.名 }}", 3), END]
    xml = body(document(*blocks))
    assert names(xml) == ["封面", "项目_1", "项目_2"]
    assert len(set(re.findall(r'bookmarkStart w:id="(\d+)"', xml))) == 3


def test_a_name_is_never_longer_than_word_allows(document: Document) -> None:
    xml = body(document(LOOP, INNER, marked("长" * 40, "x"), END, END))
    assert max(map(len, names(xml))) <= 40


def test_no_page_number_of_the_template_is_printed(document: Document) -> None:
    simple = f'<w:p><w:fldSimple w:instr=" PAGEREF 封面 ">{text("8")}</w:fldSimple></w:p>'
    made = parts(
        document(marked("封面", "{{ 行|length }}"), f"<w:p>{page('PAGEREF 封面')}</w:p>", simple)
    )
    xml = made["word/document.xml"]
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml) == ["2", "", ""]
    assert re.findall(r'<w:fld(\w+) [^>]*w:dirty="true"', xml) == ["Char", "Simple"]
    assert '<w:updateFields w:val="true"/>' in made["word/settings.xml"]


def test_without_page_numbers_the_settings_stay(document: Document) -> None:
    made = parts(document("{{ 行|length }}", f"<w:p>{page(' PAGE ')}</w:p>"))
    assert "updateFields" not in made["word/settings.xml"]
    assert "<w:t>7</w:t>" in made["word/document.xml"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:zoom/><w:compat/>", "zoom updateFields compat"),
        ("<w:zoom/>", "zoom updateFields"),
        ("<w:updateFields/><w:compat/>", "updateFields compat"),
    ],
)
def test_settings_keep_their_order(before: str, after: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = updating(f"<w:settings {space}>{before}</w:settings>".encode()).decode()
    assert " ".join(re.findall(r"<w:(zoom|updateFields|compat)\b", xml)) == after
