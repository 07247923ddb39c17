"""The quantities of a text, from left to right; reading never fails and takes linear time."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from reportgen.patterns import pattern
from reportgen.reckoning.measures import Number, measured
from reportgen.reckoning.numerals import CHINESE, chinese
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.words import HAN, NO_QUANTITY

LONGEST: Final = 20_000
_BACK: Final = 30
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "≧⩾≦⩽–—～", "≥≥≤≤---"
)
_DIGITS: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,6})?"
_NUMBER: Final = pattern(
    rf"""(?:(?<![0-9A-Za-z])|(?<=(?:[^\W_A-Za-z]|\))[xX]))
      (?: (?P<low>{_DIGITS})(?:(?P<ten_thousand>万)?元?[-~至到](?P<high>{_DIGITS}))?(?!\.?[0-9])
        | (?<![第几数好每])(?P<chinese>{CHINESE})(?=[个名位条]{HAN}|村) )""",
    re.VERBOSE,
)
_ANY: Final = pattern(rf"[0-9０-９]|{CHINESE}[个名位条村]")
_MARK: Final = pattern(r"[,。;:!?、()\n《》]")
_PRICE: Final = pattern(r"单价(?:[为是约]|控制在)?\Z")
_NO_TEXT: Final = pattern(r"[^\S\n]+")


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text; of a text beyond all bounds only those of its start."""
    if not _ANY.search(text):
        return ()
    typed = text[:LONGEST]
    kept = [at for at, sign in enumerate(typed) if sign == "\n" or not sign.isspace()]
    plain = compact(typed)
    return tuple(
        replace(found, start=kept[found.start], end=end, text=typed[kept[found.start] : end])
        for found in _quantities(plain)
        for end in (kept[found.end - 1] + 1,)
    )


def compact(text: str) -> str:
    """The text without spaces, in half-width signs, as the offsets inside this package count."""
    return _NO_TEXT.sub("", text).translate(_WIDE)


def _quantities(plain: str) -> Iterator[Quantity]:
    """The quantities with offsets in the text without spaces."""
    at = since = 0
    before: Quantity | None = None
    while found := _NUMBER.search(plain, at):
        if skipped := NO_QUANTITY.match(plain, found.start()):
            at = since = skipped.end()
        elif quantity := measured(plain, _number(plain, found, since)):
            at = since = max(found.end(), quantity.end)
            before = _priced(quantity, before)
            yield before
        else:
            at = found.end()


def _priced(quantity: Quantity, before: Quantity | None) -> Quantity:
    """The quantity; the price of one of what is counted right in front: 20台，单价5500元."""
    price = quantity.kind is Kind.MONEY and not quantity.per and _PRICE.search(quantity.lead)
    if price and before and before.kind is Kind.COUNT:
        return replace(quantity, per=(before.unit,))
    return quantity


def _number(plain: str, found: re.Match[str], since: int) -> Number:
    """The number of a match, with the words in front of it back to `since`."""
    words = plain[max(since, found.start() - _BACK) : found.start()]
    lead = words[max((mark.end() for mark in _MARK.finditer(words)), default=0) :]
    if found["chinese"]:
        spelled = Fraction(chinese(found["chinese"]))
        return Number(spelled, spelled, lead, *found.span(), spelled=True)
    low = Fraction(found["low"].replace(",", ""))
    high = Fraction(found["high"].replace(",", "")) if found["high"] else low
    if found["ten_thousand"]:
        low = _as_before(low, plain, found.end())
    return Number(low, max(low, high), lead, *found.span())


def _as_before(low: Fraction, plain: str, end: int) -> Fraction:
    """The lower end of `1万-2万元` or `8万-12000元` in the scale of the upper."""
    return low if plain.startswith("万", end) else low * 10_000
