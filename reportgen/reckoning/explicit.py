"""Calculations written with signs: `250元/人*6人*12个月`, `7个小村×3.5万元/村=24.5万元`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.reading import compact, read
from reportgen.reckoning.words import HAN

_GLUE: Final = pattern(rf"{HAN}{{0,10}}?(?P<sign>[×*xX✕÷+=]|乘以?|除以|等于){HAN}{{0,12}}")
_ANY: Final = pattern(r"[×*xXｘＸ＊✕÷+＋=＝]|乘|除以|等于")
_SIGN: Final = {"*": "×", "x": "×", "X": "×", "✕": "×", "乘": "×", "乘以": "×"} | {
    "除以": "÷", "等于": "=",
}  # fmt: skip
_OUTSIDE: Final = pattern(r"[×*xX✕÷+=()\-/]")
_MONTHS: Final = 12


class Calculation(Struct, frozen=True):
    """Sides of one calculation, each a list of terms, each a list of signs and quantities.

    `closed` says that nothing outside it belongs to it (a bracket, another sign).
    """

    sides: tuple[tuple[tuple[tuple[str, Quantity], ...], ...], ...]
    start: int
    end: int
    said: str
    closed: bool

    @property
    def stated(self) -> Quantity | None:
        """The result behind the last `=`, where it is one number."""
        last = self.sides[-1]
        return last[0][0][1] if len(self.sides) > 1 and len(last) == len(last[0]) == 1 else None

    @property
    def readings(self) -> tuple[Fraction, ...]:
        """What the first side may come to; nothing where that cannot be said."""
        return _sum(self.sides[0])

    @property
    def is_money(self) -> bool:
        """Whether every term of the first side has its one factor of money."""
        return all(_money(term) == 1 for term in self.sides[0])

    @property
    def wrong(self) -> bool:
        """Whether a result is stated and no reading comes to it."""
        stated, reckoned = self.stated, len(self.sides[0]) > 1 or len(self.sides[0][0]) > 1
        if stated is None or not (self.closed and reckoned and stated.sure and self.readings):
            return False
        if self.is_money and stated.kind not in {Kind.MONEY, Kind.BARE}:
            return False
        return not agrees(self._as_stated(), stated)

    def _as_stated(self) -> Iterator[Fraction]:
        """The readings, of bare numbers also in 万元."""
        yield from self.readings
        if self.stated and self.stated.kind is Kind.MONEY and not self.is_money:
            yield from (reading * 10_000 for reading in self.readings)


@lru_cache(maxsize=1024)
def calculations(text: str) -> tuple[Calculation, ...]:
    """Every calculation of the text that has a sign in it."""
    found = read(text) if _ANY.search(text) else ()
    return tuple(_calculation(text, group) for group in _groups(text, found) if len(group) > 1)


def _groups(text: str, found: Sequence[Quantity]) -> Iterator[list[tuple[str, Quantity]]]:
    """Quantities that signs join, each with the sign in front of it."""
    group: list[tuple[str, Quantity]] = []
    for quantity in found:
        between = compact(text[group[-1][1].end : quantity.start]) if group else ""
        glue = _GLUE.fullmatch(between) if group and len(between) < 30 else None
        if glue is None:
            yield group
            group = [("", quantity)]
        else:
            group.append((_SIGN.get(glue["sign"], glue["sign"]), quantity))
    yield group


def _calculation(text: str, group: Sequence[tuple[str, Quantity]]) -> Calculation:
    sides: list[list[list[tuple[str, Quantity]]]] = [[[]]]
    for sign, quantity in group:
        if sign == "=":
            sides.append([[]])
        elif sign == "+":
            sides[-1].append([])
        sides[-1][-1].append((sign if sign == "÷" else "×", quantity))
    start, end = group[0][1].start, group[-1][1].end
    around = (compact(text[max(0, start - 20) : start])[-1:], compact(text[end : end + 20])[:1])
    frozen = tuple(tuple(tuple(term) for term in side) for side in sides)
    closed = around == ("(", ")") or not any(_OUTSIDE.match(sign) for sign in around)
    return Calculation(frozen, start, end, " ".join(text[start:end].split()), closed)


def _sum(side: Sequence[Sequence[tuple[str, Quantity]]]) -> tuple[Fraction, ...]:
    """What the terms come to together; with and without months that are not written."""
    products = [_product(term) for term in side]
    if any(not readings for readings in products) or len({_money(term) for term in side}) > 1:
        return ()
    if len(products) == 1:
        return products[0]
    together = (sum(readings, Fraction(0)) for readings in zip(*_even(products), strict=True))
    return tuple(dict.fromkeys(together))


def _even(products: Sequence[tuple[Fraction, ...]]) -> list[tuple[Fraction, Fraction]]:
    return [(readings[0], readings[-1]) for readings in products]


def _product(term: Sequence[tuple[str, Quantity]]) -> tuple[Fraction, ...]:
    """The readings of one term; nothing where a factor is about, or two are money."""
    worth = Fraction(1)
    for sign, quantity in term:
        if not quantity.sure or (sign == "÷" and not quantity.low):
            return ()
        worth = worth / quantity.low if sign == "÷" else worth * quantity.low
    units = {quantity.unit for _, quantity in term}
    per = {unit for _, quantity in term for unit in quantity.per}
    if _money(term) > 1 or "?" in per or ("天" in per and "天" not in units):
        return ()
    monthly = "月" in per and "月" not in units
    return (worth, worth * _MONTHS) if monthly else (worth,)


def _money(term: Sequence[tuple[str, Quantity]]) -> int:
    return sum(quantity.kind is Kind.MONEY for _, quantity in term)
