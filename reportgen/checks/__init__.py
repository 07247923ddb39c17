"""Business rules: one module per rule, listed here by hand."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from reportgen.checks import (
    all_same,
    answers,
    arith_budget,
    arith_budget_text,
    arith_pending,
    arith_text,
    arith_text_sum,
    band_gap,
    category,
    ceiling,
    code_hebei,
    code_len,
    code_uniq,
    contradiction,
    cost_budget,
    date_range,
    dept_cover,
    doc_unit,
    doc_year,
    dup_ind,
    dup_project,
    fund_sum,
    goal_dup,
    goal_empty,
    goal_is_name,
    goal_numbering,
    goal_placeholder,
    goal_short,
    goal_xref,
    ind_chars,
    ind_name,
    ind_remark,
    ind_unit,
    ind_value,
    indset_dup,
    item_empty,
    l1_req,
    l2_req,
    l2_valid,
    misfit,
    name_number,
    name_question,
    name_trunc,
    not_applicable,
    op_direction,
    op_missing,
    order,
    pct_range,
    placeholder,
    plan,
    policy_stale,
    prj_budget,
    pub_amount,
    qual_vague,
    row_empty,
    sat_range,
    spelling,
    text,
    unit_mismatch,
    value_in_name,
    weights,
    xproj_num,
    year,
)
from reportgen.checks.answers import answered
from reportgen.checks.rule import Failed, Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.review import unfinished

Own = Mapping[str, tuple[Diagnostic, ...]]
_MONEY: Final = prj_budget.RULE.code.rule
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
    ceiling.RULE,
    code_len.RULE,
    code_hebei.RULE,
    code_uniq.RULE,
    plan.RULE,
    dept_cover.RULE,
    l1_req.RULE,
    l2_req.RULE,
    l2_valid.RULE,
    order.L1,
    order.L2,
    weights.SUM,
    weights.SHARES,
    weights.EACH,
    year.RULE,
    doc_year.RULE,
    date_range.RULE,
    op_direction.RULE,
    op_missing.RULE,
    ind_unit.RULE,
    ind_remark.RULE,
    ind_chars.RULE,
    unit_mismatch.RULE,
    pct_range.RULE,
    value_in_name.RULE,
    name_question.RULE,
    name_number.RULE,
    name_trunc.RULE,
    qual_vague.RULE,
    all_same.RULE,
    sat_range.RULE,
    category.RULE,
    dup_ind.RULE,
    goal_dup.RULE,
    indset_dup.RULE,
    dup_project.RULE,
    misfit.RULE,
    goal_empty.RULE,
    goal_is_name.RULE,
    goal_short.RULE,
    goal_numbering.RULE,
    text.RULE,
    policy_stale.RULE,
    doc_unit.RULE,
    placeholder.RULE,
    item_empty.RULE,
    ind_name.RULE,
    not_applicable.RULE,
    spelling.RULE,
    answers.UNUSED,
    answers.VOID,
)


def check_unit(
    unit: FilledUnit, form: Form, failed: Failed = NOTHING_FAILED, own: Own | None = None
) -> Iterable[Diagnostic]:
    """Every finding of every rule, with its explanation and the severity the form gives it.

    `own` is what the rules of single projects found, where they were asked already.
    """
    own = of_projects(unit, form, failed) if own is None else own
    everything = answered(_found(unit, form, failed, own), unit, dict(_unasked(unit, failed)))
    told = [found for found in everything if not form.silences(found.code)]
    begun = _begun(told)
    for found in told:
        urgent = Severity.ERROR if found.project in begun and found.rule == _MONEY else None
        changed = form.severity(found.code) or urgent
        yield replace(found, changed=changed) if changed else found


def _begun(told: Iterable[Diagnostic]) -> frozenset[str]:
    """The projects that are not written yet: no money is no question there, it is missing."""
    of_project: dict[str, list[Diagnostic]] = {}
    for found in told:
        of_project.setdefault(found.project or "", []).append(found)
    return frozenset(name for name, own in of_project.items() if name and unfinished(own))


def of_projects(
    unit: FilledUnit, form: Form, failed: Failed, known: Own = MappingProxyType({})
) -> Own:
    """What the rules find that are asked of single projects, by file; `known` is found already."""
    return {
        project.file: known[project.file]
        if project.file in known
        else tuple(_of_project(project, unit, form, failed))
        for project in unit.projects
    }


def _of_project(
    project: FilledProject, unit: FilledUnit, form: Form, failed: Failed
) -> Iterator[Diagnostic]:
    for rule in RULES:
        if rule.of_project and not failed.spoils(rule, project.file):
            for found in rule.of_project(project, unit, form):
                yield found.of_project(project.name)


def _unasked(unit: FilledUnit, failed: Failed) -> Iterator[tuple[str, frozenset[str]]]:
    """The rules that are not asked of each file's project, by code."""
    for file in (unit.places.root.file, *(project.file for project in unit.projects)):
        silent = (r for r in RULES if failed.spoils(r, file) or (r.whole and failed.missing))
        yield file, frozenset(rule.id for rule in silent)


def _found(unit: FilledUnit, form: Form, failed: Failed, own: Own) -> Iterator[Diagnostic]:
    for project in unit.projects:
        yield from own[project.file]
    for rule in RULES:
        if rule.of_unit and not (rule.whole and failed.missing):
            yield from rule.of_unit(unit, form)
