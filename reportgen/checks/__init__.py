"""Business rules: one module per rule, listed here by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportgen.checks import (
    answers,
    arith_budget,
    arith_pending,
    fund_sum,
    goal_placeholder,
    ind_value,
    prj_budget,
    row_empty,
    spelling,
)
from reportgen.checks.answers import answered
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import Form

RULES: Final[tuple[Rule, ...]] = (
    fund_sum.RULE,
    arith_budget.RULE,
    arith_pending.RULE,
    ind_value.RULE,
    row_empty.RULE,
    prj_budget.RULE,
    goal_placeholder.RULE,
    spelling.RULE,
    answers.UNUSED,
    answers.VOID,
)


def check_unit(unit: FilledUnit, form: Form) -> Iterable[Diagnostic]:
    """Every finding of every rule, with its explanation and the severity the form gives it."""
    for found in answered(_found(unit, form), unit):
        yield replace(found, changed=form.severity(found.code))


def _found(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    of_project = [rule.of_project for rule in RULES if rule.of_project]
    for project in unit.projects:
        for check in of_project:
            for found in check(project, unit, form):
                yield found.of_project(project.name)
    for rule in RULES:
        if rule.of_unit:
            yield from rule.of_unit(unit, form)
