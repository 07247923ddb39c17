"""Amounts listed with their sum: `办公费5万元、印刷费3万元，共8万元`, `共8万元，其中……`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.patterns import pattern
from reportgen.reckoning.agreeing import agrees, digits
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.reading import compact, read
from reportgen.reckoning.words import HAN

_SENTENCE: Final = pattern(r"[^。；;\n]+")
_UNSURE: Final = pattern(
    r"每|等(?!级)|均|含|包括|节约|比|增|减|由|从|原|上年|结余|已|余|分别|按|标准|/"
)
_AMONG: Final = "其中"
_OF_IT: Final = pattern(r"[,:(]?其中")
_ALL_OF_IT: Final = 4
"""As many parts behind 其中 as nobody lists who does not mean all of them."""

_NAMED_PART: Final = pattern(
    rf"[、,及和]?(?:(?!产值|收入|增收|效益|利润|节约|带动|撬动|拉动|完成|实现|人均|亩均|户均){HAN}){{2,16}}"
)
"""What stands in front of every part but the first, in a list that is nothing else."""

_ALL: Final = pattern("总计|合计|总投资|总额|总预算")
_ONE_PAYER: Final = pattern("财政|补助|拨款|上级|中央|[省市县区镇]级")
_OTHERS: Final = pattern("自筹|配套|社会|群众|捐")
_TWO: Final = 2
_LISTED: Final = frozenset({Kind.MONEY, Kind.COUNT})


class Listed(Struct, frozen=True):
    """Amounts that one sentence lists, and the sum it states; `among` for parts behind 其中.

    `whole` where these are surely all parts.
    """

    parts: tuple[Quantity, ...]
    counts: tuple[Fraction, ...]
    total: Quantity
    among: bool
    whole: bool = False

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
            all_of_it = self.whole or len(self.parts) >= _ALL_OF_IT
            return (all_of_it or self.sum > self.total.low) and not agrees([self.sum], self.total)
        times = sum((p.low * n for p, n in zip(self.parts, self.counts, strict=True)), Fraction(0))
        return not agrees([self.sum, times], self.total)


@lru_cache(maxsize=1024)
def lists(text: str) -> tuple[Listed, ...]:
    """Every list of two or more amounts with its sum in one sentence, where all is sure."""
    found = read(text)
    if _AMONG not in text and not any(quantity.total for quantity in found):
        return ()
    return tuple(
        listed
        for sentence in _SENTENCE.finditer(text)
        if not _UNSURE.search(sentence[0])
        for listed in _in_sentence(sentence, found)
    )


def _in_sentence(sentence: re.Match[str], found: Sequence[Quantity]) -> Iterator[Listed]:
    """The list of a sentence that is said to be one, or that 其中 follows a number with."""
    here = [q for q in found if sentence.start() <= q.start < sentence.end()]
    listed = list(_among(sentence, here)) if sentence[0].count(_AMONG) == 1 else []
    yield from listed or _listed(sentence, [q for q in here if q.kind in _LISTED])


def _among(sentence: re.Match[str], here: Sequence[Quantity]) -> Iterator[Listed]:
    """An amount with its parts right behind 其中, of which the last may alone have the unit."""
    if len(here) < 3 or here[0].kind is not Kind.MONEY:
        return
    total, behind = here[0], _with_units(here[1:])
    gaps = [compact(sentence.string[first.end : second.start]) for first, second in pairwise(here)]
    ones = (Fraction(1),) * len(behind)
    if _is_list(gaps) and _are_parts(total, behind):
        whole = len(behind) > _TWO and ":" in gaps[0] and bool(_ALL.search(total.lead))
        yield Listed(tuple(behind), ones, total, among=True, whole=whole)


def _is_list(gaps: Sequence[str]) -> bool:
    """Whether 其中 follows the total, and names with one kind of mark the amounts."""
    named = all(_NAMED_PART.fullmatch(gap) for gap in gaps[1:])
    return bool(_OF_IT.match(gaps[0])) and named and len({gap[0] for gap in gaps[1:]}) == 1


def _are_parts(total: Quantity, behind: Sequence[Quantity]) -> bool:
    """Whether all are plain money, none beside what the total is of, nor parts of a part."""
    sums = list(accumulate(part.low for part in behind))
    beside = _ONE_PAYER.search(total.lead) and any(_OTHERS.search(q.lead) for q in behind)
    plain = all(q.kind is Kind.MONEY and q.sure and not q.per for q in (total, *behind))
    return plain and not beside and total.low not in sums[1:-1]


def _with_units(parts: Sequence[Quantity]) -> list[Quantity]:
    """The parts, numbers alone in the unit that the others have: `甲20、乙15、丙2万元`."""
    units = {q.low / number for q in parts if q.kind is Kind.MONEY and (number := digits(q))}
    if len(units) != 1:
        return list(parts)
    unit = units.pop()
    return [
        replace(q, kind=Kind.MONEY, low=q.low * unit, high=q.high * unit)
        if q.kind is Kind.BARE
        else q
        for q in parts
    ]


def _listed(sentence: re.Match[str], here: Sequence[Quantity]) -> Iterator[Listed]:
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
