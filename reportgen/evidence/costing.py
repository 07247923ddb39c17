"""The numbers of the 测算, each with the line it stands in, and what a standard there may be."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import prod
from typing import Final

from msgspec import Struct

from reportgen.evidence.standards import yearly
from reportgen.filled import CostLine, FilledProject
from reportgen.reckoning import PERIODS, Kind, Quantity, read

_MOST_NUMBERS: Final = 5


class Costed(Struct, frozen=True):
    """A number of the 测算 with the line it stands in, and the line's other numbers of things."""

    line: CostLine
    quantity: Quantity
    beside: tuple[Quantity, ...]

    @property
    def things(self) -> frozenset[str]:
        """What the amount is for each of, though only the numbers beside it may say so."""
        counted = {other.unit for other in self.beside if other.kind is Kind.COUNT}
        return things(self.quantity) | counted.difference(PERIODS)


def costed(project: FilledProject) -> tuple[Costed, ...]:
    """The plain numbers of the 测算."""
    return tuple(found for line in project.costing for found in _of_line(line))


def things(quantity: Quantity) -> frozenset[str]:
    """What money is for each of, beside periods."""
    return frozenset(quantity.per).difference(PERIODS)


def is_costed(costed: Costed, stated: Quantity) -> bool:
    """Whether it is the standard of the line, in a year, or makes its amount with numbers of it.

    2000元/村/月 for 10 months is 20000元/村.
    """
    standard, amount = costed.quantity, Fraction(costed.line.amount)
    a_year = standard.low * yearly(standard), stated.low * yearly(stated)
    if standard.low == stated.low or a_year[0] == a_year[1]:
        return True
    numbers = [other.low for other in costed.beside][:_MOST_NUMBERS]
    times = (prod(some) for many in range(len(numbers) + 1) for some in combinations(numbers, many))
    return any(amount in (stated.low * number, a_year[1] * number) for number in times)


def _of_line(line: CostLine) -> Iterator[Costed]:
    """The plain numbers of a line."""
    found = read(line.said)
    for quantity in found:
        if quantity.sure:
            yield Costed(line, quantity, tuple(other for other in found if other is not quantity))
