"""The lines of cost among the indicators, each with what it may come to in a year."""

from collections.abc import Sequence
from typing import Final

from reportgen.evidence.counts import Count
from reportgen.evidence.grades import grouped
from reportgen.evidence.names import ALIKE, likeness
from reportgen.evidence.standards import Line, readings_of, scales, yearly
from reportgen.filled import Row
from reportgen.national import CATEGORY
from reportgen.patterns import pattern
from reportgen.reckoning import PLACES, Kind, Quantity, compact, read
from reportgen.target import Comparison

_COST: Final = "成本指标"
_NO_COST: Final = pattern("收入|增收|产值|利润|税收|营业|节约|效益|罚款|价格")
_TOTAL: Final = pattern(
    "(?:完成|本|该|年度)?(?:项目)?(?:支出)?(?:控制在?)?"
    "(?:(?:年度)?预算(?:控制数|控制|成本|金额|资金|总额|数|总数)?|(?:经费|资金|成本|支出)?控制数|"
    "(?:经费|资金|支出|成本)总[额数]|总(?:成本|支出|费用|经费|额|预算|金额))(?:控制)?(?:以?内|范围内)?"
)
_PAST: Final = pattern("上一?年|去年|往年|前年|以前年度")
_MOST_READINGS: Final = 8
_MONEY: Final = frozenset({Kind.MONEY, Kind.BARE})


def lines_of(
    rows: Sequence[Row], counts: Sequence[Count], money_unit: str, months: Sequence[int] = (12,)
) -> tuple[Line, ...] | None:
    """The lines of cost without totals; None where one cannot be read or is not filled in."""
    found: list[tuple[Row, Quantity]] = []
    for row in rows:
        if not row.printed or row.sentence or row.empty or names_total(row) or is_past(row):
            continue
        money = _of_cost(row) if is_cost(row) else _standard(row)
        if money is None:
            return None
        found += [(row, amount) for amount in money]
    taken = _taken(found, counts)
    lines = [
        _line(row, money, [c for c in counts if taken.get(id(c), row) is row], money_unit, months)
        for row, money in found
    ]
    return grouped(lines, counts)


def _taken(found: Sequence[tuple[Row, Quantity]], counts: Sequence[Count]) -> dict[int, Row]:
    """The counts of events and things that one line has for its own by name, by identity."""
    return {
        id(count): row
        for row, money in found
        for count in counts
        if count.unit not in {*PLACES, "人", ""}
        and any(count.counts(unit) for unit in money.per)
        and likeness(count.name, row.printed) > ALIKE
    }


def names_total(row: Row) -> bool:
    """Whether the name of the indicator says that it is all the money of the project."""
    return not row.sentence and bool(_TOTAL.fullmatch(compact(row.printed)))


def is_past(row: Row) -> bool:
    """Whether the indicator names what another year has cost."""
    return bool(_PAST.search(row.printed))


def is_cost(row: Row) -> bool:
    """Whether the indicator stands under cost, by the national list."""
    return row.category == _COST or CATEGORY[row.category].dimension == _COST


def _of_cost(row: Row) -> list[Quantity] | None:
    """The one amount of a row of cost, nothing for words and counts; None for what is not sure."""
    found = read(row.target.text)
    money = [quantity for quantity in found if quantity.kind in _MONEY]
    at_least = row.target.comparison in {Comparison.AT_LEAST, Comparison.MORE}
    unsure = len(found) > 1 or at_least or any(quantity.vague for quantity in money)
    if not row.target.text or (money and unsure):
        return None
    return [quantity for quantity in money if quantity.low > 0]


def _standard(row: Row) -> list[Quantity]:
    """The standard that stands in a row of another category, if it is no income."""
    found = read(row.target.text)
    money = [quantity for quantity in found if quantity.kind in _MONEY]
    standard = len(found) == 1 and money and money[0].rate and money[0].sure
    income = row.category == "经济效益指标" or _NO_COST.search(row.printed)
    return money if standard and not income else []


def _line(
    row: Row, money: Quantity, counts: Sequence[Count], money_unit: str, months: Sequence[int]
) -> Line:
    ceiling = row.target.comparison in {Comparison.LESS, Comparison.AT_MOST}
    meant = scales(money, money_unit)
    readings = [
        reading
        for scale in meant
        for reading in readings_of(row.printed, money, scale, counts, months)
    ]
    times = yearly(money) * meant[0]
    each = (money.low * times, money.high * times)
    return Line(row, tuple(readings[:_MOST_READINGS]), each, money, ceiling)
