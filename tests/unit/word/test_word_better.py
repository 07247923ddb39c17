"""Where docxtpl's document is wrong and ours is right; the same list stands in docs/engine.md."""

# ruff: noqa: E501 - templates read better in one line each

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from reportgen.word.fields import Leaf, Record, Rows
from tests.unit.word.side_by_side import W, docxtpls, infosets, is_valid, ours, raw_parts

FIELDS = Record(
    {
        "名": Leaf(),
        "空": Leaf(),
        "行": Rows(Record({"名": Leaf()})),
        "没有": Rows(Record({"名": Leaf()})),
    }
)
CONTEXT: dict[str, object] = {"名": "甲", "空": "", "行": [{"名": "一"}, {"名": "二"}], "没有": []}
EMPTY, LOOP, END = "{%tr for 项 in 没有 %}", "{%tr for 项 in 行 %}", "{%tr endfor %}"
AFTER = '<w:trPr><w:gridAfter w:val="1"/></w:trPr>'


def _after(xml: str) -> str:
    """The table with a grid column more than its cells fill, as Word writes it."""
    wider = xml.replace("</w:tblGrid>", '<w:gridCol w:w="2000"/></w:tblGrid>')
    return wider.replace("<w:tr>", f"<w:tr>{AFTER}")


def _template(case: str, table: Callable[..., str]) -> list[str]:
    inner = table(["甲", "乙", "丙"]) + "<w:p/>"
    return {
        "a loop without a turn leaves a table without rows": [
            table([EMPTY], ["{{ 项.名 }}"], [END])
        ],
        "a loop without a turn leaves a row without cells": [
            table(["{%tc for 项 in 没有 %}", "{{ 项.名 }}", "{%tc endfor %}"])
        ],
        "paragraphs that go leave a cell without a paragraph": [
            table(
                [
                    "a",
                    "<w:p><w:r><w:t>{%p if 空 %}</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>",
                ]
            )
        ],
        "a table in a cell widens the grid around it": [table([inner, "x"])],
        "gridAfter loses its grid column": [_after(table(["a", "b"]))],
    }[case]


CASES = [
    "a loop without a turn leaves a table without rows",
    "a loop without a turn leaves a row without cells",
    "paragraphs that go leave a cell without a paragraph",
    "a table in a cell widens the grid around it",
    "gridAfter loses its grid column",
]


@pytest.mark.parametrize("case", CASES)
def test_docxtpls_document_is_broken_and_ours_opens(
    case: str, document: Callable[..., bytes], table: Callable[..., str]
) -> None:
    template = document("前{{ 名 }}", *_template(case, table), "后")
    assert not is_valid(docxtpls(template, CONTEXT))
    assert is_valid(ours(template, CONTEXT, FIELDS))


def _text(data: bytes) -> str:
    root = etree.fromstring(raw_parts(data)["word/document.xml"])
    return "".join(text.text or "" for text in root.iter(W + "t"))


def test_braces_in_data_arrive_as_typed(document: Callable[..., bytes]) -> None:
    template, context = document("{{ 名 }}"), {**CONTEXT, "名": "{_{ 甲 }_}"}
    assert _text(docxtpls(template, context)) == "{{ 甲 }}"
    assert _text(ours(template, context, FIELDS)) == "{_{ 甲 }_}"


def test_an_ampersand_in_a_quoted_text_is_itself(document: Callable[..., bytes]) -> None:
    template = document("{{ '甲&amp;乙' }}")
    assert _text(docxtpls(template, CONTEXT)) == "甲&amp;乙"
    assert _text(ours(template, CONTEXT, FIELDS)) == "甲&乙"


def test_properties_are_escaped_once(document: Callable[..., bytes]) -> None:
    template, context = document("x", title="{{ 名 }}"), {**CONTEXT, "名": "甲&乙"}
    theirs, mine = docxtpls(template, context), ours(template, context, FIELDS)
    assert "甲&amp;amp;乙" in infosets(theirs)["docProps/core.xml"]
    assert "甲&amp;乙" in infosets(mine)["docProps/core.xml"]


def test_what_loops_repeat_stays_unique(document: Callable[..., bytes]) -> None:
    marked = (
        '<w:p><w:bookmarkStart w:id="5" w:name="书签"/><w:r><w:t>{{ 项.名 }}</w:t></w:r>'
        '<w:bookmarkEnd w:id="5"/></w:p>'
    )
    template = document("{%p for 项 in 行 %}", marked, "{%p endfor %}")
    name = "word/document.xml"
    assert raw_parts(docxtpls(template, CONTEXT))[name].count(b'w:id="5"') == 4
    xml = raw_parts(ours(template, CONTEXT, FIELDS))[name].decode()
    assert re.findall(r'w:name="([^"]*)"', xml) == ["书签_1", "书签_2"]
    assert re.findall(r'bookmark\w+ w:id="(\d+)"', xml) == ["1001", "1001", "1002", "1002"]


def test_none_is_blank(document: Callable[..., bytes]) -> None:
    template, context = document("[{{ 名 }}]"), {**CONTEXT, "名": None}
    assert _text(docxtpls(template, context)) == "[None]"
    assert _text(ours(template, context, FIELDS)) == "[]"


def test_every_case_stands_in_the_documentation() -> None:
    page = (Path(__file__).parents[3] / "docs/engine.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+?) \|", page.partition("<!-- better -->")[2], re.MULTILINE)
    assert {case.replace("`", "") for case in CASES} <= {row.replace("`", "") for row in rows}
