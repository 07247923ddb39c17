"""op-missing: shares say whether they are at least, at most or exactly."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.phrases import PERCENT
from reportgen.checks.prose import typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import Form
from reportgen.target import Kind


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """How many shares of the unit have no sign, once."""
    del form
    shares = [
        row
        for project in unit.projects
        for row in typed_rows(project)
        if row.target.kind is Kind.NUMBER and row.target.measure in PERCENT
    ]
    without = [row for row in shares if row.target.comparison is None]
    if without:
        message = (
            f"{len(shares)}个百分比指标里，{len(without)}个没有写≥、≤或=，例如“{without[0].name}”"
        )
        hint = "写上≥、≤或=，自评时才知道多少算完成"
        yield Diagnostic("B644", message, unit.places.key("表样"), hint)


RULE: Final = Rule(
    "B644",
    what="百分比的指标值写明≥、≤或=。一个单位只说一次。",
    why="没有符号，自评时分不清正向还是反向，多了少了都说得通。",
    wrong="群众满意度: 95%",
    right="群众满意度: ≥95%",
    source="财预〔2021〕101号的指标表有“计算符号”一栏",
    of_unit=check,
)
