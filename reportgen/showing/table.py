"""A completed project for people: every value with its origin, as a table for a terminal."""

from collections.abc import Iterator

from reportgen.filled import FilledProject, FilledUnit, Origin, Row, Value
from reportgen.money import convert, printed
from reportgen.showing.data import money_of


def lines(project: FilledProject, unit: FilledUnit) -> Iterator[str]:
    """The completed project as a table for a terminal: what, value, origin, from where."""
    yield f"{project.name}　　{project.file}"
    yield ""
    for key, value in project.texts.items():
        if value.value is not None:
            yield _line(key, value.value, value)
    for key, amount in money_of(project).items():
        if amount.value is not None:
            yield _line(key, f"{printed(amount.value)}{unit.money_unit}", amount)
    yield from _own(project)
    yield from _costing(project, unit)
    yield from _rows(project)


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
