"""goal-is-name: the goal says more than the name of the project."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import bare, unnumbered
from reportgen.checks.rule import Rule
from reportgen.checks.vocabulary import core
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_ADDED: Final = pattern(
    r"用于|保障|完成|开展|实施|发放|支付|落实|做好|项目|工作|经费|资金|的|(?:20)?[0-9]{2}年度?|全部|及时|按时"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The goal that is the name again, perhaps with a verb or a year."""
    del form
    if repeats_name(project, unit):
        message = f"“年度总体目标”只是重复项目名称：“{project.written.goal.strip()}”"
        hint = "写上本年要做什么、做多少、达到什么效果"
        yield Diagnostic("B669", message, project.places.at("年度总体目标"), hint)


def repeats_name(project: FilledProject, unit: FilledUnit) -> bool:
    """Whether the goal holds nothing but words of the name."""
    goal = _stem(unnumbered(project.written.goal))
    return len(goal) >= 2 and goal in {_stem(project.name), _stem(core(project.name, unit.name))}


def _stem(text: str) -> str:
    return _ADDED.sub("", bare(text))


RULE: Final = Rule(
    "B669",
    what="年度总体目标不是把项目名称再写一遍。",
    why="名称说的是钱叫什么，目标要说花了钱做成什么。",
    wrong="项目名称: 提前退休人员公积金；年度总体目标: 提前退休人员公积金",
    right="年度总体目标: 全年按月为1名提前退休人员缴存公积金6072元",
    source="财预〔2015〕88号：绩效目标要“指向明确”",
    of_project=check,
)
