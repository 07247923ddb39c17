"""goal-dup: each project has a goal of its own."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.goal_copies import goal_copies
from reportgen.checks.prose import quoted
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import Form


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The projects whose goal is, word for word or but for a clause, that of another."""
    del form
    for copy in goal_copies(unit):
        like = "一字不差" if copy.same else "几乎一样"
        message = f"年度总体目标和{quoted(copy.other.name)}的{like}"
        hint = "写本项目自己要做什么；两个项目做的是同一件事，核对是不是重复"
        place = copy.project.places.at("年度总体目标")
        yield Diagnostic("B659", message, place, hint).of_project(copy.project.name)


RULE: Final = Rule(
    "B659",
    what="一个单位里，没有两个项目的年度总体目标一字不差，或者只差一句。",
    why="目标是照着邻近的项目复制的，没有改。",
    wrong="“系统维护费”的目标：提高社区党务工作者积极性（和“党务工作者津贴”的一样）",
    right="“系统维护费”的目标：三套系统全年稳定运行",
    source="财预〔2015〕88号：绩效目标要“指向明确”",
    of_unit=check,
)
