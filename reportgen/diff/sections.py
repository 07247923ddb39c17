"""The numbered sections of the first screen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.diff.briefly import NAME, Limits, apart, listed, short, told
from reportgen.diff.changes import Change, Comparison, Direction, Kind, ProjectChange, UnitChange
from reportgen.diff.elsewhere import elsewhere
from reportgen.diff.figures import amount, difference, unmoved
from reportgen.diff.page import Block, Spans, Table, joined, plain, strong
from reportgen.diff.rows import EMPTY_ROW

_TARGET: Final = 60
_ROOM: Final = 36

Located = tuple[UnitChange, ProjectChange]
Section = tuple[Spans, tuple[Block, ...]]


def sections(comparison: Comparison, limits: Limits) -> tuple[Section, ...]:
    """Those that have something to say, in order."""
    return tuple(section for section in _sections(comparison, limits) if section)


def _sections(comparison: Comparison, limits: Limits) -> Iterator[Section | None]:
    units = comparison.units
    located = [(unit, project) for unit in units for project in unit.projects]
    located.sort(key=lambda found: -found[1].moved)
    name = _Name(units)
    yield _stale(located, name, limits)
    yield _looser(located, name, limits)
    yield _came(located, name, limits)
    yield _findings(units, name, limits) if units else None
    yield _explained(units, name, limits)
    yield elsewhere(comparison, limits)
    yield _left(comparison, name, limits)


class _Name:
    """What projects are called on the first screen: with their unit where there are several."""

    def __init__(self, units: Sequence[UnitChange]) -> None:
        self.units = apart([unit.name for unit in units]) if len(units) > 1 else {}

    def __call__(self, unit: UnitChange, project: str) -> str:
        own = self.units.get(unit.name)
        return f"{own} {short(project)}".strip() if own else short(project)


def count_of(unit: UnitChange, severity: Severity) -> int:
    """How many findings of a severity the unit has now and has not explained."""
    return counts_of(unit.findings.now)[severity]


def row(*texts: str) -> tuple[Spans, ...]:
    """A row of plain cells."""
    return tuple(plain(text) for text in texts)


def _stale(located: Iterable[Located], name: _Name, limits: Limits) -> Section | None:
    found = [(unit, project) for unit, project in located if project.stale or project.resourced]
    if not found:
        return None
    rows = tuple(_stale_row(unit, project, name) for unit, project in found[: limits.rows])
    header = ("项目", "原", "现", "增减", "没跟着改的")
    table = Table(header, rows, frozenset({1, 2, 3}))
    most = f"，列出最大的{limits.rows}个" if len(found) > limits.rows else ""
    return strong(f"钱动了、目标或测算没动的（{len(found)}{most}）"), (table,)


def _stale_row(unit: UnitChange, project: ProjectChange, name: _Name) -> tuple[Spans, ...]:
    shown = unit.money_unit
    texts = [amount(value, shown) for value in project.money]
    told = (*((unmoved(project),) if project.resourced else ()), *project.stale)
    said = short("；".join(told), 2 * NAME)
    return row(name(unit, project.name), *texts, difference(project.money, shown), said)


def _looser(located: Iterable[Located], name: _Name, limits: Limits) -> Section | None:
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


def _looser_said(unit: UnitChange, project: ProjectChange, change: Change, name: _Name) -> str:
    moved = difference(project.money, unit.money_unit)
    money = unmoved(project) if moved == "0" else f"资金{moved}"
    indicator = " ".join(short(part) for part in change.subject[-2:])
    before, after = (short(text or "（空）", _TARGET) for text in (change.before, change.after))
    whose = name(unit, project.name)
    if change.kind is Kind.INDICATOR_GONE:
        return f"{whose} · 取消 {indicator} {before if change.before else ''}（{money}）"
    return f"{whose} · {indicator} {before} → {after}（{money}）"


def _came(located: Sequence[Located], name: _Name, limits: Limits) -> Section | None:
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


def _named(unit: UnitChange, project: ProjectChange, name: _Name) -> str:
    whose = name(unit, project.name)
    if project.before and project.after:
        return f"{name(unit, project.before.name)} → {short(project.after.name)}"
    money = next((m for m in reversed(project.money) if m is not None), None)
    return whose if money is None else f"{whose} {amount(money, unit.money_unit)}{unit.money_unit}"


def _findings(units: Sequence[UnitChange], name: _Name, limits: Limits) -> Section | None:
    counted = []
    for severity in Severity:
        count = sum(count_of(unit, severity) for unit in units)
        new = sum(f.severity is severity for unit in units for f in unit.findings.new)
        known = f"（新 {new}）" if severity is not Severity.INFO else ""
        counted.append(f"{severity.label} {count}{known}")
    gone = sum(len(unit.findings.gone) for unit in units)
    fixed = f"　改好 {gone}" if gone else ""
    fresh = [(unit, found) for unit in units for found in unit.findings.new]
    fresh.sort(key=lambda found: found[1].severity is not Severity.ERROR)
    said = [_found_said(unit, found, name) for unit, found in fresh[: limits.rows]]
    new_ones = (*plain("　新的："), *listed(said, limits, len(fresh))) if said else ()
    return (*strong("　".join(counted) + fixed), *new_ones), ()


def _found_said(unit: UnitChange, found: Diagnostic, name: _Name) -> str:
    """The finding in one line: whose it is, and what."""
    whose = name(unit, found.project or "")
    said = short(found.message.partition("\n")[0], 2 * NAME)
    return f"{whose}：{said}" if whose else said


def _explained(units: Sequence[UnitChange], name: _Name, limits: Limits) -> Section | None:
    found = [(unit, *said) for unit in units for said in unit.explained]
    said = [
        f"{name(unit, project)}（{rule}）：{short(reason, 2 * NAME)}"
        for unit, project, rule, reason in found[: limits.rows]
    ]
    return (told("单位写的情况说明", said, limits, len(found)), ()) if found else None


def _left(comparison: Comparison, name: _Name, limits: Limits) -> Section | None:
    found = [(unit, said) for unit in comparison.units for said in unit.broken]
    said = [f"{name(unit, '')}：{said}".removeprefix("：") for unit, said in found]
    if comparison.notes:
        said.append(f"{len(comparison.notes)}个文件是链接、子模块或者太大，见逐项对照")
    return (told("没有比较", said, limits), ()) if said else None
