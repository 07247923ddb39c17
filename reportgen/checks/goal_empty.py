"""goal-empty: the goal says something."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import bare, unnumbered
from reportgen.checks.rule import Rule
from reportgen.checks.unfilled import unfilled
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_NOTHING: Final = pattern(
    r"|无|暂无|没有|略|同上|同前|待定|待补充?|待填|详?见附[件表]|目标[0-9一二三]?|年度(?:总体)?目标"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The goal that is only a sign, a number or 同上; what a form left there is no such thing."""
    del unit, form
    goal = project.written.goal
    if says_nothing(goal) and not unfilled(goal, whole=True):
        message = f"“年度总体目标”只有“{project.written.goal.strip()}”，等于没有写"
        hint = "写上本年要做什么、做多少、达到什么效果"
        yield Diagnostic("B668", message, project.places.at("年度总体目标"), hint)


def says_nothing(goal: str) -> bool:
    """Whether nothing is left of the goal without numbers and signs."""
    return bool(_NOTHING.fullmatch(bare(unnumbered(goal)))) or bare(goal).isdigit()


RULE: Final = Rule(
    "B668",
    what="年度总体目标有内容，不是“无”“同上”“详见附件”或者一个序号。",
    why="绩效目标是安排预算的前置条件，没有目标不能安排。",
    wrong="年度总体目标: 详见附件",
    right="写明本年要做什么、做多少、达到什么效果",
    source="中发〔2018〕34号：绩效目标设置作为预算安排的前置条件",
    of_project=check,
)
