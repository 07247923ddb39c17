"""部门（单位）整体支出绩效目标表 after 财预〔2015〕88号, and what reportgen filled in."""

from collections.abc import Iterable, Iterator
from typing import Final

from reportgen.longtext import plain
from reportgen.sheet.book import Cell, Row, Sheet, Style, at, computed
from reportgen.sheet.heights import LINE, lines
from reportgen.summary.amounts import Amount
from reportgen.summary.figures import Figures
from reportgen.summary.printing import remark, tasks_leave
from reportgen.summary.sheets.heads import column_of, head, money_style, over
from reportgen.summary.words import ONLY_PROJECTS

_TASKS: Final = ("任务名称", "主要内容", "预算金额", "其中：财政拨款", "其他资金")
_GOALS: Final = ("一级指标", "二级指标", "三级指标", "指标值", "取自")
_FILLED: Final = ("项目", "栏目", "填入的内容", "来源", "出处")
_WIDE: Final = 5
_WIDTHS: Final = (18, 40, 18, 16, 22)


def goals_sheet(figures: Figures) -> Sheet:
    """Tasks with their money, the goal of the year, indicators with where they come from."""
    rows: list[Row] = [
        (Cell("部门（单位）整体支出绩效目标表", "title"),),
        (Cell(f"（{figures.year}年度）　金额单位：{figures.money_unit}", "unit"),),
        (Cell(f"部门（单位）名称：{figures.name}", "note"),),
    ]
    merged = [1, 2, 3, *_add_tasks(rows, figures)]
    merged += _add(rows, (Cell("年度总体目标", "section"),))
    said = plain(figures.goal)
    merged += _add(rows, (Cell(said or None), *(Cell(),) * (_WIDE - 1)))
    goal = len(rows)
    merged += _add_indicators(rows, figures)
    return Sheet(
        name="整体绩效目标",
        widths=_WIDTHS,
        rows=tuple(rows),
        header=3,
        header_from=1,
        merged=over(_WIDE, *merged),
        landscape=False,
        heights=((goal, _height(said)),),
    )


def _add_tasks(rows: list[Row], figures: Figures) -> Iterator[int]:
    """Adds the tasks with their money, and what to know of them; the numbers of merged rows."""
    yield from _add(rows, (Cell("年度主要任务", "section"),))
    rows.append(tuple(Cell(name, "header") for name in _TASKS))
    rows += _tasks(figures, len(rows) + 1)
    notes = (remark(tasks_leave(figures)), "" if figures.basic else ONLY_PROJECTS)
    for note in filter(None, notes):
        yield from _add(rows, (Cell(note, "note"),))


def _add_indicators(rows: list[Row], figures: Figures) -> Iterator[int]:
    """Adds the indicators with where they come from; the numbers of merged rows."""
    yield from _add(rows, (Cell("年度绩效指标", "section"),))
    rows.append(tuple(Cell(name, "header") for name in _GOALS))
    rows += (
        (Cell(g.dimension), Cell(g.category), Cell(g.name), Cell(g.target), Cell(g.source))
        for g in figures.goals
    )


def filled_sheet(figures: Figures) -> Sheet:
    """Every value that nobody typed into the project's own file."""
    rows = head("自动填写的内容", "来源：默认、推算、共性", _FILLED)
    for filled in figures.filled:
        texts = (filled.project or "单位", filled.key, filled.value, filled.origin, filled.note)
        rows.append(tuple(Cell(text or None) for text in texts))
    return Sheet(
        name="自动填写",
        widths=(28, 18, 40, 8, 44),
        rows=tuple(rows),
        header=3,
        header_from=3,
        merged=over(_WIDE, 1, 2),
        filters=f"A3:{at(_WIDE, len(rows))}",
    )


def _height(text: str) -> float:
    """The height that a text needs over all columns, in points; at most what Excel allows."""
    return min(6 + LINE * lines(text, sum(_WIDTHS)), 409)


def _add(rows: list[Row], row: Row) -> tuple[int, ...]:
    """Adds a row that is merged over all columns; its number."""
    rows.append(row)
    return (len(rows),)


def _tasks(figures: Figures, first: int) -> Iterator[Row]:
    style = money_style(figures.decimals)
    for task in figures.tasks:
        money = (task.budget, task.fiscal, task.other)
        amounts = (Cell(amount, style) for amount in money)
        yield (Cell(task.name), Cell(task.content or None), *amounts)
    last = first + len(figures.tasks) - 1
    parts = zip(*((task.budget, task.fiscal, task.other) for task in figures.tasks), strict=True)
    sums = (
        _sum(column_of(column, first, last), amounts, whole, style)
        for column, amounts, whole in zip("CDE", parts, figures.task_totals, strict=True)
    )
    yield (Cell("金额合计", strong=True), Cell(), *sums)


def _sum(cells: str, parts: Iterable[Amount], whole: Amount, style: Style) -> Cell:
    if whole is None:
        return Cell(None, style)
    return computed(f"=SUM({cells})", whole, [p for p in parts if p is not None], style)
