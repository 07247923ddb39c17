"""op-missing: shares say whether they are at least, at most or exactly."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.phrases import PERCENT
from reportgen.checks.prose import quoted, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import target_place
from reportgen.filled import FilledUnit
from reportgen.form import Form
from reportgen.target import Kind

_SHOWN: Final = 6


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The shares of the unit that have no sign, at the first one and once."""
    del form
    shares = [
        (row, project)
        for project in unit.projects
        for row in typed_rows(project)
        if row.target.kind is Kind.NUMBER and row.target.measure in PERCENT
    ]
    without = [(row, project) for row, project in shares if row.target.comparison is None]
    if without:
        named = "、".join(f"{quoted(row.name)}（{of.name}）" for row, of in without[:_SHOWN])
        more = "等" if len(without) > _SHOWN else ""
        counts = f"本单位{len(shares)}个百分比指标里，{len(without)}个没有写≥、≤或="
        hint = "写上≥、≤或=，自评时才知道多少算完成"
        yield Diagnostic("B644", f"{counts}：{named}{more}", target_place(*without[0]), hint)


RULE: Final = Rule(
    "B644",
    what="百分比的指标值写明≥、≤或=。一个单位只说一次，指着第一个。",
    why="没有符号，自评时分不清正向还是反向，多了少了都说得通。",
    wrong="群众满意度: 95%",
    right="群众满意度: ≥95%",
    source="财预〔2021〕101号的指标表有“计算符号”一栏",
    of_unit=check,
)
