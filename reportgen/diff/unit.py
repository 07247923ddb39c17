"""What changed in one unit between two sides."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic
from reportgen.diff import match
from reportgen.diff.changes import Findings, ProjectChange, Shared, UnitChange
from reportgen.diff.project import compare as compare_project
from reportgen.diff.shared import unit_shared
from reportgen.filled import FilledProject, FilledUnit
from reportgen.money import convert, total


@dataclass(frozen=True, slots=True)
class Side:
    """One state of a unit: what is complete, what was found, and the projects that are broken.

    `broken` are the files and names of projects that could not be completed.
    """

    filled: FilledUnit | None
    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[tuple[str, str | None], ...] = ()


def compare(folder: str, before: Side | None, after: Side | None) -> UnitChange:
    """The unit's changes; an absent side is a unit that is new or gone."""
    old, new = before.filled if before else None, after.filled if after else None
    seen = new or old
    projects = tuple(_projects(before, after))
    return UnitChange(
        folder=folder,
        name=seen.name if seen else folder.rpartition("/")[2],
        year=seen.written.year if seen else None,
        stages=((old and old.written.stage) or "", (new and new.written.stage) or ""),
        money_unit=seen.money_unit if seen else "万元",
        counts=(_count(old), _count(new)),
        money=(_yuan(old), _yuan(new)),
        sources=tuple(_sources(old, new)),
        ceiling=_ceiling(new),
        projects=tuple(sorted(projects, key=lambda change: -change.moved)),
        shared=tuple(_shared(old, new, projects)),
        findings=_findings(before, after),
        explained=tuple(_explained(new)) if new else (),
        broken=tuple(_broken(before, "原来的")) + tuple(_broken(after, "现在的")),
    )


def _projects(before: Side | None, after: Side | None) -> Iterator[ProjectChange]:
    if (before and before.filled is None) or (after and after.filled is None):
        return
    left = {key for side in (before, after) if side for pair in side.broken for key in pair if key}
    units = (before.filled if before else None, after.filled if after else None)
    sides = [[p for p in unit.projects if _known(p, left)] if unit else [] for unit in units]
    for old, new in match.projects(*sides):
        change = compare_project(old, new, units)
        if not change.silent:
            yield change


def _known(project: FilledProject, left: set[str]) -> bool:
    return project.file not in left and project.name not in left


def _count(unit: FilledUnit | None) -> int | None:
    return len(unit.projects) if unit else None


def _yuan(unit: FilledUnit | None) -> Decimal | None:
    value = unit.total.value if unit else None
    return None if unit is None or value is None else convert(value, unit.money_unit, "元")


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


def _findings(before: Side | None, after: Side | None) -> Findings:
    old, new = (side.diagnostics if side else () for side in (before, after))
    return Findings(new, tuple(_beyond(new, old)), tuple(_beyond(old, new)))


def _beyond(found: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is found here and not there, whatever its lines; not what is 供参考 or explained."""
    counts = Counter(_key(diagnostic) for diagnostic in known)
    for diagnostic in found:
        if diagnostic.severity is Severity.INFO or not diagnostic.counted:
            continue
        key = _key(diagnostic)
        counts[key] -= 1
        if counts[key] < 0:
            yield diagnostic


def _key(found: Diagnostic) -> tuple[str, str, str]:
    about = found.field or re.sub("[0-9.,]+", "0", found.message)
    return found.code, found.project or found.place.file, about


def _explained(unit: FilledUnit) -> Iterator[tuple[str, str, str]]:
    for project in unit.projects:
        for code, reason in project.written.explanations.items():
            yield project.name, BY_ID[code].title, reason or ""


def _broken(side: Side | None, which: str) -> Iterator[str]:
    if side is None:
        return
    if side.filled is None:
        yield f"{which}unit.yaml或表样有错，这一单位没有逐项比较"
    for file, name in side.broken:
        yield f"{which}{name or file.rpartition('/')[2]}有错，这个项目没有比较"
