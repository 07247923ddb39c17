"""What reportgen filled in, so that whoever signs can see what nobody typed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportgen.filled import FilledProject, FilledUnit, Origin, Value
from reportgen.money import printed
from reportgen.national import TOTAL
from reportgen.summary.figures import Filled


def filled_values(unit: FilledUnit) -> Iterator[Filled]:
    """Every value of the unit and of its projects that stands in no file of their own."""
    yield from _texts("", unit.texts)
    yield from _money("", {"资金合计": unit.total}, unit.money_unit)
    for project in unit.projects:
        yield from _of_project(project, unit.money_unit)


def _of_project(project: FilledProject, money_unit: str) -> Iterator[Filled]:
    name = project.name
    yield from _texts(name, project.texts)
    funds = {**project.funds, TOTAL: project.total, **project.money}
    yield from _money(name, funds, money_unit)
    for row in project.rows:
        if row.origin is not Origin.TYPED and not row.empty:
            said = "：".join(filter(None, (row.printed or row.name, row.target.text)))
            yield Filled(name, row.category, said, row.origin.value, row.note)
    yield from _texts(name, project.extra)


def _texts(project: str, values: Mapping[str, Value[str | None]]) -> Iterator[Filled]:
    for key, value in values.items():
        if value.value and value.origin is not Origin.TYPED:
            yield Filled(project, key, value.value, value.origin.value, value.note)


def _money(
    project: str, values: Mapping[str, Value[Decimal | None]], unit: str
) -> Iterator[Filled]:
    for key, value in values.items():
        if value.value is not None and value.origin is not Origin.TYPED:
            amount = f"{printed(value.value, separator=True)}{unit}"
            yield Filled(project, key, amount, value.origin.value, value.note.removeprefix("= "))
