"""Business rules: one module per rule, listed here by hand."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportgen.checks import (
    arith_budget,
    arith_pending,
    fund_sum,
    goal_placeholder,
    ind_value,
    prj_budget,
    row_empty,
)
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

Check = Callable[[FilledProject, FilledUnit, Form], Iterator[Diagnostic]]

RULES: Final[tuple[Check, ...]] = (
    fund_sum.check,
    arith_budget.check,
    arith_pending.check,
    ind_value.check,
    row_empty.check,
    prj_budget.check,
    goal_placeholder.check,
)


def check_unit(unit: FilledUnit, form: Form) -> Iterable[Diagnostic]:
    """Every finding of every rule, with the severity the form gives it."""
    for project in unit.projects:
        for rule in RULES:
            for found in rule(project, unit, form):
                changed = form.severity(found.code)
                yield replace(found, project=project.name, changed=changed)
