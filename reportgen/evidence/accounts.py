"""What the calculations of one text come to together."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from reportgen.evidence.passages import Passage
from reportgen.reckoning import calculations, told


class Account(Struct, frozen=True):
    """What one passage comes to: every reading of the sum, the likeliest first.

    `parts` are what its calculations come to one by one; `alone`: nothing else is told in money.
    """

    passage: Passage
    sums: tuple[Fraction, ...]
    parts: tuple[Fraction, ...]
    said: str
    span: tuple[int, int]
    alone: bool


def accounts_of(passages: Sequence[Passage]) -> Iterator[Account]:
    """The accounts of sentences; targets are lines of cost."""
    for passage in passages:
        if passage.is_prose:
            account = _signs(passage) or _words(passage)
            if account:
                yield account


def _signs(passage: Passage) -> Account | None:
    """The calculations with signs, those without a result added up."""
    found = [each for each in calculations(passage.text) if each.is_money]
    if not found or not all(each.closed and each.readings for each in found):
        return None
    added = [each for each in found if each.stated is None] or found
    sums = tuple(sum(each.readings[end] for each in added) for end in (0, -1))
    parts = tuple(reading for each in found if each.stated for reading in each.readings)
    said = " + ".join(each.said for each in added)
    span = (added[0].start, added[-1].end)
    return Account(passage, tuple(map(Fraction, sums)), parts, said, span, len(added) == len(found))


def _words(passage: Passage) -> Account | None:
    """The products told in words, where every standard has its count and no sum is stated."""
    here = told(passage.text)
    if not here.sums or here.open or here.totals:
        return None
    said = " + ".join(product.said for product in here.products)
    parts = tuple(reading for product in here.products for reading in product.readings)
    span = (
        min(product.start for product in here.products),
        max(product.end for product in here.products),
    )
    return Account(passage, here.sums, parts, said, span, not here.amounts)
