"""ind-value: an indicator has a target value."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The rows with a name and no value."""
    del unit, form
    for row in project.rows:
        if not row.empty and not row.sentence and not row.target.text:
            yield Diagnostic(
                "B603", _message(row), row.place, "补上指标值；没有这个指标就删去这一行"
            )


def _message(row: Row) -> str:
    return f"{row.category}“{row.name}”没有填指标值"


RULE: Final = Rule(
    "B603",
    what="三级指标的名称下面要有指标值。",
    why="没有指标值，年底说不清到底完成没有。",
    wrong="矛盾纠纷排查化解:（后面什么也没有）",
    right="矛盾纠纷排查化解: 24次",
    source="财预〔2015〕88号：指标要“细化量化”；预算管理一体化系统的提示“指标值为必录项”",
    of_project=check,
)
