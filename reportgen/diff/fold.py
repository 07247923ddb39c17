"""One project as a fold: a line that says what moved, and all that changed in it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportgen.diff.changes import Change, Direction, Kind, ProjectChange, UnitChange
from reportgen.diff.figures import amount, arrow, difference, unmoved
from reportgen.diff.page import Block, Fold, Line, Spans, Table, marked, plain, strong
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


def fold(project: ProjectChange, unit: UnitChange) -> Fold:
    """All that changed in the project, below a line that sums it up."""
    return Fold(_summary(project, unit), tuple(_details(project, unit)))


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


def _details(project: ProjectChange, unit: UnitChange) -> Iterator[Block]:
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
