"""fund-sum: 年度资金总额 as typed must be the sum of the typed sources.

What: where both a total and sources are typed, the total equals their exact sum.
Why: the system books money by source; a form whose parts do not add up is sent back.
Wrong: 年度资金总额 360.00 with 财政拨款 300.00 and 其他资金 50.00.
Right: type the sources only; the total is derived.
Source: the rows 年度资金总额 / 其中 of every published form.
"""

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.money import printed, total
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
        yield Diagnostic("B601", message, project.places.at("资金", TOTAL), hint)
