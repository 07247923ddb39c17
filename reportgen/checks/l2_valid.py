"""l2-valid: the cost of a project stands in one structure, under one 一级指标."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.national import COST

_OLD: Final = "成本指标"


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """成本指标 under 产出 beside a cost category of its own dimension."""
    del unit, form
    rows = list(typed_rows(project))
    old = next((row for row in rows if row.category == _OLD and row.dimension != COST), None)
    new = next((row for row in rows if row.dimension == COST), None)
    if old and new:
        message = f"“{_OLD}”属于产出指标，“{new.category}”属于成本指标，两种只能用一种"
        hint = "按表样留一种：2021年以后的表样用经济成本、社会成本、生态环境成本"
        yield Diagnostic("B639", message, new.place, hint)


RULE: Final = Rule(
    "B639",
    what="成本只用一种写法：产出指标下的“成本指标”，或者一级指标“成本指标”下的经济成本、社会成本、生态环境成本。",
    why="两套结构混在一起，成本印在两个一级指标下面，分值也没法分。",
    wrong="成本指标: …… 和 经济成本指标: …… 都有",
    right="只留表样用的那一种",
    source="财预〔2015〕88号、财预〔2021〕101号的指标结构",
    of_project=check,
)
