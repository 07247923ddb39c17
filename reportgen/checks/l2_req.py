"""l2-req: the 二级指标 that the form requires are filled in."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.l1_req import missing_dimensions
from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.national import CATEGORY, COST


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The required categories without a row; the hard ones must be filled."""
    del unit
    present = {row.category for row in project.rows} | {*project.written.not_applicable}
    missing = missing_dimensions(project, form)
    for name, rule in form.categories.items():
        told = CATEGORY[name].dimension in missing
        if rule.required == "否" or told or name in present or _substituted(name, present):
            continue
        hard = rule.required == "硬性"
        message = f"缺少必填的二级指标“{name}”{'（硬性）' if hard else ''}"
        hint = f"补上；确实没有的写进“不适用”：\n不适用:\n  {name}: 理由"
        place = project.places.key("绩效指标")
        changed = Severity.ERROR if hard else None
        yield Diagnostic("B638", message, place, hint, changed=changed)


def _substituted(name: str, present: set[str]) -> bool:
    """Whether a cost indicator of the 2021 structure stands for 成本指标, or the reverse."""
    costs = {other for other in present if CATEGORY[other].dimension == COST}
    if name == "成本指标":
        return bool(costs)
    return CATEGORY[name].dimension == COST and "成本指标" in present


RULE: Final = Rule(
    "B638",
    what="表样标着“必填”的二级指标都有内容，或者在“不适用”里写了理由。标着“硬性”的缺了必须改，其他的请核实。",
    why="表头上印着“必填”，空着会被退回。",
    wrong="表样要求经济效益指标（必填），项目里没有",
    right="补上；或者写 不适用: {经济效益指标: 公益性支出，不产生直接经济效益}",
    source="本县表样上“（必填）”“（必填硬性指标）”的字样",
    of_project=check,
    parts=("绩效指标",),
)
