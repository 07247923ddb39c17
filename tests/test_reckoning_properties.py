"""What must hold for the reading of money arithmetic in any text."""

import json
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.checks import check_unit
from reportgen.reckoning import calculations, lists, read, told, uneven
from tests.reading_specs import filled, form

FORM = form()
PIECES = """
    18 3.5 1,200 两 十二 万 亿 元 万元 个 名 人 村 行政村 社区 次 期 天 个月 年 月 / 每 每人 每月
    每个村 共 合计 全年 其中 × * ÷ + = - 至 （ ） ， 、 。 ； % 余 约 ≤ ≥ 以上 以下 补助 培训
    标准 预算 总 第 2024年 １８ 临聘 长聘 人员
"""
WORDS = st.sampled_from([*PIECES.split(), " ", "　", "\n"])
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map("".join), st.text(st.characters(codec="utf-8"), max_size=80)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_quantities_stand_in_it_in_order(text: str) -> None:
    end = 0
    for found in read(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.low <= found.high
        end = found.end
    assert all(c.start < c.end and c.said for c in calculations(text))
    assert told(text).wrong in {None, *told(text).totals}
    assert all(len(listed.parts) > 1 for listed in lists(text))
    assert all(m.end <= found.year.start for found in uneven(text) for _, m in found.months)


def spec(goal: str, name: str, target: str, sentence: str) -> str:
    """A project of these texts, quoted."""
    quoted = [json.dumps(text, ensure_ascii=False) for text in (goal, name, target, sentence)]
    return (
        "项目名称: 道路\n资金:\n  财政拨款: 36.00\n"
        f"年度总体目标: {quoted[0]}\n绩效指标:\n  成本指标:\n    {quoted[1]}: {quoted[2]}\n"
        f"  数量指标:\n    - {quoted[3]}\n"
    )


PLAIN = st.lists(WORDS.filter(str.isprintable), min_size=1, max_size=25).map("甲".join)


@settings(max_examples=150, deadline=None)
@given(PLAIN, PLAIN, PLAIN, PLAIN)
def test_no_text_makes_a_rule_raise_and_every_place_lies_in_the_file(
    goal: str, name: str, target: str, sentence: str
) -> None:
    text = spec(f"甲{goal}", f"甲{name}", target, f"乙{sentence}")
    unit, _ = filled(text, prescribed=FORM)
    lines = text.split("\n")
    for found in check_unit(unit, FORM.form):
        place = found.place
        assert 1 <= place.line <= place.end_line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1个村每村2元",
        "每",
        "1×",
        "1元+",
        "个",
        "1,000",
        "，共1元",
        "/人",
        "一二三十",
        "(",
        " ",
    ],
)
def test_a_hostile_text_takes_little_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = perf_counter()
    read(text), calculations(text), told(text), lists(text)
    assert perf_counter() - start < 2
