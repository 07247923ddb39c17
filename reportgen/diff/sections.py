"""The numbered sections of the first screen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.diff.changes import (
    Change,
    Comparison,
    Direction,
    Kind,
    ProjectChange,
    Shared,
    UnitChange,
)
from reportgen.diff.figures import amount, difference
from reportgen.diff.page import Block, Line, Spans, Table, joined, plain, strong

MOST: Final = 3

Located = tuple[UnitChange, ProjectChange]
Section = tuple[Spans, tuple[Block, ...]]


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """Those that have something to say, in order."""
    return tuple(section for section in _sections(comparison) if section)


def _sections(comparison: Comparison) -> Iterator[Section | None]:
    located = [(unit, project) for unit in comparison.units for project in unit.projects]
    yield _stale(located)
    yield _looser(located)
    yield _came(located)
    yield _findings(comparison.units) if comparison.units else None
    yield _explained(comparison.units)
    yield _shared([*(s for unit in comparison.units for s in unit.shared), *comparison.shared])
    yield _broken(comparison)


def count_of(unit: UnitChange, severity: Severity) -> int:
    """How many findings of a severity the unit has now and has not explained."""
    return counts_of(unit.findings.now)[severity]


def row(*texts: str) -> tuple[Spans, ...]:
    """A row of plain cells."""
    return tuple(plain(text) for text in texts)


def _stale(located: Iterable[Located]) -> Section | None:
    found = [(unit, project) for unit, project in located if project.stale]
    if not found:
        return None
    rows = tuple(_stale_row(unit, project) for unit, project in found[:MOST])
    header = ("项目", "原", "现", "增减", "没跟着改的")
    table = Table(header, rows, frozenset({1, 2, 3}))
    return strong(f"钱动了、目标或测算没动的（{len(found)}）"), (table, *_rest(len(found)))


def _stale_row(unit: UnitChange, project: ProjectChange) -> tuple[Spans, ...]:
    shown = unit.money_unit
    texts = [amount(value, shown) for value in project.money]
    return row(project.name, *texts, difference(project.money, shown), "；".join(project.stale))


def _rest(count: int) -> Iterator[Block]:
    if count > MOST:
        yield Line(plain(f"另有{count - MOST}处，见下面的逐项对照"))


def _looser(located: Iterable[Located]) -> Section | None:
    found = loosened(located)
    if not found:
        return None
    said = [_looser_said(unit, project, change) for unit, project, change in found[:MOST]]
    return _told(f"目标降低或取消（{len(found)}）", said, len(found)), ()


def loosened(located: Iterable[Located]) -> list[tuple[UnitChange, ProjectChange, Change]]:
    """The targets that projects themselves lowered, and the indicators they gave up."""
    return [
        (unit, project, change)
        for unit, project in located
        for change in project.changes
        if change.cause is None
        and (change.direction is Direction.LOOSER or change.kind is Kind.INDICATOR_GONE)
    ]


def _looser_said(unit: UnitChange, project: ProjectChange, change: Change) -> Spans:
    moved = difference(project.money, unit.money_unit)
    money = "资金未变" if moved == "0" else f"资金{moved}"
    name = " ".join(change.subject[-2:])
    if change.kind is Kind.INDICATOR_GONE:
        return plain(f"{project.name} · 取消 {name} {change.before or ''}（{money}）")
    return plain(f"{project.name} · {name} {change.before} → {change.after}（{money}）")


def _told(label: str, said: Sequence[Spans], count: int) -> Spans:
    return (*strong(label), *plain("　"), *_list(said, count))


def _list(said: Sequence[Spans], count: int) -> Spans:
    more = f"；另有{count - MOST}处" if count > MOST else ""
    return (*joined(said, "；"), *plain(more))


def _came(located: Sequence[Located]) -> Section | None:
    parts: list[Spans] = []
    for label, wanted in (("新增", _is_new), ("取消", _is_gone), ("改名", _is_renamed)):
        found = [(unit, project) for unit, project in located if wanted(project)]
        if found:
            names = [plain(_named(unit, project)) for unit, project in islice(found, MOST)]
            parts.append(_told(f"{label}项目（{len(found)}）", names, len(found)))
    return (joined(parts, "　"), ()) if parts else None


def _is_new(project: ProjectChange) -> bool:
    return project.before is None


def _is_gone(project: ProjectChange) -> bool:
    return project.after is None


def _is_renamed(project: ProjectChange) -> bool:
    return project.renamed


def _named(unit: UnitChange, project: ProjectChange) -> str:
    money = next((m for m in reversed(project.money) if m is not None), None)
    if project.before and project.after:
        return f"{project.before.name} → {project.after.name}"
    return f"{project.name} {amount(money, unit.money_unit)}{unit.money_unit if money else ''}"


def _findings(units: Sequence[UnitChange]) -> Section | None:
    told = []
    for severity in Severity:
        count = sum(count_of(unit, severity) for unit in units)
        new = sum(f.severity is severity for unit in units for f in unit.findings.new)
        known = f"（新 {new}）" if severity is not Severity.INFO else ""
        told.append(f"{severity.label} {count}{known}")
    gone = sum(len(unit.findings.gone) for unit in units)
    fixed = f"　改好 {gone}" if gone else ""
    fresh = [found for unit in units for found in unit.findings.new]
    said = [plain(_found_said(found)) for found in fresh[:MOST]]
    new_ones = (*plain("　新的："), *_list(said, len(fresh))) if said else ()
    return (*strong("　".join(told) + fixed), *new_ones), ()


def _found_said(found: Diagnostic) -> str:
    """The finding in one line: whose it is, and what."""
    whose = f"{found.project}：" if found.project else ""
    return f"{whose}{found.message.partition(chr(10))[0]}"


def _explained(units: Sequence[UnitChange]) -> Section | None:
    found = [said for unit in units for said in unit.explained]
    if not found:
        return None
    said = [plain(f"{project}（{rule}）：{reason}") for project, rule, reason in found[:MOST]]
    return _told(f"单位写的情况说明（{len(found)}）", said, len(found)), ()


def _shared(found: Sequence[Shared]) -> Section | None:
    label = strong("不是项目自己改的")
    if not found:
        return (*label, *plain("　表样、指标库和单位的默认值没有变动")), ()
    said = [plain(shared_said(shared)) for shared in found[:MOST]]
    return _told(f"不是项目自己改的（{len(found)}）", said, len(found)), ()


def shared_said(shared: Shared) -> str:
    """A change outside the projects in one line, without file names."""
    before, after = (text or "（无）" for text in (shared.before, shared.after))
    reached = f"，影响{shared.projects}个项目" if shared.projects else ""
    return f"{shared.what} {before} → {after}{reached}"


def _broken(comparison: Comparison) -> Section | None:
    found = [*(said for unit in comparison.units for said in unit.broken), *comparison.notes]
    if not found:
        return None
    return strong(f"有{len(found)}处没有比较，见逐项对照的末尾"), ()
