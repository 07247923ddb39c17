"""What year, date-range and doc-year say of dates, and when they are silent."""

import pytest

from reportgen.codes import Severity
from tests.unit.test_rules_found import found
from tests.unit.test_rules_silent import project, rules


@pytest.mark.parametrize(
    "typed",
    ["2023.12.31", "2023-12-31", "2023/12/31", '"20231231"', "2023.12.31前", "2023.01-2023.12"],
)
def test_a_deadline_in_figures_of_last_year_must_be_changed(typed: str) -> None:
    (told,) = found(project(("时效指标", f"完成时限: {typed}")), rule="year")
    assert told.severity is Severity.ERROR
    assert told.message == "时效指标“完成时限”里写的是2023年，本表是2024年度"
    assert rules(project(("时效指标", f"完成时限: {typed.replace('2023', '2024')}"))) == set()


@pytest.mark.parametrize(
    "goal",
    [
        "于2023年10月31日前完成全镇村道养护，保障群众出行",
        "2023年12月底前为全镇群众提供村道养护服务，保障出行",
        "开展村道养护，到2023年底村道完好率达到九成，保障出行",
        "二〇二三年完成全镇村道养护，保障群众出行",
        "23年完成全镇村道养护，保障群众出行",
        "2023.10.31前完成全镇村道养护，保障群众出行",
    ],
)
def test_a_goal_that_is_to_be_reached_last_year_must_be_changed(goal: str) -> None:
    (told,) = found(project(goal=goal), rule="year")
    assert told.severity is Severity.ERROR


@pytest.mark.parametrize(
    "goal",
    [
        "截至2023年底，完成全镇村道养护，保障群众出行",
        "村道养护2023年12月底前验收，尾款本年支付，保障群众出行",
        "对2023年底前完成硬化的村道开展养护，保障群众出行",
    ],
)
def test_a_goal_that_may_mean_another_year_is_only_asked_about(goal: str) -> None:
    (told,) = found(project(goal=goal), rule="year")
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize(
    "goal",
    [
        "截至2023年底，已完成村道养护18条，继续养护其余村道，保障出行",
        "截至2023年底，全镇有村道18条，年久失修，开展养护，保障出行",
        "计划20年完成村道硬化，分15-20年完成，保障群众出行",
        "历时23年完成的村道，继续开展养护，保障群众出行",
        "二〇二四年完成全镇村道养护，保障群众出行",
    ],
)
def test_goals_that_tell_what_there_is(goal: str) -> None:
    assert found(project(goal=goal), rule="year") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("13月底前", "里写的是“13月底”，月份只有1到12"),
        ("6月31日前", "里写的是“6月31日”，没有6月31日"),
        ("2025年2月29日前", "里写的是“2025年2月29日”，2025年没有2月29日"),
        ("2024年2月30日前", "里写的是“2024年2月30日”，2024年没有2月30日"),
        ("2024-02-30", "里写的是“2024-02-30”，2024年没有2月30日"),
    ],
)
def test_dates_that_do_not_exist(typed: str, said: str) -> None:
    (told,) = found(project(("时效指标", f"完成时限: {typed}")), rule="date-range")
    assert told.message == f"时效指标“完成时限”{said}"


@pytest.mark.parametrize(
    "typed",
    ["12月底前", "6月30日前", "2月29日前", "2024年2月29日前", "10月-3月", "24月", "2024-02-29"],
)
def test_dates_that_do(typed: str) -> None:
    assert "date-range" not in rules(project(("时效指标", f"完成时限: {typed}")))


def test_a_time_before_the_work_is_only_asked_about() -> None:
    (told,) = found(project(("时效指标", "合同签订时间: 2023年11月")), rule="year")
    assert told.severity is Severity.WARNING
