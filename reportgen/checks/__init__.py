"""Business rules: one module per rule, listed here by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportgen.checks import (
    arith_budget,
    arith_budget_text,
    arith_pending,
    arith_text,
    arith_text_sum,
    band_gap,
    contradiction,
    cost_budget,
    fund_sum,
    goal_placeholder,
    goal_xref,
    ind_value,
    prj_budget,
    pub_amount,
    row_empty,
    xproj_num,
)
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
    arith_text.RULE,
    arith_text_sum.RULE,
    arith_budget_text.RULE,
    cost_budget.RULE,
    goal_xref.RULE,
    contradiction.RULE,
    xproj_num.RULE,
    band_gap.RULE,
    pub_amount.RULE,
)


def check_unit(unit: FilledUnit, form: Form) -> Iterable[Diagnostic]:
    """Every finding of every rule, with the severity the form gives it."""
    for found in _found(unit, form):
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
