"""What one calculation with signs comes to: its sides, its result, the readings of its terms."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.brackets import Term
from reportgen.reckoning.quantity import Kind, Quantity

_MONTHS: Final = 12


class Calculation(Struct, frozen=True):
    """Sides of one calculation, each a list of terms, each a list of signs and quantities.

    `closed` says that nothing outside it belongs to it (a bracket, another sign), and that all of
    it could be read; `before` is the result in front that it may go on from
    (`…=21.6万元+10人×200元=21.8万元`).
    """

    sides: tuple[tuple[Term, ...], ...]
    start: int
    end: int
    said: str
    closed: bool
    before: Fraction = Fraction(0)

    @property
    def stated(self) -> Quantity | None:
        """The result behind the last `=`, where it is one number."""
        factors = [factor for term in self.sides[-1] for factor in term]
        return factors[0][1] if len(self.sides) > 1 and len(factors) == 1 else None

    @property
    def readings(self) -> tuple[Fraction, ...]:
        """What the first side may come to; nothing where that cannot be said."""
        return _sum(self.sides[0])

    @property
    def is_money(self) -> bool:
        """Whether every term of the first side has its one factor of money."""
        return all(money_factors(term) == 1 for term in self.sides[0])

    @property
    def wrong(self) -> bool:
        """Whether a result is stated and no reading comes to it."""
        stated = self.stated if self.closed else None
        if stated is None or not (self._reckoned and stated.sure and self.readings):
            return False
        if self.is_money and stated.kind not in {Kind.MONEY, Kind.BARE}:
            return False
        return not agrees(self.candidates(), stated)

    @property
    def _reckoned(self) -> bool:
        """Whether there is more than one number in front of the result."""
        return len(self.sides[0]) > 1 or len(self.sides[0][0]) > 1

    def candidates(self) -> Iterator[Fraction]:
        """The readings, also with what is in front; of bare numbers also in 万元."""
        yield from self.readings
        if self.before:
            yield from (self.before + reading for reading in self.readings)
        if self.stated and self.stated.kind is Kind.MONEY and not self.is_money:
            yield from (reading * 10_000 for reading in self.readings)


def _sum(side: Sequence[Sequence[tuple[str, Quantity]]]) -> tuple[Fraction, ...]:
    """What the terms come to together; with and without months that are not written."""
    products = [_product(term) for term in side]
    if (
        any(not readings for readings in products)
        or len({money_factors(term) for term in side}) > 1
    ):
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
    if money_factors(term) > 1 or "?" in per or ("天" in per and "天" not in units):
        return ()
    monthly = "月" in per and "月" not in units
    return (worth, worth * _MONTHS) if monthly else (worth,)


def money_factors(term: Sequence[tuple[str, Quantity]]) -> int:
    """How many factors are money."""
    return sum(quantity.kind is Kind.MONEY for _, quantity in term)
