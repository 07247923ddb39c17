"""What reportgen filled in, so that whoever signs can see what nobody typed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportgen.fill.texts import origin_of
from reportgen.filled import FilledProject, FilledUnit, Origin, Row, Value
from reportgen.money import printed
from reportgen.national import TOTAL
from reportgen.summary.figures import Filled


def filled_values(unit: FilledUnit) -> Iterator[Filled]:
    """Every value of the unit and of its projects that stands in no file of their own."""
    yield from _texts("", {**unit.texts, **unit.extra})
    yield from _money("", {"资金合计": unit.total}, unit.money_unit)
    for project in unit.projects:
        yield from _of_project(project, unit.money_unit)


def _of_project(project: FilledProject, money_unit: str) -> Iterator[Filled]:
    name = project.name
    yield from _texts(name, project.texts)
    funds = {**project.funds, TOTAL: project.total, **project.money}
    yield from _money(name, funds, money_unit)
    yield from _plan(project)
    for row in project.rows:
        if not row.empty:
            yield from _row(name, row)
    yield from _texts(name, project.extra)
    for field, values in project.by_source.items():
        yield from _texts(name, {f"{field}（{source}）": value for source, value in values.items()})


def _plan(project: FilledProject) -> Iterator[Filled]:
    """The spend plan, which a form or a unit may say for all projects."""
    for when, share in project.written.spend_plan.items():
        place = project.places.at("资金支出计划", when)
        origin, note = origin_of(place, project.file)
        if share and origin is not Origin.TYPED:
            yield Filled(project.name, "资金支出计划", f"{when} {share}", origin.value, note)


def _row(project: str, row: Row) -> Iterator[Filled]:
    """The indicator that the library or a 默认 brought, and the weight that the form gave it."""
    name = row.printed or row.name
    if row.origin is not Origin.TYPED:
        said = "：".join(filter(None, (name, row.target.text)))
        yield Filled(project, row.category, said, row.origin.value, row.note)
    if row.weight is not None and row.weight_origin is not Origin.TYPED:
        said = f"{name}：{printed(row.weight)}分"
        yield Filled(project, "分值", said, row.weight_origin.value, row.weight_note)


def _texts(project: str, values: Mapping[str, Value[str | None]]) -> Iterator[Filled]:
    for key, value in values.items():
        if value.value and value.origin is not Origin.TYPED:
            yield Filled(
                project, key, value.value, value.origin.value, value.note.removeprefix("= ")
            )


def _money(
    project: str, values: Mapping[str, Value[Decimal | None]], unit: str
) -> Iterator[Filled]:
    for key, value in values.items():
        if value.value is not None and value.origin is not Origin.TYPED:
            amount = f"{printed(value.value, separator=True)}{unit}"
            yield Filled(project, key, amount, value.origin.value, value.note.removeprefix("= "))
