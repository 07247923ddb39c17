"""arith-budget-text: quantities and standards in texts and indicators come to the budget."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from reportgen.checks import cost_budget
from reportgen.checks.arith_budget_lines import hint, of_lines
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import (
    Account,
    Budget,
    accounts_of,
    budget_of,
    is_cost,
    is_shared,
    passages_of,
    within,
)
from reportgen.evidence.passages import GOAL
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.reckoning import PLACES, money, told


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """What the texts and the cost indicators come to, where no reading is the budget."""
    budget = budget_of(project, unit)
    if budget is None or project.costing or any(cost_budget.check(project, unit, form)):
        return
    if is_shared(project):
        return
    accounts = list(accounts_of(passages_of(project)))
    if finding := _of_texts(accounts, budget):
        yield finding
    if not any(_is_budget(account, budget) for account in accounts):
        yield from of_lines(project, unit, budget)


def _is_budget(account: Account, budget: Budget) -> bool:
    return any(budget.comes_from(reading) for reading in (*account.sums, *account.parts))


def _of_texts(accounts: Sequence[Account], budget: Budget) -> Diagnostic | None:
    """The account that is more than the budget, or the only one where it is less."""
    if budget.comes_from(sum((account.sums[0] for account in accounts), Fraction(0))):
        return None
    for account in accounts:
        goal = account.passage.field == GOAL
        over = min(account.sums) > budget.amount and not told(account.passage.text).as_it_is
        short = len(accounts) == 1 and account.alone and (not goal or _is_all(account))
        if (over or short) and not _is_budget(account, budget):
            return _differs(account, budget)
    return None


def _is_all(account: Account) -> bool:
    """Whether a goal tells all that is paid for: so much per village, and no other cost."""
    products = told(account.passage.text).products
    costs = any(is_cost(row) and row.target.text for row in account.passage.project.rows)
    return not costs and any(PLACES.intersection(product.rate.per) for product in products)


def _differs(account: Account, budget: Budget) -> Diagnostic:
    computed = money(account.sums[0])
    message = (
        f"{account.passage.said}里的数量和标准算出来是{computed}，预算{budget.said}，"
        f"差{money(abs(account.sums[0] - budget.amount))}\n{account.said} = {computed}"
    )
    return Diagnostic(
        "B612", message, within(account.passage, *account.span), hint(account.sums[0], budget)
    )


RULE: Final = Rule(
    "B612",
    what=(
        "目标和指标里写的数量 × 标准 × 期数（250元/人*6人*12个月；18个村、每个村每年20000元；"
        "12次、500元/次），加起来要等于年度资金总额。范围按两头算；各种读法都对不上才提醒。"
        "受益的人数、亩数不乘；算出来不够预算、又还有数量没有单价的，不提醒。"
        "写了“测算”的项目只查测算。"
    ),
    why="预算调减以后，数量和标准往往没有跟着改；评审的人第一件事就是乘一遍。",
    wrong="预算6.00万元，两个村、每村1.8万元（3.6万元）",
    right="改成每村3万元，或者补上另外2.4万元的支出，或者写“测算”",
    source="财预〔2015〕88号：绩效目标要与资金额“相应匹配”",
    of_project=check,
    parts=("资金", "绩效指标", "测算"),
)
