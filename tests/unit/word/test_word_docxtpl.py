"""What docxtpl makes of its own syntax, we make too."""

# ruff: noqa: E501 - templates and sentences read better in one line each

import re
from collections.abc import Callable

import pytest

SPLIT = '<w:r><w:t>{{ 项目.</w:t></w:r><w:proofErr w:type="gramStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>项目名称 }}</w:t></w:r>'
CASES = {
    "text": ["{{ 单位.单位名称 }}：{{ 项目.项目名称 }}"],
    "split": [SPLIT],
    "condition": ["{% if 项目.数 > 2 %}多{% elif 项目.数 %}少{% else %}无{% endif %}"],
    "set": ["{% set 名 = 项目.项目名称 %}{{ 名 }}"],
    "curly": ["{{ 项目.项目名称|default(“无”) }}", "{% if 项目.数 &lt; 5 %}小{% endif %}"],
    "paragraphs": ["{%p for 行 in 项目.指标行 %}", "{{ loop.index }}.{{ 行.三级指标 }}", "{%p endfor %}"],
    "joined": ["{%- for 行 in 项目.指标行 -%}{{ 行.序号 }}、{%- endfor -%}"],
    "filters": ['{{ 项目.指标行|join("、", attribute="三级指标") }}，共{{ 项目.指标行|length }}项'],
    "paragraph condition": ["{%p if 项目.数 == 4 %}", "四", "{%p else %}", "{{ 项目.数 }}", "{%p endif %}"],
}  # fmt: skip
TABLES = {
    "rows": [["名", "值"], ["{%tr for 行 in 项目.指标行 %}", ""], ["{{ 行.三级指标 }}", "{{ 行.指标值 }}"], ["{%tr endfor %}", ""]],
    "row condition": [["{%tr if 项目.数 %}", ""], ["{{ 项目.数 }}", "b"], ["{%tr endif %}", ""], ["a", "b"]],
    "nested loops": [
        ["{%tr for 甲 in 项目.一级 %}", ""], ["{%tr for 乙 in 甲.二级 %}", ""],
        ["{{ 甲.名称 }}", "{{ 乙.名称 }}{% if loop.last %}末{% endif %}"],
        ["{%tr endfor %}", ""], ["{%tr endfor %}", ""],
    ],
    "cells": [["头", "{%tc for 行 in 项目.指标行 %}", "{{ 行.三级指标 }}", "{%tc endfor %}"]],
    "fewer columns": [["{%tc for 甲 in 项目.一级 %}", "{{ 甲.名称 }}", "{%tc endfor %}"], ["a", "b"]],
    "bare vm": [["{%tr for 行 in 项目.指标行 %}", ""], ["{% vm %}{{ 项目.数 }}", "{{ 行.指标值 }}"], ["{%tr endfor %}", ""]],
    "hm": [["{%tc for 行 in 项目.指标行 %}", "{% hm %}{{ 项目.数 }}", "{%tc endfor %}"], ["{%tc for 行 in 项目.指标行 %}", "{{ 行.序号 }}", "{%tc endfor %}"]],
    "colspan": [["{% colspan 项目.数 %}宽"], ["a", "b", "c"]],
    "cellbg": [["{% cellbg 项目.数 %}色", "b"]],
}  # fmt: skip


@pytest.mark.parametrize("blocks", CASES.values(), ids=CASES)
def test_paragraphs_come_out_as_from_docxtpl(
    blocks: list[str],
    filled: Callable[..., bytes],
    docxtpl_filled: Callable[..., bytes],
    part: Callable[..., str],
) -> None:
    assert part(filled(*blocks)) == part(docxtpl_filled(*blocks))


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_tables_come_out_as_from_docxtpl(
    rows: list[list[str]],
    table: Callable[..., str],
    filled: Callable[..., bytes],
    docxtpl_filled: Callable[..., bytes],
    part: Callable[..., str],
) -> None:
    blocks = (table(*rows), "后")
    assert part(filled(*blocks)) == part(docxtpl_filled(*blocks))


def test_headers_come_out_as_from_docxtpl(
    filled: Callable[..., bytes],
    docxtpl_filled: Callable[..., bytes],
    part: Callable[..., str],
) -> None:
    header = "{{ 单位.单位名称 }} {% if 项目.数 %}{{ 项目.项目名称 }}{% endif %}"
    ours, theirs = filled("正文", header=header), docxtpl_filled("正文", header=header)
    assert part(ours, "word/header1.xml") == part(theirs, "word/header1.xml")
    assert "姚伏镇 村级经费" in part(ours, "word/header1.xml")


def test_the_title_is_filled_in_and_the_clock_stays_the_templates(
    filled: Callable[..., bytes], document: Callable[..., bytes], part: Callable[..., str]
) -> None:
    title = "{{ 项目.项目名称 }}表"
    ours, template = filled("正文", title=title), document("正文", title=title)
    name = "docProps/core.xml"
    kept = re.sub(
        r"<(dc:creator|cp:lastModifiedBy|cp:revision)>[^<]*</\1>", "", part(template, name)
    )
    assert part(ours, name) == kept.replace(title, "村级经费表")
