"""What lines of cost come to: quantities of indicators with the standards of other indicators."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.evidence import (
    Budget,
    Gap,
    Line,
    accounts_of,
    counts_of,
    different_months,
    gap,
    leaves_room,
    lines_of,
    months_of,
    passages_of,
    target_place,
)
from reportgen.evidence.names import ALIKE, is_general, kernel, likeness
from reportgen.filled import FilledProject, FilledUnit
from reportgen.national import BENEFIT
from reportgen.patterns import pattern
from reportgen.reckoning import PERIODS, PLACES, Kind, money, money_range, plain, read

_PRICE: Final = 100
_OFTEN: Final = pattern("次[/／每](?:天|日|周|月)")
_TIMES: Final = frozenset({"次", "场", "期", "件"})
_HINT: Final = "核对数量、标准和预算；还有别的支出就补上，或者写“测算”把钱算清楚"


def of_lines(project: FilledProject, unit: FilledUnit, budget: Budget) -> Iterator[Diagnostic]:
    """What the lines of cost come to, where that is not the budget and nothing else is paid."""
    counts, months = counts_of(project, unit), months_of(project)
    lines = lines_of(project.rows, counts, unit.money_unit, months)
    found = gap(lines, budget.amount, budget.rounding) if lines else None
    rest = budget.amount - found.ends[1] if found else Fraction(0)
    reckoned = any(rest in account.sums for account in accounts_of(passages_of(project)))
    if not lines or found is None or reckoned or _is_told(rest, project):
        return
    if (
        _is_price(found, budget)
        or _is_often(project)
        or (
            any("月" in line.quantity.per for line in lines)
            and different_months(p.text for p in passages_of(project) if p.is_prose)
        )
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
        "B612", message, target_place(lines[0].row, project), hint(found.ends[0], budget)
    )


def _is_often(project: FilledProject) -> bool:
    """Whether something is done so often a day or a week: how often in the year is not said."""
    return any(_OFTEN.search(row.target.text) for row in project.rows)


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
    included = _TIMES if _is_for_everything(found) else frozenset[str]()
    for row in project.rows if counts else ():
        told = read(row.target.text)[:1] if row.category == "数量指标" and not row.sentence else ()
        priced = {1, *(count.low for count in counts)}
        more = any(
            q.kind is Kind.COUNT and q.low not in priced and q.unit not in included for q in told
        )
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


def _is_for_everything(found: Gap) -> bool:
    """Whether all that is paid is so much for every place, whatever is done there: 经费补助标准."""
    rates = [(row, {unit for q in read(row.target.text) for unit in q.per}) for row in found.rows]
    return all(PLACES & per and is_general(row.printed) for row, per in rates)


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


def hint(computed: Fraction, budget: Budget) -> str:
    """The repair; a budget of exactly 10,000 times as much was typed in 元."""
    asked = "预算正好是算出来的1万倍，是不是把元的数写成了万元？"
    return (asked if computed * 10_000 == budget.amount else "") + _HINT
