"""Where an indicator has another number of something than the 测算."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod
from typing import Final

from reportgen.checks.instead import is_number
from reportgen.evidence import Count, Passage
from reportgen.evidence.costing import Costed
from reportgen.evidence.names import ALIKE, likeness
from reportgen.evidence.passages import GOAL
from reportgen.reckoning import PERIODS, Kind, Quantity, read

_NEAR: Final = Fraction(3, 4)


def otherwise(
    lines: Sequence[Costed], counts: Sequence[Count]
) -> Iterator[tuple[Costed, Passage, Quantity]]:
    """The one indicator of how many there are, where the 测算 has another number of them."""
    counted = [line for line in lines if line.quantity.kind is Kind.COUNT]
    for line in counted:
        quantity = line.quantity
        same = [other for other in counted if other.quantity.unit == quantity.unit]
        if quantity.unit in PERIODS or len({other.quantity.low for other in same}) > 1:
            continue
        found = _named_alike(line, counts) or (same[0] is line and _witnessed(line, counts))
        for passage in (found.passage,) if found and found.passage else ():
            (stated,) = read(passage.text)[:1]
            if not (_are_all(stated, line) or quantity.low in (stated.low, stated.high)):
                yield line, passage, stated


def _are_all(stated: Quantity, line: Costed) -> bool:
    """Whether the indicator counts them over all times: 100人 of 2期 × 50人."""
    others = [other.low for other in line.beside if other.kind is Kind.COUNT]
    return any(stated.low == line.quantity.low * other for other in (*others, prod(others)))


def _named_alike(line: Costed, counts: Sequence[Count]) -> Count | None:
    """The number of the indicator with the name of the line."""
    alike = [
        count
        for count in counts
        if is_number(count, of_benefit=True) and count.counts(line.quantity.unit)
        if likeness(line.line.name, count.name) > ALIKE
    ]
    return alike[0] if len({count.low for count in alike}) == 1 else None


def _witnessed(line: Costed, counts: Sequence[Count]) -> Count | None:
    """The only number of such things among indicators, where the goal has that of the 测算.

    One that is far from it counts others: 食堂工作人员 3人, where 80人 eat.
    """
    number = line.quantity.low
    same = [count for count in counts if count.passage and count.unit == line.quantity.unit]
    goal = {count.low for count in same if count.passage and count.passage.field == GOAL}
    rows = [count for count in same if count.passage and count.passage.of]
    if goal != {number} or len(rows) != 1 or not _is_plain(rows[0]):
        return None
    low, high = sorted((rows[0].low, number))
    return rows[0] if low < high and low >= high * _NEAR else None


def _is_plain(count: Count) -> bool:
    """Whether it is the one exact number in the target of a 数量指标."""
    passage = count.passage
    row = passage.of if passage and passage.is_target else None
    found = read(passage.text) if passage else ()
    return bool(row and row.category == "数量指标" and len(found) == 1 and found[0].sure)
