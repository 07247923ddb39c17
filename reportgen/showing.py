"""A completed project for people and for programs: every value with its origin."""

from collections.abc import Iterator
from decimal import Decimal

from reportgen.filled import FilledProject, FilledUnit, Origin, Row, Value
from reportgen.formats import json_text
from reportgen.money import convert, printed
from reportgen.national import TOTAL


def lines(project: FilledProject, unit: FilledUnit) -> Iterator[str]:
    """The completed project as a table for a terminal: what, value, origin, from where."""
    yield f"{project.name}　　{project.file}"
    yield ""
    for key, value in project.texts.items():
        if value.value is not None:
            yield _line(key, value.value, value)
    for key, amount in _money(project).items():
        if amount.value is not None:
            yield _line(key, f"{printed(amount.value)}{unit.money_unit}", amount)
    yield from _own(project)
    yield from _costing(project, unit)
    yield from _rows(project)


def as_json(project: FilledProject, unit: FilledUnit) -> Iterator[str]:
    """The completed project as one object with stable English keys."""
    found = {
        "schema_version": 1,
        "file": project.file,
        "number": project.number,
        "money_unit": unit.money_unit,
        "texts": {key: _value(value) for key, value in project.texts.items()},
        "money": {key: _value(value) for key, value in _money(project).items()},
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


def _money(project: FilledProject) -> dict[str, Value[Decimal | None]]:
    return {**project.funds, TOTAL: project.total, **project.money}


def _line(key: str, text: str, value: Value[object]) -> str:
    head, *rest = text.split("\n")
    told = f"　［{_origin(value.origin, value.note)}］"
    if not rest:
        return f"{key}：{head}{told}"
    return "\n".join((f"{key}：{told.strip()}", *(f"    {line}" for line in (head, *rest))))


def _origin(origin: Origin, note: str) -> str:
    return f"{origin.value} {note}" if note else origin.value


def _own(project: FilledProject) -> Iterator[str]:
    """其他栏目: texts, tables row by row, and what each source of money has."""
    for key, value in project.extra.items():
        if value.value is not None:
            yield _line(key, value.value, value)
    for key, table in project.tables.items():
        for number, row in enumerate(table.value, 1):
            said = "，".join(f"{column}：{text}" for column, text in row.items() if text)
            yield _line(f"{key} {number}", said, table)
    for key, values in project.by_source.items():
        for source, value in values.items():
            if value.value is not None:
                yield _line(f"{key} {source}", value.value, value)


def _costing(project: FilledProject, unit: FilledUnit) -> Iterator[str]:
    if project.costing:
        yield ""
        yield "测算"
    for line in project.costing:
        amount = printed(convert(line.amount, "元", unit.money_unit))
        yield f"  {line.name}：{line.said} = {amount}{unit.money_unit}"


def _rows(project: FilledProject) -> Iterator[str]:
    category = dimension = ""
    for row in project.rows:
        if row.dimension != dimension:
            dimension = row.dimension
            yield ""
            yield dimension
        if row.category != category:
            category = row.category
            yield f"  {category}"
        yield f"    {_indicator(row)}　［{_origin(row.origin, row.note)}{_weight_origin(row)}］"
        for key, text in row.extra.items():
            if text is not None:
                yield f"      {key}：{text}"


def _indicator(row: Row) -> str:
    if row.empty:
        return "（空行）"
    weight = "" if row.weight is None else f"（{printed(row.weight)}分）"
    name = row.name if row.printed == row.name else f"{row.name}（印作“{row.printed}”）"
    if row.sentence:
        return f"{name}{weight}"
    return f"{name}：{row.target.text or '（没有填）'}{weight}"


def _weight_origin(row: Row) -> str:
    derived = row.weight is not None and row.weight_origin is not Origin.TYPED
    return f"；分值{row.weight_origin.value}：{row.weight_note}" if derived else ""


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
