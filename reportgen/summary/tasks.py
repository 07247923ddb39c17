"""年度主要任务: which project serves which, and the money of each."""

from collections.abc import Iterable
from decimal import Decimal

from reportgen.filled import FilledProject, FilledUnit
from reportgen.national import FISCAL
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.figures import Task
from reportgen.summary.lines import Line

ALL, REST, RUNNING = "全部项目", "其他项目", "基本支出"


def task_of(project: FilledProject, unit: FilledUnit) -> str:
    """The task that the project names, or that names the project; "" where there is none."""
    typed = project.texts["对应任务"].value
    listing = (task.name for task in unit.written.tasks if project.name in task.projects)
    return typed or next(listing, "")


def running_costs(unit: FilledUnit) -> dict[str, Decimal]:
    """基本支出 by kind, as far as it is said."""
    basic = unit.written.basic
    kinds = {"人员经费": basic.staff, "公用经费": basic.running} if basic else {}
    return {kind: amount for kind, amount in kinds.items() if amount is not None}


def tasks(unit: FilledUnit, lines: tuple[Line, ...], sources: tuple[str, ...]) -> tuple[Task, ...]:
    """The tasks in the order of unit.yaml, then those that only projects name.

    One task for all projects where there is no other; 基本支出 stands behind them.
    """
    contents = {task.name: task.content or "" for task in unit.written.tasks}
    names = dict.fromkeys((*contents, *(line.task for line in lines if line.task)))
    found = [_task(name, contents.get(name, ""), _of(name, lines), sources) for name in names]
    rest = _of("", lines)
    if rest:
        found.append(_task(REST if names else ALL, "", rest, sources))
    kinds = running_costs(unit)
    running = summed(kinds.values())
    if running is not None:
        found.append(Task(RUNNING, "、".join(kinds), running, None, None))
    return tuple(found)


def _of(name: str, lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.task == name)


def _task(name: str, content: str, lines: tuple[Line, ...], sources: tuple[str, ...]) -> Task:
    budget = summed(line.budget for line in lines)
    fiscal = _fiscal(lines, sources)
    others = [n for n, source in enumerate(sources) if source != FISCAL]
    other = summed(line.funds[n] for line in lines for n in others)
    listed = "、".join(line.name for line in lines)
    return Task(name, content.strip() or listed, budget, fiscal, other)


def _fiscal(lines: tuple[Line, ...], sources: tuple[str, ...]) -> Amount:
    """财政拨款 of the projects; None where one of them has money and does not say from where."""
    silent = any(line.budget and not any(a is not None for a in line.funds) for line in lines)
    if silent or FISCAL not in sources:
        return None
    return summed(line.funds[sources.index(FISCAL)] for line in lines)
