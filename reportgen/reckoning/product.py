"""One standard told in words with all it is multiplied by, over a year or the months told."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.reckoning.months import Span, are_all, together
from reportgen.reckoning.quantity import PERIODS, Quantity

_IN_A_YEAR: Final = {"年": 1, "季": 4, "月": 12}
_MONTHLY: Final = pattern("工资|薪|报酬|津贴|补贴|生活费|劳务费")
_REPEATED: Final = frozenset({"年", "季", "月", "期", "次", "场", "天"})


class Product(Struct, frozen=True):
    """A standard with all it is multiplied by; `readings` in 元, the likeliest first.

    `months` is how many are not among the factors, or 0; `dated` says that the text tells them.
    """

    rate: Quantity
    factors: tuple[Quantity, ...]
    readings: tuple[Fraction, ...]
    months: int
    dated: bool

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return min(quantity.start for quantity in (self.rate, *self.factors))

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return max(quantity.end for quantity in (self.rate, *self.factors))

    @property
    def said(self) -> str:
        """The calculation as said to people."""
        words = [f"{factor.said}{factor.noun[:6]}" for factor in self.factors]
        months = [f"{self.months}个月"] if self.months else []
        return " × ".join([*words, self.rate.said, *months])


class Around(Struct, frozen=True):
    """What stands around a standard: counts that no one took, months told by name.

    `again` is what its indirect counts come to, `swaps` what other counts than its own would.
    """

    loose: Sequence[Quantity]
    spans: Sequence[Span]
    again: Fraction | int = 1
    swaps: Sequence[Fraction] = ()


def over_the_year(rate: Quantity, factors: tuple[Quantity, ...], around: Around) -> Product:
    """The product with what months, and repetitions that may be meant, make of it."""
    base = rate.low * prod(factor.low for factor in factors)
    period = _period(rate) or next(filter(None, map(_period, filter(_is_repeated, factors))), "")
    counted = [q for q in around.loose if q.unit == "月" and period == "月" and q.sure]
    months = counted[0] if len(counted) == 1 else None
    told = [span for span in around.spans if period == "月" and not months]
    told += together([Span(int(q.low), are_all(q)) for q in counted]) if not months else []
    sure = any(span.sure for span in told)
    usual = told[0].months if sure else _IN_A_YEAR.get(period, 1)
    times = months.low if months else Fraction(usual)
    monthly = [12] if not period and _MONTHLY.search(rate.lead) else []
    meant = [*_meant(base, times, around), *(base * n for n in monthly)]
    meant += [base * span.months for span in told]
    readings = dict.fromkeys([*meant, *(base * times * swap for swap in around.swaps)])
    dated = sure or bool(months and are_all(months))
    factors = (*factors, months) if months else factors
    return Product(rate, factors, tuple(readings), 0 if period != "月" or months else usual, dated)


def _meant(base: Fraction, times: Fraction, around: Around) -> Iterator[Fraction]:
    """The product over all times, once, and as often as the counts around it repeat it."""
    yield from (base * times, base)
    if around.again:
        yield from (base / around.again, base / around.again * times)
    yield from (base * q.low for q in around.loose if q.unit in _REPEATED and q.sure)


def _period(quantity: Quantity) -> str:
    """The period that it is for each of: 月 of `每月20天`."""
    return next((unit for unit in PERIODS if unit in quantity.per), "")


def _is_repeated(quantity: Quantity) -> bool:
    return quantity.unit in _REPEATED
