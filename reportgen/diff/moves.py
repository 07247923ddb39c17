"""The sections of the first screen on projects: money without goals, goals given up, who came."""

from collections.abc import Iterable, Sequence
from typing import Final

from reportgen.diff.briefly import NAME, Limits, Name, short, told
from reportgen.diff.changes import Change, Direction, Kind, ProjectChange, UnitChange
from reportgen.diff.figures import amount, difference, unmoved
from reportgen.diff.page import Section, Spans, Table, joined, row, strong
from reportgen.diff.rows import EMPTY_ROW

_TARGET: Final = 60
_ROOM: Final = 36

Located = tuple[UnitChange, ProjectChange]


def stale(located: Iterable[Located], name: Name, limits: Limits) -> Section | None:
    """The projects whose money moved, and whose goals, indicators or costing did not."""
    found = [(unit, project) for unit, project in located if project.stale or project.resourced]
    if not found:
        return None
    rows = tuple(_stale_row(unit, project, name) for unit, project in found[: limits.rows])
    header = ("项目", "原", "现", "增减", "没跟着改的")
    table = Table(header, rows, frozenset({1, 2, 3}))
    most = f"，列出最大的{limits.rows}个" if len(found) > limits.rows else ""
    return strong(f"钱动了、目标或测算没动的（{len(found)}{most}）"), (table,)


def _stale_row(unit: UnitChange, project: ProjectChange, name: Name) -> tuple[Spans, ...]:
    shown = unit.money_unit
    texts = [amount(value, shown) for value in project.money]
    told = (*((unmoved(project),) if project.resourced else ()), *project.stale)
    said = short("；".join(told), 2 * NAME)
    return row(name.of(unit.name, project.name), *texts, difference(project.money, shown), said)


def looser(located: Iterable[Located], name: Name, limits: Limits) -> Section | None:
    """What projects demand less of themselves, or no more."""
    found = loosened(located)
    said = [_looser_said(*item, name) for item in found[: limits.rows]]
    return (told("目标降低或取消", said, limits, len(found)), ()) if found else None


def loosened(located: Iterable[Located]) -> list[tuple[UnitChange, ProjectChange, Change]]:
    """The targets that projects themselves lowered, and the indicators they gave up."""
    return [
        (unit, project, change)
        for unit, project in located
        for change in project.changes
        if change.cause is None and _gives_up(change)
    ]


def _gives_up(change: Change) -> bool:
    gone = change.kind is Kind.INDICATOR_GONE and change.subject[-1] != EMPTY_ROW
    return gone or change.direction is Direction.LOOSER


def _looser_said(unit: UnitChange, project: ProjectChange, change: Change, name: Name) -> str:
    moved = difference(project.money, unit.money_unit)
    money = unmoved(project) if moved == "0" else f"资金{moved}"
    indicator = " ".join(short(part) for part in change.subject[-2:])
    before, after = (short(text or "（空）", _TARGET) for text in (change.before, change.after))
    whose = name.of(unit.name, project.name)
    if change.kind is Kind.INDICATOR_GONE:
        return f"{whose} · 取消 {indicator} {before if change.before else ''}（{money}）"
    return f"{whose} · {indicator} {before} → {after}（{money}）"


def came(located: Sequence[Located], name: Name, limits: Limits) -> Section | None:
    """The projects that are new, gone or called otherwise."""
    parts: list[Spans] = []
    kinds = (
        ("新增项目", [found for found in located if found[1].before is None]),
        ("取消项目", [found for found in located if found[1].after is None]),
        ("改名项目", [found for found in located if found[1].renamed]),
    )
    room = Limits(limits.rows, limits.columns // max(sum(bool(found) for _, found in kinds), 1))
    for label, found in kinds:
        if found and room.columns < _ROOM:
            parts.append(strong(f"{label}（{len(found)}）"))
        elif found:
            said = [_named(*item, name) for item in found[: limits.rows]]
            parts.append(told(label, said, room, len(found), "个"))
    return (joined(parts, "　"), ()) if parts else None


def _named(unit: UnitChange, project: ProjectChange, name: Name) -> str:
    whose = name.of(unit.name, project.name)
    if project.before and project.after:
        return f"{name.of(unit.name, project.before.name)} → {short(project.after.name)}"
    money = next((m for m in reversed(project.money) if m is not None), None)
    return whose if money is None else f"{whose} {amount(money, unit.money_unit)}{unit.money_unit}"
