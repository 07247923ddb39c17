"""Where a change was made: in the project itself, or in what it shares with others."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from reportgen.diff.changes import Cause
from reportgen.filled import FilledProject, FilledUnit, Origin, Row, Value

FACTS: Final = "基础数据"
_FROM_UNIT: Final = "unit.yaml 的"

Seen: TypeAlias = "Value[object] | None"
Sides: TypeAlias = tuple[FilledProject, FilledProject]


def of_value(name: str, values: tuple[Seen, Seen], sides: Sides) -> Cause | None:
    """The file outside the project that its value came from or comes from.

    None where the project itself says it now or said it before: then the project changed it.
    """
    said = [
        (value, project)
        for value, project in zip(values, sides, strict=True)
        if value is not None and value.value not in {None, ""}
    ]
    if not said or any(value.place.file == project.file for value, project in said):
        return None
    value, _ = said[-1]
    if value.note.startswith(_FROM_UNIT):
        return Cause(value.place.file, value.note.removeprefix(_FROM_UNIT))
    return Cause(value.place.file, f"默认·{name}")


def of_row(old: Row | None, new: Row | None, sides: Sides) -> Cause | None:
    """The same for an indicator; a standard one comes from the library."""
    rows = [(r, p) for r, p in zip((old, new), sides, strict=True) if r is not None]
    shared = [_shared(row, project) for row, project in rows]
    row, project = rows[-1]
    if not all(shared):
        return None
    if row.origin is not Origin.STANDARD:
        return shared[-1]
    if _wanted(row, sides[0]) == _wanted(row, sides[1]):
        return shared[-1]
    template = project.texts["指标模板"]
    away = template.place.file != project.file and _template(sides[0]) != _template(sides[1])
    return Cause(template.place.file, "默认·指标模板") if away else None


def of_costing(name: str, sides: Sides, units: tuple[FilledUnit, FilledUnit]) -> Cause | None:
    """The 基础数据 that changed a line which the project itself did not touch."""
    typed = [project.written.costing.get(name) for project in sides]
    if typed[0] is None or typed[0] != typed[1]:
        return None
    facts = _changed(units[0].written.facts, units[1].written.facts)
    named = [fact for fact in facts if fact in typed[0]]
    return Cause(units[1].places.root.file, f"{FACTS}·{named[0]}") if named else None


def _changed(old: Mapping[str, str | None], new: Mapping[str, str | None]) -> list[str]:
    return [name for name in dict.fromkeys((*new, *old)) if old.get(name) != new.get(name)]


def _shared(row: Row, project: FilledProject) -> Cause | None:
    """Where the row stands, if that is not the project's own file."""
    own = project.written.standards.get(row.name)
    if row.origin is Origin.STANDARD:
        told = bool(own and own.typed)
        return None if told else Cause(row.note.rpartition(" ")[0], row.name)
    if row.place.file == project.file:
        return None
    return Cause(row.place.file, f"默认·{row.name or row.category}")


def _wanted(row: Row, project: FilledProject) -> tuple[bool, str | None, bool]:
    """What decides whether a project has a standard: its name, its 指标模板, rows of its own."""
    typed = any(
        r.category == row.category and r.origin is not Origin.STANDARD for r in project.rows
    )
    return row.name in project.written.standards, _template(project), typed


def _template(project: FilledProject) -> str | None:
    return project.written.template
