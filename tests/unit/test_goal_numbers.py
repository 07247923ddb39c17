"""Which numbers of a goal the indicators, 测算 and 基础数据 must have, and which standards."""

import pytest

from tests.reading_specs import UNIT
from tests.unit.test_money_rules import found, project

PAY = """测算:
  书记报酬: 15人 × 3500元/人/月 × 12个月
  委员报酬: 60人 × 2500元/人/月 × 12个月
"""
CADRES = "数量：书记人数=12人，其他村干部人数=36人"
UNEQUAL = "年度总体目标里的数和指标不一样"


@pytest.mark.parametrize(
    ("rows", "goal", "costing", "said"),
    [
        (CADRES, "保障48名村干部报酬", "", []),
        (CADRES, "保障49名村干部报酬", "", ["年度总体目标里的49名村干部，指标里没有"]),
        ("数量：活动次数=144次", "12个党支部开展活动", "支部活动: 12个支部 × 12次 × 500元/次", []),
        (
            "数量：养护农村道路里程=60公里",
            "养护农村道路62公里",
            "",
            [f"{UNEQUAL}\n养护农村道路：目标写62公里，数量指标“养护农村道路里程”写60公里"],
        ),
        (
            "数量：举办培训期数=5期",
            "全年举办党员培训4期",
            "",
            [f"{UNEQUAL}\n目标写4期，指标“举办培训期数”写5期"],
        ),
        (
            "数量：印发宣传资料份数=1000份",
            "全年印发宣传资料2000份",
            "印刷: 2000份 × 2元/份",
            [f"{UNEQUAL}\n印发宣传资料：目标写2000份，数量指标“印发宣传资料份数”写1000份"],
        ),
    ],
)
def test_the_numbers_of_a_goal(rows: str, goal: str, costing: str, said: list[str]) -> None:
    typed = project(rows, goal=goal) + (f"测算:\n  {costing}\n" if costing else "")
    assert [message.partition(" ")[2].partition(" ")[2] for message in b614(found(typed))] == said


@pytest.mark.parametrize("fact", ["", "村干部: 75人", "行政村干部: 75人"])
def test_a_fact_does_not_hide_an_indicator_that_says_otherwise(fact: str) -> None:
    typed = project("数量：发放报酬村干部人数=78人", goal="发放75名村干部报酬")
    unit = f"{UNIT}基础数据:\n  {fact}\n" if fact else UNIT
    (said,) = b614(found(typed, unit=unit))
    assert said.endswith(f"{UNEQUAL}\n目标写75名村干部，指标“发放报酬村干部人数”写78人")


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("书记报酬标准=3500元/人/月，委员报酬标准=2500元/人/月", []),
        ("书记报酬标准=3500元/人/月，委员报酬标准=2400元/人/月", ["委员报酬"]),
        ("书记报酬标准=3000元/人/月，委员报酬标准=2400元/人/月", ["书记报酬", "委员报酬"]),
        ("书记绩效标准=500元/人/月，委员报酬标准=2500元/人/月", []),
    ],
)
def test_several_standards_are_compared_by_name(rows: str, wrong: list[str]) -> None:
    said = found(project(f"成本：{rows}", money="243") + PAY)
    assert [line.partition("测算“")[2].partition("”")[0] for line in said] == wrong


def b614(said: list[str]) -> list[str]:
    return [line for line in said if line.startswith("B614")]
