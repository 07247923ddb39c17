"""Everything below the first screen: each project's changes, findings, what is shared."""

from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.diff.changes import Comparison, Shared, UnitChange
from reportgen.diff.figures import arrow, difference
from reportgen.diff.fold import fold
from reportgen.diff.page import Block, Fold, Heading, Line, Spans, Table, plain


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
                yield fold(project, unit)
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
