"""Amounts listed with their sum: `办公费5万元、印刷费3万元，共8万元`, `共8万元，其中……`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.reading import read

_SENTENCE: Final = pattern(r"[^。；;\n]+")
_UNSURE: Final = pattern(
    r"每|等(?!级)|均|含|包括|节约|比|增|减|由|从|原|上年|结余|已|余|分别|按|标准|/"
)
_AMONG: Final = "其中"
_ALL_OF_IT: Final = 4
"""As many parts behind 其中 as nobody lists who does not mean all of them."""


class Listed(Struct, frozen=True):
    """Amounts that one sentence lists, and the sum it states; `among` for parts behind 其中."""

    parts: tuple[Quantity, ...]
    counts: tuple[Fraction, ...]
    total: Quantity
    among: bool

    @property
    def sum(self) -> Fraction:
        """What the parts come to."""
        return sum((part.low for part in self.parts), Fraction(0))

    @property
    def wrong(self) -> bool:
        """Whether the parts come to another sum in every reading.

        Behind 其中 only to a greater one, where so few may not be all of them.
        """
        if self.among:
            all_of_it = self.sum > self.total.low or len(self.parts) >= _ALL_OF_IT
            return all_of_it and not agrees([self.sum], self.total)
        times = sum((p.low * n for p, n in zip(self.parts, self.counts, strict=True)), Fraction(0))
        return not agrees([self.sum, times], self.total)


@lru_cache(maxsize=1024)
def lists(text: str) -> tuple[Listed, ...]:
    """Every list of two or more amounts with its sum in one sentence, where all is sure."""
    found = [quantity for quantity in read(text) if quantity.kind in {Kind.MONEY, Kind.COUNT}]
    if sum(quantity.total for quantity in found) == 0:
        return ()
    return tuple(
        listed
        for sentence in _SENTENCE.finditer(text)
        if not _UNSURE.search(sentence[0])
        for listed in _listed(sentence, found)
    )


def _listed(sentence: re.Match[str], found: Sequence[Quantity]) -> Iterator[Listed]:
    here = [q for q in found if sentence.start() <= q.start < sentence.end()]
    amounts = [q for q in here if q.kind is Kind.MONEY]
    totals = [q for q in amounts if q.total]
    if len(totals) != 1 or not all(q.sure and not q.per for q in amounts):
        return
    total, parts = totals[0], [q for q in amounts if not q.total]
    first = amounts[0] is total and _AMONG in sentence[0]
    last = amounts[-1] is total and _AMONG not in sentence[0]
    if len(parts) > 1 and (first or last):
        yield Listed(tuple(parts), tuple(_count(part, here) for part in parts), total, first)


def _count(part: Quantity, here: Sequence[Quantity]) -> Fraction:
    """The count right in front of an amount, or 1."""
    before = here[here.index(part) - 1] if here.index(part) else part
    return before.low if before.kind is Kind.COUNT and before.sure else Fraction(1)
