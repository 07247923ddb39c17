"""dept-cover: the department's goals and tasks cover its projects."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportgen.checks.prose import GOALS, goals_place, listed, quoted
from reportgen.checks.rule import Rule
from reportgen.checks.vocabulary import core, pairs
from reportgen.diagnostics import Diagnostic, Place
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.money import printed, total
from reportgen.patterns import pattern

_TASKS, _OVERALL = "年度主要任务", "总体绩效目标"
_NO_GOAL: Final = pattern(
    r"^\s*[0-9一二三四五六七八九十]{1,2}\s*[.、．]\s*(内设机构|机构设置|人员编制|部门职责)",
    re.MULTILINE,
)


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Projects that no task or goal speaks of, projects of tasks that do not exist, no-goals."""
    del form
    goals = unit.written.goals
    if unit.written.tasks:
        yield from _unknown(unit)
        yield from _uncovered(unit, _in_tasks(unit), _TASKS, unit.places.key(_TASKS))
    elif goals and goals.items:
        part = "分项绩效目标"
        covered = _spoken_of(unit, f"{goals.items}\n{goals.measures or ''}")
        yield from _uncovered(unit, covered, part, unit.places.at(GOALS, part))
    found = _NO_GOAL.search(goals.overall or "") if goals else None
    if found:
        message = f"“{_OVERALL}”里“{found[1]}”不是绩效目标"
        place = goals_place(unit, _OVERALL, found[1])
        yield Diagnostic("B636", message, place, "目标只写要做成什么；机构和职责写到别处")


def _unknown(unit: FilledUnit) -> Iterator[Diagnostic]:
    """Names in tasks that no project has, and tasks of projects that do not exist."""
    names = {project.name for project in unit.projects}
    tasks = {task.name for task in unit.written.tasks}
    for number, task in enumerate(unit.written.tasks):
        for item, name in enumerate(task.projects):
            if name not in names:
                message = f"任务{quoted(task.name)}里的{quoted(name)}不在本单位的项目里"
                place = unit.places.at(_TASKS, number, "项目", item)
                yield Diagnostic("B636", message, place, "核对项目名称")
    for project in unit.projects:
        own = project.texts["对应任务"]
        if own.value and own.value not in tasks:
            message = f"对应任务{quoted(own.value)}不在“{_TASKS}”里"
            yield Diagnostic("B636", message, own.place, "核对任务名称", project.name)


def _in_tasks(unit: FilledUnit) -> list[FilledProject]:
    """The projects that a task names or that name a task."""
    named = {name for task in unit.written.tasks for name in task.projects}
    return [p for p in unit.projects if p.name in named or p.texts["对应任务"].value]


def _spoken_of(unit: FilledUnit, text: str) -> list[FilledProject]:
    """The projects half of whose name's words stand in the text."""
    said = pairs(text)
    covered = []
    for project in unit.projects:
        words = pairs(core(project.name, unit.name)) or pairs(project.name)
        if len(words & said) * 2 >= max(len(words), 1):
            covered.append(project)
    return covered


def _uncovered(
    unit: FilledUnit, covered: Sequence[FilledProject], where: str, place: Place
) -> Iterator[Diagnostic]:
    """All projects that are left out, with their money; of free text only when that is most."""
    done = {project.file for project in covered}
    left = [project for project in unit.projects if project.file not in done]
    missing, all_money = _money(left), _money(unit.projects)
    if not left or (where != _TASKS and missing * 2 <= all_money):
        return
    have = f"{len(covered)}个项目、{printed(_money(covered))}{unit.money_unit}"
    message = (
        f"“{where}”只对应{have}，没有覆盖其余{len(left)}个项目、{printed(missing)}{unit.money_unit}："
        f"{listed(tuple(project.name for project in left))}"
    )
    hint = "补上这些项目对应的目标；小项目可以合成一条"
    yield Diagnostic("B636", message, place, hint)


def _money(projects: Sequence[FilledProject]) -> Decimal:
    return total(project.total.value or Decimal(0) for project in projects)


RULE: Final = Rule(
    "B636",
    what=(
        "年度主要任务合起来包括每一个项目，任务里的项目都是本单位的；没有写任务的，分项绩效目标至少说到一半以上的钱；内设机构、部门职责不当目标写。"
    ),
    why="部门的目标说不到的项目，没有人知道它为什么要花钱。",
    wrong="23个项目，分项绩效目标只写了森林防火",
    right="按任务列出全部项目",
    source="财预〔2015〕88号的部门（单位）整体支出绩效目标申报表",
    of_unit=check,
    whole=True,
)
