"""The table at the top: projects and money before and after, beside the 控制数."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportgen.diff.briefly import NAME, Limits, apart, short
from reportgen.diff.changes import Comparison, UnitChange
from reportgen.diff.figures import Sides, amount, difference
from reportgen.diff.page import Spans, Table, row

_ZERO: Final = Decimal(0)
Rows = Iterator[tuple[Spans, ...]]
Named = tuple[str, Sides, str]


def totals(comparison: Comparison, limits: Limits) -> Table:
    """One unit with its sources, or several units, those with the most money moved first."""
    units = comparison.units
    shown = units[0].money_unit if len({unit.money_unit for unit in units}) == 1 else "万元"
    header = ("", *(short(name, NAME // 2) for name in comparison.names), "增减", "控制数")
    rows = (
        _of_one(units[0], shown, limits) if len(units) == 1 else _of_many(comparison, shown, limits)
    )
    return Table(header, tuple(rows), frozenset({1, 2, 3, 4}))


def over(unit: UnitChange) -> Decimal:
    """By how much the unit is above its 控制数; 0 where it is not, or nobody can tell."""
    if unit.ceiling is None or not unit.whole or unit.left:
        return _ZERO
    return max((unit.money[1] or _ZERO) - unit.ceiling, _ZERO)


def _of_one(unit: UnitChange, shown: str, limits: Limits) -> Rows:
    yield row("项目数", *map(_number, unit.counts), _came_and_went(unit), "")
    left = f"，不含没有比较的{unit.left}个" if unit.left else ""
    yield _money(f"年度资金总额（{shown}{left}）", unit, shown)
    sources = [(name, (old, new), "") for name, old, new in unit.sources]
    told = [source for source in sources if source[1] != (None, None)]
    yield from _fitting(told, "其中：", "个来源", (shown, limits.rows))


def _of_many(comparison: Comparison, shown: str, limits: Limits) -> Rows:
    units = comparison.units
    counts = (sum(unit.counts[side] or 0 for unit in units) for side in (0, 1))
    told = "（有变化的单位）" if comparison.unchanged else ""
    yield row(f"项目数{told}", *map(_number, counts), "", "")
    money = (_sum(unit.money[0] for unit in units), _sum(unit.money[1] for unit in units))
    texts = [amount(value, shown) for value in money]
    yield row(f"年度资金总额（{shown}）", *texts, difference(money, shown), "")
    ordered = sorted(units, key=lambda unit: (-over(unit), -_moved(unit)))
    names = apart([unit.name for unit in units])
    named = [(names[unit.name], unit.money, _ceiling(unit, shown)) for unit in ordered]
    yield from _fitting(named, "", "个单位", (shown, 2 * limits.rows))


def _fitting(found: Sequence[Named], label: str, what: str, room: tuple[str, int]) -> Rows:
    """The first rows, and one for all others together."""
    shown, most = room
    fits = len(found) if len(found) <= most else most - 1 or 1
    for name, money, ceiling in found[:fits]:
        texts = [amount(value, shown) for value in money]
        yield row(f"{label}{short(name)}", *texts, difference(money, shown), ceiling)
    rest = found[fits:]
    if rest:
        money = (_sum(item[1][0] for item in rest), _sum(item[1][1] for item in rest))
        texts = [amount(value, shown) for value in money]
        yield row(f"{label}其余{len(rest)}{what}", *texts, difference(money, shown), "")


def _money(label: str, unit: UnitChange, shown: str) -> tuple[Spans, ...]:
    texts = [amount(value, shown) for value in unit.money]
    moved = difference(unit.money, shown) if unit.whole else "没有比较"
    return row(label, *texts, moved, _ceiling(unit, shown))


def _sum(amounts: "Iterator[Decimal | None]") -> Decimal:
    return sum((value for value in amounts if value is not None), _ZERO)


def _moved(unit: UnitChange) -> Decimal:
    before, after = (value or _ZERO for value in unit.money)
    return abs(after - before)


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _came_and_went(unit: UnitChange) -> str:
    new = sum(project.before is None for project in unit.projects)
    gone = sum(project.after is None for project in unit.projects)
    return f"新增 {new} · 取消 {gone}" if unit.whole else ""


def _ceiling(unit: UnitChange, shown: str) -> str:
    if unit.ceiling is None:
        return ""
    state = f"，{_beside(unit, unit.ceiling, shown)}" if unit.whole and not unit.left else ""
    return f"{amount(unit.ceiling, shown)}{state}"


def _beside(unit: UnitChange, ceiling: Decimal, shown: str) -> str:
    """How the money is beside the 控制数: a sum below it is wrong, too."""
    gap = (unit.money[1] or _ZERO) - ceiling
    if not gap:
        return "相符"
    return f"{'超' if gap > 0 else '少'}{amount(abs(gap), shown)}{shown}"
