"""From a completed unit and what was found in it to the figures of its summary."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.money import convert
from reportgen.national import BENEFIT, SATISFACTION, SOURCES, TOTAL
from reportgen.summary.costing import costing_of, is_pending
from reportgen.summary.costs import Costing
from reportgen.summary.figures import Figures, Goal
from reportgen.summary.filled import filled_values
from reportgen.summary.lines import Line
from reportgen.summary.tasks import running_costs, task_of, tasks

Counts = Mapping[str, tuple[int, int]]

_QUANTITY: Final = "数量指标"
_NOBODY: Final = ""


def figures_of(
    unit: FilledUnit, found: Iterable[Diagnostic] | None, goals: tuple[Goal, ...]
) -> Figures:
    """The figures of a unit; `found` is None where nothing was checked.

    `goals` are the department's indicators.
    """
    written = unit.written
    sources = _sources(unit)
    costings = tuple(costing_of(project, unit) for project in unit.projects)
    counts = None if found is None else _counts(found, unit)
    lines = tuple(
        _line(project, unit, costing, sources, counts)
        for project, costing in zip(unit.projects, costings, strict=True)
    )
    return Figures(
        name=unit.name,
        year=written.year,
        stage=written.stage or "",
        money_unit=unit.money_unit,
        sources=sources,
        lines=lines,
        ceiling=written.ceiling,
        basic=tuple(running_costs(unit).items()),
        costings=costings,
        tasks=tasks(unit, lines, sources),
        goal=unit.goals["总体绩效目标"],
        goals=goals,
        filled=tuple(filled_values(unit)),
        elsewhere=None if counts is None else counts.get(_NOBODY, (0, 0)),
        answers=_answers(written.explanations),
    )


def _sources(unit: FilledUnit) -> tuple[str, ...]:
    """The sources from which any project has money, in the national order, then as typed."""
    typed = dict.fromkeys(
        name
        for project in unit.projects
        for name, value in project.funds.items()
        if value.value is not None and name != TOTAL
    )
    return tuple(sorted(typed, key=lambda s: SOURCES.index(s) if s in SOURCES else len(SOURCES)))


def _line(
    project: FilledProject,
    unit: FilledUnit,
    costing: Costing,
    sources: tuple[str, ...],
    counts: Counts | None,
) -> Line:
    texts = {key: value.value or "" for key, value in project.texts.items()}
    rows = [row for row in project.rows if not row.empty]
    satisfactions = [row for row in rows if row.dimension == SATISFACTION]
    benefits = [row for row in rows if row.dimension == BENEFIT]
    errors, warnings = (None, None) if counts is None else counts.get(project.file, (0, 0))
    amounts = {name: value.value for name, value in project.funds.items()}
    return Line(
        number=project.number,
        name=project.name,
        code=texts["项目编码"],
        category=texts["项目类别"],
        attribute=texts["项目属性"],
        task=task_of(project, unit),
        last_year=project.money["上年预算"].value,
        budget=project.total.value,
        funds=tuple(amounts.get(source) for source in sources),
        ceiling=project.money["控制数"].value,
        gap=_in(unit.money_unit, costing.gap),
        pending=is_pending(project),
        outputs=len(rows) - len(benefits) - len(satisfactions),
        benefits=len(benefits),
        satisfactions=len(satisfactions),
        quantity=_first(row for row in rows if row.category == _QUANTITY),
        satisfaction=_first(satisfactions),
        errors=errors,
        warnings=warnings,
        public=project.written.publicity[0],
        reason=project.written.publicity[1],
        answers=_answers(project.written.explanations),
    )


def _answers(reasons: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((BY_ID[code].title, reason) for code, reason in reasons.items() if reason)


def _in(money_unit: str, yuan: Decimal | None) -> Decimal | None:
    return None if yuan is None else convert(yuan, "元", money_unit)


def _first(rows: Iterable[Row]) -> str:
    """The first indicator as one text."""
    row = next(iter(rows), None)
    return "：".join(filter(None, (row.printed, row.target.text))) if row else ""


def _counts(found: Iterable[Diagnostic], unit: FilledUnit) -> Counts:
    """How many errors and warnings, not answered, a project's file has; under "", those of none."""
    files = {project.file: project.file for project in unit.projects}
    files |= {project.name: project.file for project in unit.projects}
    counts: dict[str, tuple[int, int]] = {}
    for diagnostic in (found_one for found_one in found if found_one.counted):
        about = (diagnostic.project or "", diagnostic.place.file)
        file = next((files[name] for name in about if name in files), _NOBODY)
        errors, warnings = counts.get(file, (0, 0))
        counts[file] = (
            errors + (diagnostic.severity is Severity.ERROR),
            warnings + (diagnostic.severity is Severity.WARNING),
        )
    return counts
