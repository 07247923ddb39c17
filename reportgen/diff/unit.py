"""What changed in one unit between two sides."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.codes import BY_ID
from reportgen.diff import match
from reportgen.diff.changes import ProjectChange, Shared, UnitChange
from reportgen.diff.project import compare as compare_project
from reportgen.diff.shared import unit_shared
from reportgen.diff.side import Side, both, broken, findings
from reportgen.filled import FilledUnit
from reportgen.money import convert, total


def compare(folder: str, before: Side | None, after: Side | None) -> UnitChange:
    """The unit's changes; an absent side is a unit that is new or gone."""
    seen = (after and after.filled) or (before and before.filled)
    old, new = both(before, after)
    whole = not any(side and side.filled is None for side in (before, after))
    if not whole:
        old = new = None  # half of a comparison would read as if all money had come or gone
    found = tuple(_compared(old, new))
    projects = tuple(change for change in found if not change.silent)
    return UnitChange(
        folder=folder,
        name=seen.name if seen else folder.rpartition("/")[2],
        years=(old.written.year if old else None, new.written.year if new else None),
        stages=((old and old.written.stage) or "", (new and new.written.stage) or ""),
        money_unit=seen.money_unit if seen else "万元",
        counts=(before.files if before else None, after.files if after else None),
        money=(_yuan(old), _yuan(new)),
        sources=tuple(_sources(old, new)),
        ceiling=_ceiling(new),
        projects=tuple(sorted(projects, key=lambda change: -change.moved)),
        shared=tuple(_shared(old, new, projects)),
        findings=findings(before, after, found),
        explained=tuple(_explained(new)) if new else (),
        broken=tuple(broken(before, "原来的")) + tuple(broken(after, "现在的")),
        left=len({name or file for side in (before, after) if side for file, name in side.broken}),
        whole=whole,
    )


def _compared(old: FilledUnit | None, new: FilledUnit | None) -> Iterator[ProjectChange]:
    """Every project that is not the very same on both sides."""
    units = (old, new)
    same = len({unit.money_unit for unit in units if unit}) == 1
    for one, other in match.projects(*(unit.projects if unit else () for unit in units)):
        if one is not other or not same:
            yield compare_project(one, other, units)


def _yuan(unit: FilledUnit | None) -> Decimal | None:
    parts = [p.total.value for p in unit.projects if p.total.value is not None] if unit else []
    return convert(total(parts), unit.money_unit, "元") if unit and parts else None


def _sources(
    old: FilledUnit | None, new: FilledUnit | None
) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    sums = [_by_source(unit) if unit else {} for unit in (old, new)]
    for name in dict.fromkeys((*sums[1], *sums[0])):
        yield name, sums[0].get(name), sums[1].get(name)


def _by_source(unit: FilledUnit) -> dict[str, Decimal]:
    amounts: dict[str, list[Decimal]] = {}
    for project in unit.projects:
        for name, value in project.funds.items():
            if value.value is not None:
                amounts.setdefault(name, []).append(value.value)
    return {name: convert(total(parts), unit.money_unit, "元") for name, parts in amounts.items()}


def _ceiling(unit: FilledUnit | None) -> Decimal | None:
    """控制数 of the unit, or the sum of its projects' where every project has one; in 元."""
    if unit is None:
        return None
    typed = unit.written.ceiling
    parts = [project.written.ceiling for project in unit.projects]
    if typed is None and parts and all(part is not None for part in parts):
        typed = total(part for part in parts if part is not None)
    return None if typed is None else convert(typed, unit.money_unit, "元")


def _shared(
    old: FilledUnit | None, new: FilledUnit | None, projects: Sequence[ProjectChange]
) -> Iterator[Shared]:
    if old and new:
        yield from unit_shared(old, new, projects)


def _explained(unit: FilledUnit) -> Iterator[tuple[str, str, str]]:
    for code, reason in unit.written.explanations.items():
        yield "整个单位", BY_ID[code].title, reason or ""
    for project in unit.projects:
        for code, reason in project.written.explanations.items():
            yield project.name, BY_ID[code].title, reason or ""
