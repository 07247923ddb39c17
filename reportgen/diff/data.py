"""The comparison as one object with stable English keys; amounts in 元, as decimal texts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.diff.changes import Change, Comparison, ProjectChange, Shared, UnitChange
from reportgen.formats import json_of, json_text
from reportgen.money import printed

SCHEMA_VERSION = 1


def as_json(comparison: Comparison) -> Iterator[str]:
    """The lines of the JSON text."""
    old, new = comparison.names
    found = {
        "schema_version": SCHEMA_VERSION,
        "base": old,
        "head": new,
        "unchanged_units": comparison.unchanged,
        "units": [_unit(unit) for unit in comparison.units],
        "shared": [_shared(shared) for shared in comparison.shared],
        "notes": list(comparison.notes),
    }
    yield json_text(found)


def _unit(unit: UnitChange) -> dict[str, object]:
    return {
        "folder": unit.folder,
        "name": unit.name,
        "years": list(unit.years),
        "projects_count": list(unit.counts),
        "money_yuan": _money(unit.money),
        "sources": [
            {"source": name, "money_yuan": _money((before, after))}
            for name, before, after in unit.sources
        ],
        "ceiling_yuan": _amount(unit.ceiling),
        "projects": [_project(project) for project in unit.projects],
        "shared": [_shared(shared) for shared in unit.shared],
        "findings": {
            "new": [json_of(found) for found in unit.findings.new],
            "gone": [json_of(found) for found in unit.findings.gone],
        },
        "explained": [
            {"project": project, "rule": rule, "reason": reason}
            for project, rule, reason in unit.explained
        ],
        "broken": list(unit.broken),
        "left_out": unit.left,
    }


def _project(project: ProjectChange) -> dict[str, object]:
    before, after = project.before, project.after
    what = "new" if before is None else "gone" if after is None else "changed"
    return {
        "change": what,
        "name": [before.name if before else None, after.name if after else None],
        "file": [before.file if before else None, after.file if after else None],
        "money_yuan": _money(project.money),
        "changes": [_change(change) for change in project.changes],
        "stale": list(project.stale),
    }


def _change(change: Change) -> dict[str, object]:
    found: dict[str, object] = {
        "kind": change.kind.value,
        "subject": list(change.subject),
        "before": change.before,
        "after": change.after,
    }
    if change.money:
        found["money_yuan"] = _money(change.money)
    if change.direction:
        found["direction"] = change.direction.value
    if change.cause:
        found["cause"] = {"file": change.cause.file, "name": change.cause.name}
    return found


def _shared(shared: Shared) -> dict[str, object]:
    return {
        "file": shared.file,
        "what": shared.what,
        "before": shared.before,
        "after": shared.after,
        "projects": shared.projects,
    }


def _money(money: Sequence[Decimal | None]) -> list[str | None]:
    return [_amount(value) for value in money]


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else printed(value)
