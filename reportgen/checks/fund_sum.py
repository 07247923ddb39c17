"""fund-sum: 年度资金总额 as typed must be the sum of the typed sources."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.money import printed, ten_thousandfold, total
from reportgen.national import TOTAL


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The difference, where total and sources are both typed and differ."""
    del form
    typed = project.written.funds
    stated = typed.get(TOTAL)
    parts = [amount for name, amount in typed.items() if name != TOTAL and amount is not None]
    if stated is None or not parts:
        return
    summed = total(parts)
    if summed != stated:
        difference = printed(abs(stated - summed))
        sums = f"{TOTAL}{printed(stated)}，各来源相加{printed(summed)}"
        message = f"{sums}，差{difference}{unit.money_unit}"
        hint = f"核对各来源；来源没错就删去“{TOTAL}”这一行，由来源相加得出"
        asked = ten_thousandfold(stated, summed, unit.money_unit)
        yield Diagnostic("B601", message, project.places.at("资金", TOTAL), asked + hint)


RULE: Final = Rule(
    "B601",
    what="写了总额又写了来源，两个要精确相等；只写来源时，总额由来源相加得出。",
    why="系统按来源记账，合计对不上的表会被退回。",
    wrong="年度资金总额 360.00，财政拨款 300.00，其他资金 50.00",
    right="只写来源，总额由来源相加得出",
    source="财预〔2015〕88号的项目支出绩效目标申报表：“年度资金总额”和“其中”各行",
    of_project=check,
    parts=("资金",),
)
