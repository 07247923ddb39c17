"""The department's indicators: what projects mark as 核心, and what every department has."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.expression import ExpressionError, evaluate
from reportgen.fill.standards import unfit, words_of
from reportgen.filled import FilledUnit
from reportgen.library import Library, Standard
from reportgen.money import convert, total
from reportgen.national import CATEGORIES, CATEGORY, DIMENSIONS, TOTAL
from reportgen.summary.amounts import summed
from reportgen.summary.figures import Goal

DEPARTMENT: Final = "部门整体"
"""The 指标模板 of the library whose indicators are those of a department."""

_ORDER: Final = {category.name: number for number, category in enumerate(CATEGORIES)}


def department_goals(
    unit: FilledUnit, library: Library
) -> tuple[tuple[Goal, ...], tuple[Diagnostic, ...]]:
    """The indicators in the order of the national list, and what is wrong with the library's."""
    found: list[Diagnostic] = []
    goals = [*_core(unit), *_common(unit, library, found)]
    return tuple(sorted(goals, key=_place)), tuple(found)


def _place(goal: Goal) -> tuple[int, int]:
    return DIMENSIONS.index(goal.dimension), _ORDER[goal.category]


def _core(unit: FilledUnit) -> Iterator[Goal]:
    for project in unit.projects:
        for row in project.rows:
            if row.core and not row.empty:
                name = row.printed or row.name
                yield Goal(row.dimension, row.category, name, row.target.text, project.name)


def _common(unit: FilledUnit, library: Library, found: list[Diagnostic]) -> Iterator[Goal]:
    words = _words(unit)
    for standard in library.standards:
        if standard.template == DEPARTMENT:
            try:
                yield _goal(standard, evaluate(standard.indicator.target or "", words))
            except ExpressionError as error:
                found.append(unfit(standard, "指标值", error.message))


def _goal(standard: Standard, target: str) -> Goal:
    printed = standard.indicator.printed
    return Goal(
        dimension=CATEGORY[standard.category].dimension,
        category=standard.category,
        name=standard.name if printed is None else printed,
        target=target,
        source=f"共性指标（{standard.place.file.rpartition('/')[2]}）",
    )


def _words(unit: FilledUnit) -> dict[str, object]:
    """What the expression of a standard may use: the department's own, its money in 元."""
    sources = dict.fromkeys(name for project in unit.projects for name in project.funds)
    texts = {key: value.value or "" for key, value in unit.texts.items()}
    money = {
        name: _yuan(unit, [p.funds[name].value for p in unit.projects if name in p.funds])
        for name in sources
    }
    return {**dict.fromkeys(words_of(()), ""), **texts, **money, TOTAL: _whole(unit)}


def _whole(unit: FilledUnit) -> Decimal | None:
    return _yuan(unit, [unit.total.value])


def _yuan(unit: FilledUnit, amounts: list[Decimal | None]) -> Decimal | None:
    amount = summed(amounts)
    return None if amount is None else convert(total((amount,)), unit.money_unit, "元")
