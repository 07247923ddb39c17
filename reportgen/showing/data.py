"""A completed project for programs: one object with stable English keys."""

from collections.abc import Iterator
from decimal import Decimal

from reportgen.filled import FilledProject, FilledUnit, Row, Value
from reportgen.formats import json_text
from reportgen.money import printed
from reportgen.national import TOTAL


def as_json(project: FilledProject, unit: FilledUnit) -> Iterator[str]:
    """The completed project as one object with stable English keys."""
    found = {
        "schema_version": 1,
        "file": project.file,
        "number": project.number,
        "money_unit": unit.money_unit,
        "texts": {key: _value(value) for key, value in project.texts.items()},
        "money": {key: _value(value) for key, value in money_of(project).items()},
        "costing": [
            {"name": c.name, "said": c.said, "amount_yuan": printed(c.amount)}
            for c in project.costing
        ],
        "indicators": [_row(row) for row in project.rows],
        "extra": {key: _value(value) for key, value in project.extra.items()},
        "tables": {key: _value(value) for key, value in project.tables.items()},
        "by_source": {
            key: {source: _value(value) for source, value in values.items()}
            for key, values in project.by_source.items()
        },
    }
    yield json_text(found)


def _value(value: Value[object]) -> dict[str, object]:
    plain = printed(value.value) if isinstance(value.value, Decimal) else value.value
    origin = None if plain is None else value.origin.name.lower()
    found: dict[str, object] = {"value": plain, "origin": origin}
    found |= {"file": value.place.file, "line": value.place.line}
    return {**found, "note": value.note} if value.note else found


def _row(row: Row) -> dict[str, object]:
    target = row.target
    return {
        "dimension": row.dimension,
        "category": row.category,
        "name": row.name,
        "printed": row.printed,
        "target": target.text,
        "kind": target.kind.value,
        "comparison": target.comparison.value if target.comparison else None,
        "low": None if target.low is None else printed(target.low),
        "high": None if target.high is None else printed(target.high),
        "measure_unit": target.unit,
        "weight": None if row.weight is None else printed(row.weight),
        "weight_origin": None if row.weight is None else row.weight_origin.name.lower(),
        "remark": row.remark,
        "basis": row.basis,
        "usual": list(row.usual),
        "extra": dict(row.extra),
        "origin": row.origin.name.lower(),
        "note": row.note,
        "file": row.place.file,
        "line": row.place.line,
    }


def money_of(project: FilledProject) -> dict[str, Value[Decimal | None]]:
    """Every amount of the project by its 栏目: the sources, the total, the others."""
    return {**project.funds, TOTAL: project.total, **project.money}
