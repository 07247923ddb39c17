"""Amounts a month or a year with the sum behind them, and whether they can come to it."""

from fractions import Fraction
from itertools import product
from typing import Final

from msgspec import Struct

from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.quantity import Quantity

MONTHS: Final = 12
_FAR: Final = 2
"""How many times apart a calculation and a sum are that have nothing to do with each other."""


class Uneven(Struct, frozen=True):
    """Amounts a month, each with how many get it, and the amount a year that they do not make."""

    months: tuple[tuple[Quantity | None, Quantity], ...]
    year: Quantity

    @property
    def times(self) -> int:
        """How often the amounts fall due in a year."""
        return MONTHS if "月" in self.months[0][1].per else 1

    @property
    def computed(self) -> Fraction:
        """What the amounts come to in a year."""
        each = ((head.low if head else 1) * month.low for head, month in self.months)
        return sum(each, Fraction(0)) * self.times

    @property
    def said(self) -> str:
        """The calculation as said to people."""
        months = ["12个月"] if self.times > 1 else []
        return " + ".join(
            " × ".join([*([f"{head.said}{head.noun[:6]}"] if head else []), month.said, *months])
            for head, month in self.months
        )

    @property
    def may_be(self) -> bool:
        """Whether each amount, for one head or for all of them, comes to it in some months."""
        each = [((head.low if head else 1) * month.low, month.low) for head, month in self.months]
        return any(
            agrees([sum(some, Fraction(0)) * self.times], self.year)
            or (self.times > 1 and is_several(self.year.low / sum(some)))
            for some in product(*each)
        )

    @property
    def is_near(self) -> bool:
        """Whether the amount a year can be meant for this calculation at all."""
        return self.computed <= self.year.low * _FAR and self.year.low <= self.computed * _FAR


def is_several(times: Fraction) -> bool:
    """Whether it is a number of months of one year."""
    return times.denominator == 1 and 1 <= times <= MONTHS
