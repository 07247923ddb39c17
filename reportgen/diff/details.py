"""Everything below the first screen: each project's changes, findings, what is shared."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.diff.changes import (
    Change,
    Comparison,
    Direction,
    Kind,
    ProjectChange,
    Shared,
    UnitChange,
)
from reportgen.diff.figures import amount, arrow, difference, unmoved
from reportgen.diff.page import Block, Fold, Heading, Line, Spans, Table, marked, plain, strong
from reportgen.filled import FilledProject

_SIGNS: Final = {
    Kind.INDICATOR_NEW: "新增",
    Kind.INDICATOR_GONE: "取消",
    Kind.INDICATOR_RENAMED: "改名",
    Kind.INDICATOR_MOVED: "换类",
    Kind.TARGET: "改值",
    Kind.DETAIL: "改动",
}
_WAYS: Final = {Direction.STRICTER: "更严", Direction.LOOSER: "放宽", Direction.CHANGED: ""}


def details(comparison: Comparison) -> Iterator[Block]:
    """The folded part: unit by unit, the projects in the order of the money that moved."""
    yield from (Line(plain(said)) for unit in comparison.units for said in _left(unit, comparison))
    yield from (Line(plain(note)) for note in comparison.notes)
    for unit in comparison.units:
        if len(comparison.units) > 1:
            moved = difference(unit.money, unit.money_unit)
            yield Heading(plain(f"{unit.name}　{arrow(unit.money, unit.money_unit)}（{moved}）"))
        for project in unit.projects:
            if not project.followed:
                yield Fold(_summary(project, unit), tuple(_project(project, unit)))
        yield from _followed(unit)
        yield from _findings(unit)
        if unit.shared:
            yield Fold(plain(f"unit.yaml 的变动（{len(unit.shared)}）"), (_shared(unit.shared),))
    if comparison.shared:
        count = len(comparison.shared)
        yield Fold(plain(f"表样和指标库的变动（{count}）"), (_shared(comparison.shared),))


def _left(unit: UnitChange, comparison: Comparison) -> Iterator[str]:
    """What could not be compared, with the unit where there are several."""
    whose = f"{unit.name}：" if len(comparison.units) > 1 else ""
    yield from (f"{whose}{said}" for said in unit.broken)


def _followed(unit: UnitChange) -> Iterator[Block]:
    """The projects in which nothing was changed but what they share with others."""
    rows = tuple(
        tuple(map(plain, (project.name, "·".join(c.subject), c.before or "", c.after or "")))
        for project in unit.projects
        if project.followed
        for c in project.changes
    )
    if rows:
        count = sum(project.followed for project in unit.projects)
        table = Table(("项目", "栏目", "原", "现"), rows)
        yield Fold(plain(f"只随单位默认值、表样或指标库变的项目（{count}）"), (table,))


def _summary(project: ProjectChange, unit: UnitChange) -> Spans:
    name, money_unit = project.name, unit.money_unit
    if project.before is None or project.after is None:
        what = "新增" if project.before is None else "取消"
        money = project.money[1] if project.before is None else project.money[0]
        return plain(f"{what}　{name}{_sum(money, money_unit)}")
    moved = difference(project.money, money_unit)
    said = unmoved(project) if moved == "0" else f"{arrow(project.money, money_unit)}（{moved}）"
    return plain(f"{name}　{said}{_counted(project.changes)}")


def _sum(money: Decimal | None, unit: str) -> str:
    return "" if money is None else f"　{amount(money, unit)}{unit}"


def _counted(changes: Sequence[Change]) -> str:
    kinds = [change.kind for change in changes]
    new, gone = kinds.count(Kind.INDICATOR_NEW), kinds.count(Kind.INDICATOR_GONE)
    changed = {c.subject[:2] for c in changes if c.kind in _SIGNS} - {
        c.subject[:2] for c in changes if c.kind in {Kind.INDICATOR_NEW, Kind.INDICATOR_GONE}
    }
    counts = (("增", new), ("改", len(changed)), ("删", gone))
    told = " ".join(f"{sign}{count}" for sign, count in counts if count)
    return f"　指标 {told}" if told else ""


def _project(project: ProjectChange, unit: UnitChange) -> Iterator[Block]:
    if project.renamed and project.before and project.after:
        yield Line((*plain("项目名称："), *marked(project.before.name, project.after.name)))
    if project.before is None or project.after is None:
        yield from _whole(project.after or project.before)
        return
    money = [change for change in project.changes if change.kind is Kind.MONEY]
    if money:
        yield _money(money, unit)
    indicators = [change for change in project.changes if change.kind in _SIGNS]
    if indicators:
        header = ("", "指标", "栏目", "原", "现", "")
        yield Table(header, tuple(_indicator(change) for change in indicators))
    for change in project.changes:
        if change.kind in {Kind.TEXT, Kind.PLAN, Kind.COSTING}:
            told = marked(change.before or "", change.after or "")
            yield Line((*strong(f"{'·'.join(change.subject)}："), *told, *_cause(change)))
    yield from (Line(plain(f"注意：{said}")) for said in project.stale)


def _whole(seen: FilledProject | None) -> Iterator[Block]:
    """A project that is new or gone: its goal and its indicators in short."""
    if seen is None:
        return
    goal = seen.texts["年度总体目标"].value or ""
    yield Line((*strong("年度总体目标："), *plain(goal)))
    rows = tuple(
        (plain(row.category), plain(row.name), plain(row.target.text)) for row in seen.rows
    )
    yield Table(("二级指标", "三级指标", "指标值"), rows)


def _money(changes: Sequence[Change], unit: UnitChange) -> Table:
    rows = tuple(_money_row(change, unit.money_unit) for change in changes)
    return Table((f"资金（{unit.money_unit}）", "原", "现", "增减"), rows, frozenset({1, 2, 3}))


def _money_row(change: Change, shown: str) -> tuple[Spans, ...]:
    money = change.money or (None, None)
    texts = (change.subject[-1], *(amount(m, shown) for m in money), difference(money, shown))
    return tuple(plain(text) for text in texts)


def _indicator(change: Change) -> tuple[Spans, ...]:
    category, name, *field = change.subject
    field_name = {Kind.TARGET: "指标值", Kind.INDICATOR_RENAMED: "名称"}.get(change.kind, "")
    before, after = change.before or "", change.after or ""
    told: tuple[Spans, Spans] = (plain(before), plain(after))
    if change.kind is Kind.TARGET:
        told = (plain(before), strong(after))
    way = _WAYS[change.direction] if change.direction else ""
    note = (*plain(way), *_cause(change))
    label = field[0] if field else field_name
    return (plain(_SIGNS[change.kind]), plain(f"{category} / {name}"), plain(label), *told, note)


def _cause(change: Change) -> Spans:
    """Where a change comes from that the project did not make itself."""
    return plain(f"（来自 {change.cause.file}）") if change.cause else ()


def _findings(unit: UnitChange) -> Iterator[Block]:
    found = (("新的检查问题", unit.findings.new), ("改好的检查问题", unit.findings.gone))
    for label, diagnostics in found:
        if diagnostics:
            rows = tuple(_finding(diagnostic) for diagnostic in diagnostics)
            table = Table(("级别", "项目", "问题", "改法"), rows)
            yield Fold(plain(f"{label}（{len(diagnostics)}）"), (table,))


def _finding(found: Diagnostic) -> tuple[Spans, ...]:
    where = found.project or found.place.file
    return tuple(map(plain, (found.severity.label, where, found.message, found.hint)))


def _shared(found: Sequence[Shared]) -> Table:
    rows = tuple(
        tuple(map(plain, (s.what, s.before, s.after, str(s.projects or ""), s.file))) for s in found
    )
    return Table(("改了什么", "原", "现", "影响项目", "文件"), rows)
