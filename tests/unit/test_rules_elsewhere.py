"""What published tables of other places taught the rules: to be told, and to be left alone."""

import pytest

from tests.unit.test_money_rules import found as money
from tests.unit.test_money_rules import project as budgeted
from tests.unit.test_rules_found import found, said
from tests.unit.test_rules_silent import project


@pytest.mark.parametrize("target", ["公里", "万亩", "万人", "≥%", '"≧ %"', "元/人/月"])
def test_a_target_that_is_only_a_unit(target: str) -> None:
    typed = project(("数量指标", f"整治长度: {target}"))
    text = target.strip('"')
    assert said(typed, rule="ind-chars") == [f"数量指标“整治长度”的指标值“{text}”等于没有填"]


@pytest.mark.parametrize("target", ["3公里", "≥90%", "全部", "村村通"])
def test_a_target_that_says_something(target: str) -> None:
    assert found(project(("数量指标", f"整治长度: {target}")), rule="ind-chars") == []


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("故障修复时间: ≥24小时", True),
        ("投诉办结时限: ≥5个工作日", True),
        ("故障修复时间: ≤24小时", False),
        ("场馆开放时间: ≥300天", False),
        ("应急值守时间: ≥24小时", False),
    ],
)
def test_who_waits_wants_to_wait_less(row: str, *, wrong: bool) -> None:
    told = [one.message for one in found(project(("时效指标", row)), rule="op-direction")]
    assert [message.partition("”")[2].partition("，")[0] for message in told] == [
        "越短越好"
    ] * wrong


@pytest.mark.parametrize(
    ("purpose", "wrong"),
    [
        ("审批需20万元；检查需20万元；验收需10万元，合计50万元。", True),
        ("审批需20万元；检查需20万元；验收需10万元，合计60万元。", False),
        ("审批需10万元；检查需16万元；验收需10万元，合计36万元。", False),
    ],
)
def test_a_sum_of_all_amounts_in_front_of_it(purpose: str, *, wrong: bool) -> None:
    typed = budgeted().replace("年度总体目标", f"资金用途: {purpose}\n年度总体目标")
    assert [line[:4] for line in money(typed) if "B618" in line] == ["B618"] * wrong


def test_a_sum_of_the_purpose_that_is_far_less_than_the_budget() -> None:
    typed = budgeted().replace(
        "年度总体目标", "资金用途: 村支部书记44人（311元/人），社区4人（191元/人）\n年度总体目标"
    )
    (told,) = money(typed)
    assert told.partition(" ")[2].endswith("44人 × 311元/人 + 4人 × 191元/人 = 1.4448万元")


def test_the_price_of_one_is_no_reckoning_of_all() -> None:
    assert money(budgeted("成本：参审案件补助=100元")) == []


@pytest.mark.parametrize(
    ("goal", "wrong"), [("亮灯率达到98%以上", True), ("合格率达到98%以上", False)]
)
def test_the_rate_of_a_thing_in_few_characters(goal: str, *, wrong: bool) -> None:
    name = goal.partition("达到")[0]
    told = money(budgeted(f"质量：{name}=≥95%", goal=goal))
    assert [line[:4] for line in told] == ["B615"] * wrong


@pytest.mark.parametrize(
    ("goal", "wrong"),
    [
        ("1、培训会员；\\n2、上缴经费；\\n……", True),
        ("培训会员、上缴经费等，各项工作有序开展……", False),
    ],
)
def test_dots_on_a_line_of_their_own(goal: str, *, wrong: bool) -> None:
    lines = goal.replace("\\n", "\n  ")
    typed = project(goal=f"|\n  {lines}")
    assert len(found(typed, rule="goal-placeholder")) == wrong


def test_harm_is_a_cost_of_society() -> None:
    typed = project(("成本指标", "项目对生态产生的不利影响: 减少"))
    assert found(typed, rule="category") == []


def test_a_share_that_is_said_to_be_reached_is_a_share() -> None:
    assert found(project(("质量指标", "经费到位率: 100%达标")), rule="unit-mismatch") == []


def test_pupils_of_last_autumn_are_no_goal_of_last_year() -> None:
    typed = project(keys="资金用途: 按2023年秋季在校学生1304人测算\n")
    assert found(typed, rule="year") == []
