"""What changed in one unit between two sides."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic
from reportgen.diff import match
from reportgen.diff.changes import Findings, ProjectChange, Shared, UnitChange
from reportgen.diff.project import compare as compare_project
from reportgen.diff.shared import unit_shared
from reportgen.filled import FilledUnit
from reportgen.money import convert, total

Key = tuple[str, str, str]


class Side(Struct, frozen=True):
    """One state of a unit: what is complete, what was found, and the projects that are broken.

    `broken` are the files and names of projects that could not be completed, `files` how many
    projects there are with those.
    """

    filled: FilledUnit | None
    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[tuple[str, str | None], ...] = ()
    files: int = 0


def compare(folder: str, before: Side | None, after: Side | None) -> UnitChange:
    """The unit's changes; an absent side is a unit that is new or gone."""
    seen = (after and after.filled) or (before and before.filled)
    known = _sides(before, after)
    old, new = known
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
        findings=_findings(before, after, found),
        explained=tuple(_explained(new)) if new else (),
        broken=tuple(_broken(before, "原来的")) + tuple(_broken(after, "现在的")),
        left=len({name or file for side in (before, after) if side for file, name in side.broken}),
        whole=whole,
    )


def _sides(before: Side | None, after: Side | None) -> tuple[FilledUnit | None, FilledUnit | None]:
    """Both sides with those projects that neither side has broken."""
    left = {key for side in (before, after) if side for pair in side.broken for key in pair if key}
    old, new = (_without(left, side.filled if side else None) for side in (before, after))
    return old, new


def _without(left: set[str], unit: FilledUnit | None) -> FilledUnit | None:
    if unit is None or not left:
        return unit
    known = (p for p in unit.projects if p.file not in left and p.name not in left)
    return replace(unit, projects=tuple(known))


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


def _findings(
    before: Side | None, after: Side | None, projects: Iterable[ProjectChange]
) -> Findings:
    old, new = (side.diagnostics if side else () for side in (before, after))
    names = {p.before.name: p.after.name for p in projects if p.before and p.after}
    keys = [[_key(found, names) for found in old], [_key(found, {}) for found in new]]
    fresh, gone = _beyond(new, keys[1], keys[0]), _beyond(old, keys[0], keys[1])
    return Findings(new, tuple(fresh), tuple(_mended(gone, after)))


def _mended(gone: Iterable[Diagnostic], after: Side | None) -> Iterator[Diagnostic]:
    """What is gone, and not only because nobody can look for it any more."""
    unread = {key for pair in after.broken for key in pair} if after else set()
    if after is None or after.filled:
        yield from (d for d in gone if not {d.project, d.place.file} & unread)


def _beyond(
    found: Sequence[Diagnostic], keys: Sequence[Key], known: Sequence[Key]
) -> Iterator[Diagnostic]:
    """What is found here and not there, whatever its lines; not what is 供参考 or explained."""
    counts = Counter(known)
    for diagnostic, key in zip(found, keys, strict=True):
        if diagnostic.severity is Severity.INFO or not diagnostic.counted:
            continue
        counts[key] -= 1
        if counts[key] < 0:
            yield diagnostic


def _key(found: Diagnostic, renamed: Mapping[str, str]) -> Key:
    """What makes two findings the same: neither numbers, nor a new name, nor the unit's folder."""
    about = found.field or re.sub("[0-9.,]+", "0", found.message)
    name = found.project or found.place.file.rpartition("/")[2]
    return found.code, renamed.get(name, name), about


def _explained(unit: FilledUnit) -> Iterator[tuple[str, str, str]]:
    for code, reason in unit.written.explanations.items():
        yield "整个单位", BY_ID[code].title, reason or ""
    for project in unit.projects:
        for code, reason in project.written.explanations.items():
            yield project.name, BY_ID[code].title, reason or ""


def _broken(side: Side | None, which: str) -> Iterator[str]:
    if side is None:
        return
    if side.filled is None:
        yield f"{which}单位文件或表样有错，这一单位没有逐项比较"
    for file, name in side.broken:
        yield f"{which}{name or file.rpartition('/')[2]}有错，这个项目没有比较"
