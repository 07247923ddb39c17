"""pub-amount: a total that a text states for the year is the budget of the project."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Budget, Passage, budget_of, passages_of, whole_of, within
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern
from reportgen.reckoning import Kind, Quantity, Told, agrees, money, read, told

_NAMED: Final = pattern(
    "总预算|预算总|资金总额|经费总额|总资金|项目预算|年度预算|本年预算|预算资金|预算金额|"
    "安排预算|共安排资金|总计"
)
_SUM: Final = pattern("合计|共计")
_WHOLE: Final = pattern("总预算|预算总额|资金总额|经费总额|项目预算|年度预算|本年预算")
"""Names that a calculation beside them which does come to the budget says nothing for."""

_MANY_YEARS: Final = pattern(
    "总投资|累计|[二两三四五][个]?年|(?<![0-9])[2-9]年(?!度)|20[0-9]{2}[-—至到~]20[0-9]{2}|上年|去年|以前年度|历年"
)
_OTHER: Final = pattern("上级|中央|省级|自治区|市级|其中|配套|社会(?:资金|投入|捐)|自筹|追加")
_OTHERS: Final = pattern("其余|剩余|余下|另外|另[行需有]")
_OURS: Final = pattern("[省市州县区乡镇本]级|承担|负担|分担|配套")
"""What stands in front of the part of all the money that this budget is."""


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The totals of a text, where none of them is the budget."""
    del form
    budget = budget_of(project, unit)
    for passage in passages_of(project) if budget else ():
        if budget is None or not _of_the_project(passage):
            continue
        here = told(passage.text)
        if any(_is_ours(own, passage.text) and _is_budget(own, budget) for own in here.amounts):
            continue
        totals = _totals(here, passage.text)
        totals = [total for total in totals if _WHOLE.search(total.lead)] or totals
        if any(_is_budget(total, budget) or _is_part(total, project, budget) for total in totals):
            continue
        if totals:
            total = totals[-1] if _is_all(totals, here, passage.text, budget) else None
        else:
            total = whole_of(passage, budget, unit.written.year)
        if total:
            yield _differs(passage, total, budget)


def _of_the_project(passage: Passage) -> bool:
    """Whether it is a text about the project, and about this year alone."""
    return passage.is_prose and not _MANY_YEARS.search(passage.text)


def _totals(here: Told, text: str) -> list[Quantity]:
    """The sums named as all the money, and those behind a calculation that is complete."""
    reckoned = bool(here.products) and not here.open
    return [
        total
        for total in here.totals
        if total.sure
        and total.per != ("月",)
        and not _OTHER.search(text[max(0, total.start - 20) : total.start])
        and (_NAMED.search(total.lead) or reckoned or _adds_up(total, here))
    ]


def _adds_up(total: Quantity, here: Told) -> bool:
    """Whether it is said to be the sum of all amounts in front of it, and is."""
    parts = [amount.low for amount in here.amounts if amount.end <= total.start]
    return len(parts) > 1 and sum(parts) == total.low and bool(_SUM.search(total.lead))


def _is_all(totals: Sequence[Quantity], here: Told, text: str, budget: Budget) -> bool:
    """Whether the last total is meant for all the money: it says so, or nothing else is paid."""
    total = totals[-1]
    if _NAMED.search(total.lead) or total.low > budget.amount:
        return True
    others = [amount for amount in here.amounts if amount not in here.totals]
    behind = any(other.start > total.end for other in others)
    in_front = any(other.end <= total.start for other in others) and not _SUM.search(total.lead)
    several = len({each.low for each in totals}) > 1
    return not (behind or in_front or several or _OTHERS.search(text))


def _is_ours(amount: Quantity, text: str) -> bool:
    """Whether it is said to be what one of several pays."""
    return bool(_OURS.search(text[max(0, amount.start - 12) : amount.start]))


def _is_budget(total: Quantity, budget: Budget) -> bool:
    return budget.is_(total.low) or agrees((budget.amount,), total)


def _is_part(total: Quantity, project: FilledProject, budget: Budget) -> bool:
    """Whether the costing or the targets in money, which come to the budget, have it as a part."""
    targets = (read(row.target.text) for row in project.rows if not row.empty)
    money_rows = [
        q[0].low for q in targets if len(q) == 1 and q[0].kind is Kind.MONEY and q[0].sure
    ]
    costing = [Fraction(line.amount) for line in project.costing]
    return any(
        total.low in parts and budget.is_(sum(parts, Fraction(0)))
        for parts in (money_rows, costing)
    )


def _differs(passage: Passage, total: Quantity, budget: Budget) -> Diagnostic:
    typed = total.typed
    message = (
        f"{passage.said}里写的总额是{typed}，预算{budget.said}，"
        f"差{money(abs(total.low - budget.amount))}"
    )
    hint = f"预算没错，改成{money(budget.amount)}；不是同一笔钱，写明是什么钱"
    return Diagnostic("B618", message, within(passage, total.start, total.end), hint)


RULE: Final = Rule(
    "B618",
    what=(
        "目标、用途和指标的文字里写的本年总额（总预算、共发放、全年支付），要等于年度资金总额，不论写的是元还是万元。"
        "“财政拨款”“安排资金”“共计”说的也可能是一部分，和预算相差两成以内、别处也没有说明时才比。"
        "跨年度的总投资、上级资金和“其中”的钱不比；几项支出里一项的合计、写明本级承担多少的，也不比。"
    ),
    why="正文和表里的钱不一样，公开以后谁也说不清哪个对。",
    wrong="预算 83.03万元，“共发放82.31万元”",
    right="“共发放83.03万元”",
    source="财预〔2015〕88号：绩效目标要与资金额“相应匹配”",
    of_project=check,
    parts=("资金",),
)
