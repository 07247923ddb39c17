"""cost-budget: no cost is more than the budget, and a cost that names the total is the budget."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.period import spans
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import (
    Budget,
    budget_of,
    is_cost,
    is_past,
    is_shared,
    names_total,
    target_place,
)
from reportgen.evidence.names import likeness
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.patterns import pattern
from reportgen.reckoning import Kind, Quantity, money, read

_ALL_YEARS: Final = pattern(r"总投资|投资总额|概算|总造价|合同(?:总价|总额|金额|价)")
_THIS_YEAR: Final = pattern(r"年度|本年|当年|今年|年内")
_CHECK_BOTH: Final = "核对成本和预算，改错的那个"
_EACH: Final = pattern("标准|单价|均|单位成本|每")
_LEAST: Final = {"年": 12, "季": 3, "月": 4}
"""The parts of which one at least is paid for: a month of a year, a week of a month."""

_PARTED: Final = frozenset(
    {"亩", "公里", "千米", "米", "公顷", "平方米", "立方米", "吨", "小时", "?"}
)
"""Things of which there may be less than one."""


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Amounts of cost beyond the budget, totals that are not the budget."""
    del form
    budget = budget_of(project, unit)
    long = _is_long(project)
    for row in project.rows if budget else ():
        amount = None if is_past(row) else _amount(row)
        if amount is None or budget is None or (long and not _THIS_YEAR.search(row.printed)):
            continue
        if _ALL_YEARS.search(row.printed) and amount.low > budget.amount:
            continue
        if finding := _of_row(row, amount, budget, project):
            yield finding


def _of_row(
    row: Row, amount: Quantity, budget: Budget, project: FilledProject
) -> Diagnostic | None:
    cost = is_cost(row)
    if amount.rate:
        impossible = cost and _is_impossible(amount, budget) and not is_shared(project)
        return _beyond(row, amount, budget, project) if impossible else None
    total = _is_total(row, project) and not budget.is_(amount.low)
    if total or (cost and _is_slip(row, amount, budget, project)):
        return _differs(row, amount, budget, project)
    much = cost and amount.low > budget.amount + budget.slack
    return _too_much(row, amount, budget, project) if much else None


def _is_long(project: FilledProject) -> bool:
    """Whether the project takes several years, so that its costs are not this year's money."""
    period = project.texts["项目期"].value or ""
    return any(span.first[0] < span.last[0] for span in spans(f"{period}\n{project.name}"))


def _amount(row: Row) -> Quantity | None:
    """The one amount with a unit of money in the target, for each of something or in a year."""
    found = read(row.target.text)
    if len(found) != 1 or found[0].kind is not Kind.MONEY or not found[0].low:
        return None
    plain = found[0].low == found[0].high and not found[0].vague
    return found[0] if plain and (found[0].rate or set(found[0].per) <= {"年"}) else None


def _is_total(row: Row, project: FilledProject) -> bool:
    """Whether the indicator names all the money of the project."""
    return names_total(row) or row.printed == project.name


def _is_impossible(amount: Quantity, budget: Budget) -> bool:
    """Whether not even one, for the shortest time, could be paid for."""
    parts = max(_LEAST.get(unit, 1) for unit in amount.per)
    return amount.low > (budget.amount + budget.slack) * parts and _PARTED.isdisjoint(amount.per)


def _is_slip(row: Row, amount: Quantity, budget: Budget, project: FilledProject) -> bool:
    """Whether it is the digits of the budget with 元 for 万元, and no standard."""
    if amount.low * 10_000 != budget.amount or _EACH.search(row.printed):
        return False
    odd = amount.low.denominator > 1 and amount.low > 10
    return odd or likeness(row.printed, project.name) == 1


def _differs(row: Row, amount: Quantity, budget: Budget, project: FilledProject) -> Diagnostic:
    asked = _unit_mixed(amount, budget)
    apart = "正好差1万倍" if asked else f"差{money(abs(amount.low - budget.amount))}"
    message = f"{_typed(row)}，预算{budget.said}，{apart}"
    hint = f"{asked}预算没错，改成{money(budget.amount)}；这只是其中一部分，换一个名称"
    return Diagnostic("B613", message, target_place(row, project), hint)


def _too_much(row: Row, amount: Quantity, budget: Budget, project: FilledProject) -> Diagnostic:
    asked = _unit_mixed(amount, budget)
    apart = "正好差1万倍" if asked else f"多{money(amount.low - budget.amount)}"
    message = f"{_typed(row)}，超过预算{budget.said}，{apart}"
    return Diagnostic("B613", message, target_place(row, project), f"{asked}{_CHECK_BOTH}")


def _beyond(row: Row, amount: Quantity, budget: Budget, project: FilledProject) -> Diagnostic:
    message = f"{_typed(row)}，只算一份就超过整个项目的预算{budget.said}"
    asked = "是不是把元写成了万元？" if "万" in amount.text else ""
    return Diagnostic("B613", message, target_place(row, project), f"{asked}{_CHECK_BOTH}")


def _unit_mixed(amount: Quantity, budget: Budget) -> str:
    """A question, where amount and budget have the same digits in 元 and 万元."""
    if amount.low * 10_000 == budget.amount:
        return "是不是把万元写成了元？"
    return "是不是把元写成了万元？" if amount.low == budget.amount * 10_000 else ""


def _typed(row: Row) -> str:
    """The indicator with the target as typed; a bare = says nothing."""
    return f"{row.category}“{row.printed}”是{row.target.text.strip().lstrip('=＝ ')}"


RULE: Final = Rule(
    "B613",
    what=(
        "成本指标里的金额不能超过年度资金总额，只算一人、一村的标准更不能；名称就是总数的（预算控制数、总成本、经费总额，或者与项目同名），要等于年度资金总额。上年、往年的成本不比。"
    ),
    why="“一下”调减预算以后，成本指标常常还是原来的数。",
    wrong="预算 44.00万元，“完成经费总额”41万元",
    right="“完成经费总额”44万元",
    source="财预〔2015〕88号：绩效目标要与资金额“相应匹配”",
    of_project=check,
    parts=("资金", "绩效指标"),
)
