"""Business rules: one module per rule, listed here by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportgen.checks import (
    answers,
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
    spelling,
    xproj_num,
)
from reportgen.checks.answers import answered
from reportgen.checks.rule import Failed, Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import Form

NOTHING_FAILED: Final = Failed()
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
    spelling.RULE,
    answers.UNUSED,
    answers.VOID,
)


def check_unit(
    unit: FilledUnit, form: Form, failed: Failed = NOTHING_FAILED
) -> Iterable[Diagnostic]:
    """Every finding of every rule, with its explanation and the severity the form gives it."""
    for found in answered(_found(unit, form, failed), unit, dict(_unasked(unit, failed))):
        yield replace(found, changed=form.severity(found.code))


def _unasked(unit: FilledUnit, failed: Failed) -> Iterator[tuple[str, frozenset[str]]]:
    """The rules that are not asked of each file's project, by code."""
    for file in (unit.places.root.file, *(project.file for project in unit.projects)):
        silent = (r for r in RULES if failed.spoils(r, file) or (r.whole and failed.missing))
        yield file, frozenset(rule.id for rule in silent)


def _found(unit: FilledUnit, form: Form, failed: Failed) -> Iterator[Diagnostic]:
    of_project = [(rule, rule.of_project) for rule in RULES if rule.of_project]
    for project in unit.projects:
        for rule, check in of_project:
            if not failed.spoils(rule, project.file):
                for found in check(project, unit, form):
                    yield found.of_project(project.name)
    for rule in RULES:
        if rule.of_unit and not (rule.whole and failed.missing):
            yield from rule.of_unit(unit, form)
