"""goal-placeholder: the goal is the author's, not the text that stood there before."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.checks.unfilled import unfilled
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import passages_of, within
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The placeholder in the goal, quoted."""
    del unit, form
    if found := placeholder_in(project.written.goal):
        message = f"“年度总体目标”里还有没填的内容“{found}”"
        hint = "写上本年要做什么、做多少、达到什么效果"
        goal = passages_of(project)[0]
        start = max(goal.text.find(found), 0)
        yield Diagnostic("B607", message, within(goal, start, start + len(found)), hint)


def placeholder_in(goal: str) -> str:
    """What is left of a form, a system or an example in the goal; empty where nothing is."""
    return unfilled(goal, whole=True)


RULE: Final = Rule(
    "B607",
    what="年度总体目标里没有表格、系统或样例留下的占位文字。",
    why="目标原样公开，谁都看得出来根本没有写。",
    wrong="目标内容1；（100字以内）；XX村；*名；待定；（写明做什么、做多少、达到什么效果）",
    right="写明本年要做什么、做多少、达到什么效果",
    source="财预〔2015〕88号：绩效目标要“指向明确”",
    of_project=check,
)
