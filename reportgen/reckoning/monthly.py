"""Amounts a month with the amount a year right behind: `每月13392.5元，每年160710元`."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from reportgen.patterns import pattern
from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.monthly_sum import MONTHS, Uneven, is_several
from reportgen.reckoning.quantity import PERIODS, Kind, Quantity
from reportgen.reckoning.reading import read

_YEARLY: Final = pattern(r"(?:每[人名户村])?(?:每年|全年|一年|年)(?:共需?|合计|需要?|计|为)?")
_SENTENCE: Final = pattern(r"[。；;\n]")
_NO_HEADS: Final = frozenset({*PERIODS, "天", "次", "期", "场", "小时", "亩", "米", "平方米"})
_BRACKET: Final = pattern(r"[（(][^（()）]*\Z")
_PERIODS: Final = {("年",), ("月",)}
_PAIR: Final = 2
_LONGEST: Final = 200
_MOST: Final = 12


def uneven(text: str, elsewhere: Collection[Fraction] = ()) -> Iterator[Uneven]:
    """The amounts a month and a year that no number of months, or of heads, brings together.

    Also amounts for several heads with a total that they do not come to.
    `elsewhere` are the heads that other texts count.
    """
    found = read(text)
    if not any(quantity.per for quantity in found):
        return
    for at, (month, year) in enumerate(pairwise(found[:_LONGEST])):
        alike = {*month.per} - {"月"} == {*year.per} - {"年"} and "月" in month.per
        told = _is_amount(month) and _is_amount(year) and _YEARLY.fullmatch(year.lead)
        if month.rate:
            same = (alike and told) or is_restated(month, year, text)
            if same and not _is_made(year, month.low, ()):
                yield Uneven(((None, month),), year)
        elif alike and told:
            yield from _of_heads(found, at, text, elsewhere)
        elif year.total and not year.per and _is_amount(year) and month.per in _PERIODS:
            loose = any(q.kind is Kind.MONEY and q.per != month.per for q in found[:at])
            here = [] if loose else _before(found, at, text)
            yield from _told(here, year) if len(here) > _PAIR else ()


def _of_heads(
    found: Sequence[Quantity], at: int, text: str, elsewhere: Collection[Fraction]
) -> Iterator[Uneven]:
    """The amount a month at this place with the amount a year behind it, for all heads."""
    month, year = found[at], found[at + 1]
    heads = [other.low for other in found if _is_head(other)][:_MOST]
    if _is_made(year, month.low, {*elsewhere, *_together(heads)}):
        return
    alone = Uneven(((None, month),), year)
    if heads:
        yield from _told(_before(found, at, text), year)
    elif not elsewhere or alone.is_near:
        yield alone


def is_restated(month: Quantity, year: Quantity, text: str) -> bool:
    """Whether a standard a month is said over a year right behind: 1100元（每年13200元）."""
    if not (_is_amount(month) and _is_amount(year) and "月" in month.per and "年" in year.lead):
        return False
    alike = not year.total and set(year.per) <= {"年", *month.per}
    if alike and _BRACKET.search(text, month.end, year.start):
        return Uneven(((None, month),), year).is_near
    return alike and year.low == month.low * MONTHS


def _together(heads: Sequence[Fraction]) -> Iterator[Fraction]:
    """Each of the heads, all of them, and the product of any two: 6个点, 每点2人."""
    yield from (*heads, sum(heads, Fraction(0)), *(a * b for a, b in combinations(heads, 2)))


def _told(here: Sequence[Quantity], year: Quantity) -> Iterator[Uneven]:
    """The calculation, where it is sure how many get each of the amounts a month."""
    heads = [quantity for quantity in here if _is_head(quantity)]
    months = [quantity for quantity in here if quantity not in heads]
    if here and list(here) == [each for pair in zip(heads, months, strict=False) for each in pair]:
        found = Uneven(tuple(zip(heads, months, strict=True)), year)
        if found.is_near and not found.may_be:
            yield found


def _before(found: Sequence[Quantity], at: int, text: str) -> list[Quantity]:
    """The heads and the amounts a month of the sentence, up to this one, that nothing parts."""
    here: list[Quantity] = []
    for quantity in reversed(found[max(0, at - _MOST) : at + 1]):
        monthly = _is_amount(quantity) and quantity.per == found[at].per
        parted = here and _SENTENCE.search(text, quantity.end, here[0].start)
        if quantity.kind is Kind.MONEY and not monthly:
            return []
        if parted or not (monthly or _is_head(quantity)):
            break
        here.insert(0, quantity)
    return here


def _is_made(year: Quantity, month: Fraction, heads: Collection[Fraction]) -> bool:
    """Whether some months of the amount a month, for some of the heads, are the amount a year."""
    return any(
        agrees([month * many * MONTHS], year) or is_several(year.low / month / many)
        for many in (Fraction(1), *heads)
        if many > 0
    )


def _is_head(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and quantity.unit not in _NO_HEADS


def _is_amount(quantity: Quantity) -> bool:
    return quantity.kind is Kind.MONEY and quantity.sure and quantity.low > Fraction(0)
