"""row-empty: a 二级指标 that is written has an indicator under it."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The categories without a row."""
    del unit, form
    for row in project.rows:
        if row.empty:
            hint = "补上指标；确实没有就删去这一行，并写到“不适用”里说明理由"
            yield Diagnostic("B604", f"“{row.category}”下没有指标，印出来是空行", row.place, hint)


RULE: Final = Rule(
    "B604",
    what="写出来的二级指标下面至少有一个三级指标。",
    why="空行会印出来，等于告诉公众这一项没有打算。",
    wrong="经济效益指标:（下面什么也没有）",
    right="下面写上指标；或者不写这一类，在“不适用”里说明理由",
    source="通行的审核要求：没有内容的行不留在表上",
    of_project=check,
)
