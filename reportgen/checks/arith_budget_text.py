"""arith-budget-text: quantities and standards in texts and indicators come to the budget."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from reportgen.checks import cost_budget
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import (
    Account,
    Budget,
    Gap,
    Line,
    accounts_of,
    budget_of,
    counts_of,
    gap,
    is_cost,
    is_shared,
    leaves_room,
    lines_of,
    months_of,
    passages_of,
    target_place,
    within,
)
from reportgen.evidence.names import ALIKE, kernel, likeness
from reportgen.evidence.passages import GOAL
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.national import BENEFIT
from reportgen.reckoning import PERIODS, PLACES, Kind, money, money_range, plain, read, told

_PRICE: Final = 100
_HINT: Final = "核对数量、标准和预算；还有别的支出就补上，或者写“测算”把钱算清楚"


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
        yield from _of_lines(project, unit, budget)


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
        "B612", message, within(account.passage, *account.span), _hint(account.sums[0], budget)
    )


def _hint(computed: Fraction, budget: Budget) -> str:
    """The repair; a budget of exactly 10,000 times as much was typed in 元."""
    asked = "预算正好是算出来的1万倍，是不是把元的数写成了万元？"
    return (asked if computed * 10_000 == budget.amount else "") + _HINT


def _of_lines(project: FilledProject, unit: FilledUnit, budget: Budget) -> Iterator[Diagnostic]:
    counts, months = counts_of(project, unit), months_of(project)
    lines = lines_of(project.rows, counts, unit.money_unit, months)
    found = gap(lines, budget.amount, budget.rounding) if lines else None
    rest = budget.amount - found.ends[1] if found else Fraction(0)
    reckoned = any(rest in account.sums for account in accounts_of(passages_of(project)))
    if not lines or found is None or reckoned or _is_told(rest, project):
        return
    if (
        _is_price(found, budget)
        or _is_of_benefit(found)
        or _may_be_either(lines, unit)
        or leaves_room(found, budget.amount, project)
        or (found.ends[1] < budget.amount and _pays_more(found, project))
    ):
        return
    computed = money_range(*found.ends)
    message = (
        f"按指标里的数量和标准算是{computed}，预算{budget.said}，{_distance(found, budget)}\n"
        f"{' + '.join(reading.said for reading in found.readings)} = {computed}"
        f"{_open(found, budget)}"
    )
    yield Diagnostic(
        "B612", message, target_place(lines[0].row, project), _hint(found.ends[0], budget)
    )


def _is_price(found: Gap, budget: Budget) -> bool:
    """Whether nothing was multiplied, and what stands there is the price of one: 100元."""
    counted = any(reading.counts for reading in found.readings)
    return not counted and found.ends[1] * _PRICE < budget.amount


def _may_be_either(lines: Sequence[Line], unit: FilledUnit) -> bool:
    """Whether a bare number may be 元 or 万元; that it has no unit is found elsewhere."""
    return unit.money_unit != "元" and any(line.quantity.kind is Kind.BARE for line in lines)


def _is_of_benefit(found: Gap) -> bool:
    """Whether a number that only says who or what benefits was multiplied."""
    counts = (count for reading in found.readings for count in reading.counts)
    return any(c.passage and c.passage.of and c.passage.of.dimension == BENEFIT for c in counts)


def _pays_more(found: Gap, project: FilledProject) -> bool:
    """Whether another quantity has no price, or the price is one per head of everyone."""
    counts = [count for reading in found.readings for count in reading.counts]
    names = [row.printed for row in (*found.rows, *([found.open.row] if found.open else []))]
    for row in project.rows if counts else ():
        told = read(row.target.text)[:1] if row.category == "数量指标" and not row.sentence else ()
        priced = {1, *(count.low for count in counts)}
        more = any(q.kind is Kind.COUNT and q.low not in priced for q in told)
        if more and all(likeness(row.printed, name) <= ALIKE for name in names):
            return True
    years = {q.low for p in passages_of(project) for q in read(p.text) if q.unit == "年"}
    if years - {1} and any("/年" in reading.said for reading in found.readings):
        return True
    return any(
        "人均" in row.printed and likeness(count.name, row.printed) <= ALIKE
        for reading, row in zip(found.readings, found.rows, strict=True)
        for count in reading.counts
        if kernel(count.name)
    )


def _is_told(rest: Fraction, project: FilledProject) -> bool:
    """Whether a text says where the rest goes: 其余4.2万元用于器材维护."""
    told = (quantity for passage in passages_of(project) for quantity in read(passage.text))
    return any(quantity.kind is Kind.MONEY and quantity.low == rest for quantity in told)


def _distance(found: Gap, budget: Budget) -> str:
    low, high = found.ends
    least = "至少" if low < high else ""
    if low > budget.amount:
        return f"{least}多{money(low - budget.amount)}"
    return f"{least}差{money(budget.amount - high)}"


def _open(found: Gap, budget: Budget) -> str:
    """What the line without a count would need."""
    if found.open is None:
        return ""
    rate = found.open.quantity
    unit = next((unit for unit in rate.per if unit not in PERIODS), "份")
    short = f"；“{found.open.row.printed}”{rate.said}，没有写几{unit}"
    times = found.times(budget.amount)
    if times <= 0 or found.ends[0] < found.ends[1] or found.open.each[0] < found.open.each[1]:
        return short
    return f"{short}，差的钱合{plain(times)}{unit}，不是整数"


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
