"""An amount a month with the amount a year right behind it: `每月13392.5元，每年160710元`."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from reportgen.patterns import pattern
from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.reading import read

_MONTHS: Final = 12
_YEARLY: Final = pattern(r"(?:每[人名户村])?(?:每年|全年|一年|年)(?:共计?|合计|需要?|计|为)?")


def uneven(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """The amounts a month and a year that are not 12 times, nor any number of months, apart."""
    for month, year in pairwise(read(text)):
        alike = {*month.per} - {"月"} == {*year.per} - {"年"} and "月" in month.per
        if alike and _is_amount(month) and _is_amount(year) and _YEARLY.fullmatch(year.lead):
            times = year.low / month.low
            several = times.denominator == 1 and 1 <= times <= _MONTHS
            if not several and not agrees([month.low * _MONTHS], year):
                yield month, year


def _is_amount(quantity: Quantity) -> bool:
    return quantity.kind is Kind.MONEY and quantity.sure and quantity.low > Fraction(0)
