"""Long texts: which line breaks stay, which become a space, which vanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.source import unwrap


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("保障18个村，\n有效提升", "保障18个村，有效提升"),
        ("保障\n运转。\n", "保障运转。"),
        ("完成100%\n（含）", "完成100%（含）"),
        ("annual\nreport", "annual report"),
        ("Hello,\nworld", "Hello, world"),
        ("共18\n个村", "共18个村"),
        ("建设\nWiFi", "建设WiFi"),
        ("1 000\n2 000", "1 000 2 000"),
        ("甲  \n  乙", "甲乙"),
        ("第一段\n\n\n第二段", "第一段\n第二段"),
        ("\n　　甲\n　　乙\n", "甲乙"),
        ("", ""),
        ("于\n2023.5开工，投入\n3.5万元", "于2023.5开工，投入3.5万元"),
        ("目标\n一致", "目标一致"),
        ("保证\n目标一致", "保证目标一致"),
        ("包括1、\n2月", "包括1、2月"),
        ("1.\n5万元", "1. 5万元"),
        ("在\n（2023）文", "在（2023）文"),
    ],
)
def test_breaks(typed: str, read: str) -> None:
    assert unwrap(typed) == read


ITEMS = ["1.", "1、", "1．", "12.", "（1）", "(一)", "（十二）", "1)", "一、", "十一、", "目标1"]
ITEMS += ["目标1：", "目标一：", "目标二 ", "第一，", "第2、", "①", "⑩", "- ", "1.2023年"]


@pytest.mark.parametrize("item", ITEMS)
def test_numbered_lines_stay_lines(item: str) -> None:
    assert unwrap(f"总的：\n{item}甲\n乙\n{item}丙") == f"总的：\n{item}甲乙\n{item}丙"


PIECES = st.sampled_from([*"甲，a1.、一（） 年", "目标", "- "])
TEXTS = st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=8).map("\n".join)


@given(st.text() | TEXTS)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(unwrap(text).split()) == "".join(text.split())


@given(TEXTS)
def test_unwrapping_again_changes_nothing_but_paragraphs(text: str) -> None:
    once = unwrap("\n".join(line for line in text.split("\n") if line.strip()))
    assert unwrap(once) == once
