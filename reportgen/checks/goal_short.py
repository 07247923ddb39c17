"""goal-short: a goal is a sentence or more."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.goal_empty import says_nothing
from reportgen.checks.goal_is_name import repeats_name
from reportgen.checks.goal_placeholder import placeholder_in
from reportgen.checks.prose import bare, unnumbered
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

_SHORTEST: Final = 15


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The goal of less than 15 characters that no harder rule has named already."""
    del form
    goal = project.written.goal
    length = len(bare(unnumbered(goal)))
    told = says_nothing(goal) or placeholder_in(goal) or repeats_name(project, unit)
    if length < _SHORTEST and not told:
        message = f"“年度总体目标”只有{length}个字，看不出做多少、达到什么效果"
        hint = "写上本年要做什么、做多少、达到什么效果"
        yield Diagnostic("B670", message, project.places.at("年度总体目标"), hint)


RULE: Final = Rule(
    "B670",
    what="年度总体目标不少于15个字（不算标点和序号）。",
    why="八九个字写不出产出和效果。",
    wrong="年度总体目标: 助力乡村经济发展",
    right="年度总体目标: 为105名村、社区干部发放民族团结奖，按每人600元，年底前发放到位",
    source="财预〔2015〕88号：绩效目标要“细化量化”",
    of_project=check,
)
