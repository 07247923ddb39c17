"""Calculations told in words: `7名书记每年每人4.5万元、其他干部21人每年每人2.4万元，共发放…`."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, product
from math import prod
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.monthly import is_restated
from reportgen.reckoning.months import spans
from reportgen.reckoning.product import Product
from reportgen.reckoning.products import Multiplier
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.reading import read

_SENTENCE: Final = pattern(r"[。；;\n]")
_YEARLY: Final = pattern(r"全年|每年|年度|本年|年支")
_NO_SUM: Final = pattern(r"预算|总投|其中|资金总")
_MANY_YEARS: Final = pattern(r"[二两三四五]年|[0-9]年|累计|总投")
_AS_IT_IS: Final = pattern(
    "据实|按实(?!施)|实际(?:到岗|在岗|出勤|人数|天数|用工)|[按据]考勤|按考核结果"
)
_MOST: Final = 200
_MOST_SUMS: Final = 256


class Told(Struct, frozen=True):
    """What a text tells: products, standards without a sure count, the money beside standards.

    `totals` are the amounts that say they are sums (共, 合计, 每月, 全年). `as_it_is` says that
    less may be paid than the products come to (据实发放).
    """

    products: tuple[Product, ...] = ()
    open: tuple[Quantity, ...] = ()
    totals: tuple[Quantity, ...] = ()
    amounts: tuple[Quantity, ...] = ()
    as_it_is: bool = False

    @property
    def sums(self) -> tuple[Fraction, ...]:
        """What all products come to, the likeliest first; nothing where the readings are many."""
        readings = [each.readings for each in self.products]
        if not readings or prod(map(len, readings)) > _MOST_SUMS:
            return ()
        return tuple(dict.fromkeys(sum(chosen, Fraction(0)) for chosen in product(*readings)))

    @property
    def wrong(self) -> Quantity | None:
        """The first total that no reading of the products comes to; None where that is not sure."""
        sure = all(amount.sure for amount in self.amounts)
        if self.open or not sure or not self.sums:
            return None
        return next((total for total in self.totals if self._misses(total)), None)

    def _misses(self, total: Quantity) -> bool:
        """Whether products alone stand in front of a total and do not make it."""
        behind = any(each.rate.end <= total.start for each in self.products)
        loose = any(
            amount.end <= total.start and not amount.per and amount not in self.totals
            for amount in self.amounts
        )
        less = self.as_it_is and total.low < self.sums[0]
        if not behind or loose or less or _NO_SUM.search(total.lead):
            return False
        return not agrees(self._candidates(total), total)

    def _candidates(self, total: Quantity) -> Iterator[Fraction]:
        """All products together, each alone, over a year and over a month.

        Those for months that are told are for a year only where the total says so.
        """
        dated = any(each.dated for each in self.products) and not _YEARLY.search(total.lead)
        alone = (reading for each in self.products for reading in each.readings)
        for reading in (*self.sums, *alone):
            yield from (reading,) if dated else (reading, reading * 12)
            if total.per == ("月",):
                yield reading / 12


@lru_cache(maxsize=1024)
def told(text: str) -> Told:
    """The products and totals of a text; a text beyond all bounds tells nothing."""
    found = read(text)
    as_it_is = bool(_AS_IT_IS.search(text))
    again = {year.start for month, year in pairwise(found) if is_restated(month, year, text)}
    amounts = tuple(
        q for q in found if q.kind is Kind.MONEY and not q.rate and q.start not in again
    )
    if len(found) > _MOST:
        return Told()
    totals = tuple(q for q in amounts if _is_total(q))
    if not any(q.rate for q in found):
        return Told((), (), totals, amounts, as_it_is)
    ends = [mark.start() for mark in _SENTENCE.finditer(text)]
    made = list(Multiplier(found, ends, [*map(spans, _SENTENCE.split(text))]).products())
    products = tuple(each for each in made if isinstance(each, Product))
    unsure = tuple(each for each in made if isinstance(each, Quantity))
    return Told(products, unsure, totals, amounts, as_it_is)


def _is_total(quantity: Quantity) -> bool:
    """Whether an amount says that it is a sum of one year or one month."""
    says = quantity.total or quantity.per in {("月",), ("年",)} or _YEARLY.search(quantity.lead)
    return bool(says) and not _MANY_YEARS.search(quantity.lead)
