"""arith-budget: a typed 测算 adds up to the money of the project.

What: the lines of 测算, with 凑整, sum to 年度资金总额; a line's own `=36万元` is its result.
Why: the money must follow from quantity, standard and periods; after a cut one of them goes stale.
Wrong: 资金 35.00万元 with 测算 18村 × 20000元/村 (36.00万元).
Right: either the money or the 测算 changed, or a line 凑整: -1.00万元.
Source: 财预〔2015〕88号, 相应匹配: targets and costs match the amount of money.
"""

from collections.abc import Iterator
from decimal import Decimal

from reportgen.diagnostics import Diagnostic
from reportgen.filled import CostLine, FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.money import convert, printed, total


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The difference between 测算 and money, and lines that contradict themselves."""
    del form
    money_unit = unit.money_unit
    for line in project.costing:
        if line.stated is not None and line.stated != line.amount:
            yield _contradicts(line, money_unit)
    budget = project.total.value
    if budget is None or not project.costing or _unread(project):
        return
    costed = convert(total(line.amount for line in project.costing), "元", money_unit)
    if costed != budget:
        yield _differs(project, costed, budget, money_unit)


def _unread(project: FilledProject) -> bool:
    """Whether a line could not be read: then its sum says nothing."""
    written = [name for name, text in project.written.costing.items() if text and name != "待核"]
    return len(written) != len(project.costing)


def _contradicts(line: CostLine, unit: str) -> Diagnostic:
    stated = _said(convert(line.stated or Decimal(0), "元", unit), unit)
    amount = _said(convert(line.amount, "元", unit), unit)
    message = f"测算“{line.name}”写的是{stated}，算出来是{amount}"
    return Diagnostic("B602", f"{message}\n{line.said}", line.place, f"改成{amount}，或者改算式")


def _differs(project: FilledProject, costed: Decimal, budget: Decimal, unit: str) -> Diagnostic:
    lines = "；".join(f"{line.name}：{line.said}" for line in project.costing)
    gap = budget - costed
    place = project.costing[0].place
    money = project.total.place
    message = (
        f"测算和预算对不上，差{_said(abs(gap), unit)}\n"
        f"测算：{lines}，合计{_said(costed, unit)}（第{place.line}行）；"
        f"资金：{_said(budget, unit)}（第{money.line}行）"
    )
    small = f"；只是凑整，加“凑整: {printed(gap)}{unit}”" if abs(gap) * 20 <= budget else ""
    hint = f"预算已调整，改测算；测算没错，资金应为{printed(costed)}{small}"
    return Diagnostic("B602", message, place, hint)


def _said(amount: Decimal, unit: str) -> str:
    return f"{printed(amount)}{unit}"
