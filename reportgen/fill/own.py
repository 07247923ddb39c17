"""What is wrong in 其他栏目, seen from the spec's own form: unknown, missing, of another type."""

from reportgen.fill.block import TAKEN, Block, Problems
from reportgen.fill.extra import KEY
from reportgen.filled import Origin, Row
from reportgen.form import Form
from reportgen.model import Places, Project, Unit
from reportgen.model.own import Own
from reportgen.national import TOTAL


def unit_problems(unit: Unit, form: Form, places: Places) -> Problems:
    """What is wrong with the fields of unit.yaml."""
    return Block(unit.extra, places, (KEY,)).problems(form.extra.unit, {}, ())


def project_problems(project: Project, form: Form, places: Places) -> Problems:
    """What is wrong with the fields of a project and of its sources of money."""
    own, sources = Block(project.extra, places, (KEY,)), form.extra.source
    yield from own.problems(form.extra.project, sources, tuple(form.sources))
    funded = [n for n, amount in project.funds.items() if amount is not None and n != TOTAL]
    for name, field in sources.items():
        values = project.extra.by_source.get(name, {})
        told = name in project.extra.texts or not set(values) <= {*form.sources, TOTAL}
        for source in funded if field.required and not told else ():
            if values.get(source) is None:
                message = f"“{name}”里缺少“{source}”"
                yield own.at_key((name,), message, f"{name}:\n  {source}: …")


def indicator_problems(
    project: Project, rows: tuple[Row, ...], form: Form, places: Places
) -> Problems:
    """What is wrong with the fields of indicators: typed ones, and standards taken by name."""
    declared = form.extra.indicator
    for category, indicators in project.indicators.items():
        for name, indicator in indicators.items():
            own = Block(indicator.extra, places, ("绩效指标", category, name, KEY), name)
            yield from own.problems(declared, {}, ())
    for name, indicator in project.standards.items():
        own = Block(indicator.extra, places, (TAKEN, name, KEY))
        yield from own.unfit(declared, {}, ())
    for row in rows:
        if row.origin is Origin.STANDARD:
            own = Block(Own(row.extra), places, (TAKEN, row.name, KEY), row.name)
            yield from own.absent(declared)
