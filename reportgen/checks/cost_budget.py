"""cost-budget: no cost is more than the budget, and a cost that names the total is the budget."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Budget, budget_of, is_cost, names_total, target_place
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.reckoning import Kind, Quantity, money, read


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Amounts of cost beyond the budget, totals that are not the budget."""
    del form
    budget = budget_of(project, unit)
    for row in project.rows if budget else ():
        amount = _amount(row)
        if amount is None or budget is None:
            continue
        if _is_total(row, project) and not budget.is_(amount.low):
            yield _differs(row, amount, budget, project)
        elif is_cost(row) and amount.low > budget.amount + budget.slack:
            yield _too_much(row, amount, budget, project)


def _amount(row: Row) -> Quantity | None:
    """The one amount with a unit of money in the target, per nothing but a year."""
    found = read(row.target.text)
    if len(found) != 1 or found[0].kind is not Kind.MONEY or not found[0].low:
        return None
    once = set(found[0].per) <= {"年"} and found[0].low == found[0].high and not found[0].vague
    return found[0] if once else None


def _is_total(row: Row, project: FilledProject) -> bool:
    """Whether the indicator names all the money of the project."""
    return names_total(row) or row.printed == project.name


def _differs(row: Row, amount: Quantity, budget: Budget, project: FilledProject) -> Diagnostic:
    message = (
        f"{row.category}“{row.printed}”是{_typed(row)}，预算{budget.said}，"
        f"差{money(abs(amount.low - budget.amount))}"
    )
    hint = f"预算没错，改成{money(budget.amount)}；这只是其中一部分，换一个名称"
    return Diagnostic("B613", message, target_place(row, project), hint)


def _too_much(row: Row, amount: Quantity, budget: Budget, project: FilledProject) -> Diagnostic:
    message = (
        f"{row.category}“{row.printed}”是{_typed(row)}，超过预算{budget.said}，"
        f"多{money(amount.low - budget.amount)}"
    )
    return Diagnostic("B613", message, target_place(row, project), "核对成本和预算，改错的那个")


def _typed(row: Row) -> str:
    """The target as typed; a bare = says nothing."""
    return row.target.text.strip().lstrip("=＝ ")


RULE: Final = Rule(
    "B613",
    what=(
        "成本指标里的金额不能超过年度资金总额；名称就是总数的（预算控制数、总成本、经费总额，或者与项目同名），要等于年度资金总额。"
    ),
    why="“一下”调减预算以后，成本指标常常还是原来的数。",
    wrong="预算 44.00万元，“完成经费总额”41万元",
    right="“完成经费总额”44万元",
    source="财预〔2015〕88号：绩效目标要与资金额“相应匹配”",
    of_project=check,
    parts=("资金", "绩效指标"),
)
