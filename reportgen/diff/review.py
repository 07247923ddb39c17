"""The reviewer's first screen: what the answer is, whose money moved, what did not follow."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportgen.codes import Severity
from reportgen.diff.changes import (
    Comparison,
    ProjectChange,
    UnitChange,
)
from reportgen.diff.details import details
from reportgen.diff.figures import amount, difference
from reportgen.diff.page import Block, Heading, Line, Page, Spans, Table, plain, strong
from reportgen.diff.sections import Section, count_of, loosened, row, sections

_MOST_UNITS: Final = 6

Located = tuple[UnitChange, ProjectChange]


def page(comparison: Comparison) -> Page:
    """The whole report."""
    if comparison.empty:
        old, new = comparison.names
        said = f"{old} 和 {new} 之间，项目、表样和指标库都没有变化"
        return Page((Line(plain(said)),), ())
    if not comparison.units:
        first: tuple[Block, ...] = (Heading(plain(f"没有项目变化　{_sides(comparison)}"), 1),)
    else:
        first = (_title(comparison), _table(comparison))
    told = enumerate(sections(comparison), 1)
    numbered = (block for number, section in told for block in _numbered(number, section))
    return Page((*first, *numbered), tuple(details(comparison)))


def _title(comparison: Comparison) -> Heading:
    units = comparison.units
    errors = sum(count_of(unit, Severity.ERROR) for unit in units)
    doubts = sum(count_of(unit, Severity.WARNING) for unit in units)
    located = [(unit, project) for unit in units for project in unit.projects]
    stale = sum(bool(project.stale) for _, project in located)
    looser = len(loosened(located))
    asked = (("请核实", doubts), ("钱动目标没动", stale), ("目标降低或取消", looser))
    counts = "，".join(f"{what} {count}" for what, count in asked if count)
    verdict = ("核实后办理", f"（{counts}）") if counts else ("可以通过", "")
    if errors:
        verdict = ("退回修改", f"（必须改 {errors}）")
    told = plain(f"{_whose(comparison)}　{_sides(comparison)}　建议：")
    return Heading((*told, *strong(verdict[0]), *plain(verdict[1])), 1)


def _whose(comparison: Comparison) -> str:
    if len(comparison.units) == 1:
        unit = comparison.units[0]
        return f"{unit.name} {unit.year}年" if unit.year else unit.name
    same = f"，{comparison.unchanged}个没有" if comparison.unchanged else ""
    return f"{len(comparison.units)}个单位有变化{same}"


def _sides(comparison: Comparison) -> str:
    stages = {unit.stages for unit in comparison.units}
    old, new = stages.pop() if len(stages) == 1 else ("", "")
    names = (old, new) if old and new and old != new else comparison.names
    return f"{names[0]} → {names[1]}"


def _table(comparison: Comparison) -> Table:
    units = comparison.units
    shown = units[0].money_unit if len({unit.money_unit for unit in units}) == 1 else "万元"
    old, new = comparison.names
    header = ("", old, new, "增减", "控制数")
    if len(units) == 1:
        rows = tuple(_unit_rows(units[0], shown))
    else:
        rows = tuple(_many_rows(units, shown))
    return Table(header, rows, frozenset({1, 2, 3, 4}))


def _unit_rows(unit: UnitChange, shown: str) -> Iterator[tuple[Spans, ...]]:
    yield row("项目数", *map(_number, unit.counts), _came_and_went(unit), "")
    money = difference(unit.money, shown)
    texts = [amount(value, shown) for value in unit.money]
    yield row(f"年度资金总额（{shown}）", *texts, money, _ceiling(unit, shown))
    for name, before, after in unit.sources:
        if before is not None or after is not None:
            said = difference((before, after), shown)
            yield row(f"其中：{name}", amount(before, shown), amount(after, shown), said, "")


def _many_rows(units: Sequence[UnitChange], shown: str) -> Iterator[tuple[Spans, ...]]:
    sums = [sum((unit.money[side] or Decimal(0) for unit in units), Decimal(0)) for side in (0, 1)]
    money = (sums[0], sums[1])
    counts = (sum(unit.counts[side] or 0 for unit in units) for side in (0, 1))
    yield row("项目数", *map(_number, counts), "", "")
    texts = [amount(value, shown) for value in money]
    yield row(f"年度资金总额（{shown}）", *texts, difference(money, shown), "")
    ordered = sorted(units, key=_moved, reverse=True)
    for unit in ordered[:_MOST_UNITS]:
        told = [amount(value, shown) for value in unit.money]
        yield row(unit.name, *told, difference(unit.money, shown), _ceiling(unit, shown))


def _moved(unit: UnitChange) -> Decimal:
    before, after = (value or Decimal(0) for value in unit.money)
    return abs(after - before)


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _came_and_went(unit: UnitChange) -> str:
    new = sum(project.before is None for project in unit.projects)
    gone = sum(project.after is None for project in unit.projects)
    return f"新增 {new} · 取消 {gone}"


def _ceiling(unit: UnitChange, shown: str) -> str:
    if unit.ceiling is None:
        return ""
    over = (unit.money[1] or Decimal(0)) - unit.ceiling
    state = f"超{amount(over, shown)}" if over > 0 else "未超"
    return f"{amount(unit.ceiling, shown)}，{state}"


def _numbered(number: int, section: Section) -> Iterator[Block]:
    spans, blocks = section
    yield Line((*strong(f"{number}. "), *spans))
    yield from blocks
