"""Standards told in words, each with the counts that it is multiplied by."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod
from typing import Final

from msgspec import Struct, field

from reportgen.patterns import pattern
from reportgen.reckoning.months import Span, together
from reportgen.reckoning.product import Around, Product, over_the_year
from reportgen.reckoning.quantity import PERIODS, Kind, Quantity
from reportgen.reckoning.sides import beside, is_count, is_rest, rest, wholes
from reportgen.reckoning.words import PLACES

_SHARED: Final = frozenset({*PLACES, "人", "天", "期", "次", "场"})

_EARNED: Final = pattern(
    "(?:增收|收入|收益|盈利|产值|利润|节约|节省|效益|缴费|缴纳)(?!.*(?:补|发|奖|投))"
)


class Multiplier(Struct):
    """Gives every standard of one text its counts, from left to right, none twice."""

    found: Sequence[Quantity]
    ends: Sequence[int]
    spans: Sequence[Sequence[Span]]
    used: set[int] = field(default_factory=set)
    wholes: set[int] = field(default_factory=set)

    def products(self) -> Iterator[Product | Quantity]:
        """A product for every standard, or the standard itself where a count is not sure."""
        self.wholes.update(wholes(self.found))
        rates = [at for at, q in enumerate(self.found) if _is_paid(q)]
        after = [-1, *rates]
        before = [*rates[1:], len(self.found)]
        for at, first, last in zip(rates, after, before, strict=False):
            near = [i for i in range(first + 1, last) if self._sentence(i) == self._sentence(at)]
            alone = all(self._sentence(i) != self._sentence(at) for i in rates if i != at)
            yield self._product(at, near, alone=alone) or self.found[at]

    def _sentence(self, at: int) -> int:
        return bisect_right(self.ends, self.found[at].start)

    def _product(self, at: int, near: Sequence[int], *, alone: bool) -> Product | None:
        """The standard times its counts; None where one is missing, or about."""
        rate = self.found[at]
        if is_rest(rate) and not any(self.found[i].kind is Kind.COUNT for i in near if i > at):
            return self._of_rest(at)
        order = self._order(at, near, alone=alone)
        direct = self._counts([unit for unit in rate.per if unit not in PERIODS], order, at)
        indirect = self._counts(self._asked(direct, rate), order, at) if direct else None
        if not direct or indirect is None:
            return None
        self.used.update((*direct, *indirect))
        factors = tuple(self.found[i] for i in (*direct, *indirect))
        if not all(quantity.sure for quantity in (rate, *factors)):
            return None
        loose = [self.found[i] for i in near if i not in self.used and i != at]
        again = prod(self.found[i].low for i in indirect)
        swaps = self._swaps(direct, near) if alone else ()
        return over_the_year(rate, factors, Around(loose, self._months(at), again, swaps))

    def _of_rest(self, at: int) -> Product | None:
        """The standard times those that the standards in front leave over: 其余每个1万元."""
        here = [i for i in range(at) if self._sentence(i) == self._sentence(at)]
        left = rest(self.found, here, self.used, at)
        self.used.update(here)
        return (
            over_the_year(self.found[at], (left,), Around((), self._months(at))) if left else None
        )

    def _order(self, at: int, near: Sequence[int], *, alone: bool) -> list[int]:
        """What to look for counts in: before the standard, behind it, elsewhere.

        The one standard of a sentence is for the whole, several are for its parts.
        """
        order = [i for i in reversed(near) if i < at] + [i for i in near if i > at]
        if alone:
            order.sort(key=lambda i: i not in self.wholes)
        order += [i for i in range(len(self.found)) if i not in near]
        return order if alone else [i for i in order if i not in self.wholes]

    def _months(self, at: int) -> list[Span]:
        """The months told: those of the sentence together, then each that the text has."""
        each = [Span(span.months) for spans in self.spans for span in spans]
        return [*together(self.spans[self._sentence(at)]), *each]

    def _swaps(self, direct: Sequence[int], near: Sequence[int]) -> tuple[Fraction, ...]:
        """What other counts of one sentence, or all of them together, make of its one standard."""
        found = []
        for i in direct:
            alike = [self.found[j].low for j in near if self._is(j, self.found[i].unit)]
            ours = self.found[i].low
            found += [Fraction(other, ours) for other in (*alike, sum(alike)) if ours]
        return tuple(swap for swap in dict.fromkeys(found) if swap not in {0, 1})

    def _asked(self, direct: Sequence[int], rate: Quantity) -> list[str]:
        """What the counts themselves are for each of: 期 of `每期培训5天`."""
        asked = {unit: None for i in direct for unit in self.found[i].per}
        return [unit for unit in asked if unit not in (*rate.per, *PERIODS)]

    def _counts(self, units: Sequence[str], order: Sequence[int], at: int) -> list[int] | None:
        counts = [self._count(unit, order, at) for unit in units]
        sure = [count for count in counts if count is not None]
        return sure if len(sure) == len(counts) else None

    def _count(self, unit: str, order: Sequence[int], at: int) -> int | None:
        """The nearest count of the unit that is free, or the only one that the text has."""
        of_unit = [i for i in order if self._is(i, unit)]
        if len({self.found[i].low for i in of_unit}) == 1:
            return of_unit[0]
        here = [i for i in range(len(self.found)) if self._sentence(i) == self._sentence(at)]
        near = beside(self.found, [i for i in here if i not in self.wholes], at, unit)
        free = [i for i in of_unit if i not in self.used and (near is None or i in near)]
        return free[0] if free and (near or unit in _SHARED) else None

    def _is(self, at: int, unit: str) -> bool:
        return is_count(self.found[at], unit)


def _is_paid(quantity: Quantity) -> bool:
    """Whether it is a standard, neither a sum nor what somebody earns or saves."""
    return quantity.rate and not quantity.total and not _EARNED.search(quantity.lead)
