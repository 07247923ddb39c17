"""ind-name: a target has the name of an indicator in front of it."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The targets that are printed without a name."""
    del unit, form
    for row in typed_rows(project):
        target = row.target.text.strip()
        if target and not row.printed.strip():
            message = f"{row.category}的指标值“{target}”印出来没有名称"
            hint = "去掉“打印名称”，在左边写上三级指标的名称"
            yield Diagnostic("B677", message, row.place, hint)


RULE: Final = Rule(
    "B677",
    what="每个指标值都印有三级指标的名称。",
    why="只有一个“1期”，不知道说的是什么。",
    wrong='打印名称: ""　指标值: 1期',
    right="慰问活动: 1期",
    source="预算管理一体化系统的必录检查：指标要有名称",
    of_project=check,
)
