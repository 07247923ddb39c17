"""arith-budget: a typed 测算 adds up to the money of the project."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic, Place
from reportgen.fill.costing import PENDING, ROUNDING
from reportgen.filled import CostLine, FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.money import convert, printed, split_unit, ten_thousandfold, total


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Lines that contradict themselves, 凑整 beyond its limit, the gap of 测算 and money."""
    money_unit = unit.money_unit
    for line in project.costing:
        if line.stated is not None and line.stated != line.amount:
            yield _contradicts(line, _typed_unit(project, line) or money_unit)
    budget = project.total.value
    if not project.costing or _unread(project):
        return
    rounding = _rounding(project)
    if rounding is not None and len(project.costing) == 1:
        hint = "先写各项的数量 × 标准，凑整只补最后的零头"
        yield Diagnostic("B602", "测算只有凑整，没有别的行", rounding.place, hint)
        return
    if budget is None:
        return
    limit = _limit(budget, money_unit, form)
    if rounding is not None and abs(convert(rounding.amount, "元", money_unit)) > limit:
        yield _too_much(rounding, limit, money_unit, form)
    gap = total((budget, -_costed(project, money_unit)))
    if gap:
        yield _differs(project, gap, limit, money_unit)


def _unread(project: FilledProject) -> bool:
    """Whether a line could not be read: then its sum says nothing."""
    written = [name for name, text in project.written.costing.items() if text and name != PENDING]
    return len(written) != len(project.costing)


def _rounding(project: FilledProject) -> CostLine | None:
    return next((line for line in project.costing if line.name == ROUNDING), None)


def _limit(budget: Decimal, unit: str, form: Form) -> Decimal:
    """How much 凑整 may close, in the unit's 金额单位."""
    if form.rounding_limit is not None:
        return convert(form.rounding_limit, form.money_unit, unit)
    return budget.scaleb(-2)


def _costed(project: FilledProject, unit: str) -> Decimal:
    return convert(total(line.amount for line in project.costing), "元", unit)


def _typed_unit(project: FilledProject, line: CostLine) -> str:
    """The unit in which the line states its own result; empty where that is none of money's."""
    return split_unit((project.written.costing.get(line.name) or "").rstrip("整"))[1]


def _contradicts(line: CostLine, unit: str) -> Diagnostic:
    stated = _said(convert(line.stated or Decimal(0), "元", unit), unit)
    amount = _said(convert(line.amount, "元", unit), unit)
    message = f"测算“{line.name}”写的是{stated}，算出来是{amount}"
    asked = ten_thousandfold(line.stated or Decimal(0), line.amount, "万元")
    hint = f"{asked}改成{amount}，或者改算式"
    return Diagnostic("B602", f"{message}\n{line.said}", line.place, hint)


def _too_much(line: CostLine, limit: Decimal, unit: str, form: Form) -> Diagnostic:
    why = "本表样的凑整限额" if form.rounding_limit is not None else "预算的1%"
    amount = abs(convert(line.amount, "元", unit))
    message = f"凑整{_said(amount, unit)}超过限额{_said(_plain(limit), unit)}（{why}）"
    return Diagnostic("B602", message, line.place, "差额这么大，核对测算的数量和标准，或者核对资金")


def _differs(project: FilledProject, gap: Decimal, limit: Decimal, unit: str) -> Diagnostic:
    lines = "；".join(f"{line.name}：{line.said}" for line in project.costing)
    costed = _costed(project, unit)
    money, first = project.total, project.costing[0].place
    place = first if first.file == project.file else money.place
    message = (
        f"测算和预算对不上，差{_said(abs(gap), unit)}\n"
        f"测算：{lines}，合计{_said(costed, unit)}（{_line(first, place)}）；"
        f"资金：{_said(money.value or Decimal(0), unit)}（{_line(money.place, place)}）"
    )
    asked = ten_thousandfold(money.value or Decimal(0), costed, unit)
    hint = f"{asked}预算已调整，改测算；测算没错，资金应为{_said(costed, unit)}"
    return Diagnostic("B602", message, place, hint + _closed(project, gap, limit, unit))


def _closed(project: FilledProject, gap: Decimal, limit: Decimal, unit: str) -> str:
    """How 凑整 would close the gap; nothing where that is more than it may."""
    rounding = _rounding(project)
    typed = convert(rounding.amount, "元", unit) if rounding else Decimal(0)
    wanted = total((typed, gap))
    if abs(wanted) > limit:
        return ""
    if rounding is None:
        return f"；只是凑整，加“凑整: {_said(wanted, unit)}”"
    return f"；只是凑整，把凑整改成 {_said(wanted, unit)}" if wanted else "；凑整不用写，删去这一行"


def _line(place: Place, seen_from: Place) -> str:
    """The line, with its file where that is another one."""
    other = "" if place.file == seen_from.file else f"{place.file} "
    return f"{other}第{place.line}行"


def _said(amount: Decimal, unit: str) -> str:
    return f"{printed(amount)}{unit}"


def _plain(amount: Decimal) -> Decimal:
    text = printed(amount)
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else amount


RULE: Final = Rule(
    "B602",
    what=(
        "写出来的测算，各行连同“凑整”加起来要等于年度资金总额；一行末尾自己写的“=36万元”要等于这一行算出来的数；凑整不超过表样的“凑整限额”（没有规定就是预算的1%"
        "），也不能单独一行。"
    ),
    why="钱要从数量、标准、期数算得出来；预算调减以后，总有一处忘了跟着改。",
    wrong="资金 35.00万元，测算 18村 × 20000元/村（36.00万元）",
    right="改资金，或者改测算；只差零头时加一行“凑整: -0.02万元”",
    source="财预〔2015〕88号：绩效目标要与资金额“相应匹配”",
    of_project=check,
    parts=("资金", "测算"),
)
