"""A number that a text says of something: money, a count, a share, or a bare number."""

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from msgspec import Struct

PERIODS: Final = ("年", "季", "月")


class Kind(Enum):
    """What a number counts."""

    MONEY = auto()
    COUNT = auto()
    SHARE = auto()
    BARE = auto()


class Quantity(Struct, frozen=True):
    """One number or range with what it counts; money in 元, shares of 1.

    `unit` is what a count counts (人, 村, 次; "" of other kinds), `noun` the words behind it
    (`行政村`), `lead` the words in front since the last number or mark. `per` says what the number
    is for each of (人, 月). `total` stands behind 共 or 合计, `vague` behind 约 or before 余, 以上;
    `bound` is ≥ or ≤ in front. `start` and `end` are offsets in the text.
    """

    kind: Kind
    low: Fraction
    high: Fraction
    unit: str = ""
    noun: str = ""
    lead: str = ""
    per: tuple[str, ...] = ()
    total: bool = False
    vague: bool = False
    bound: str = ""
    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def sure(self) -> bool:
        """Whether it is one plain number, neither about nor a bound."""
        return self.low == self.high and not self.vague and not self.bound

    @property
    def typed(self) -> str:
        """The quantity as typed, without spaces."""
        return "".join(self.text.split())

    @property
    def said(self) -> str:
        """The quantity as typed, with what it is per."""
        behind = "/" in self.typed or "每" in self.typed
        return self.typed if behind else "/".join((self.typed, *self.per))

    @property
    def rate(self) -> bool:
        """Whether it is money for each of something beside periods."""
        return self.kind is Kind.MONEY and any(unit not in PERIODS for unit in self.per)


def money(amount: Fraction) -> str:
    """The amount as people say it: 36万元, 4800元; at most six decimals."""
    scaled, unit = (amount / 10_000, "万元") if abs(amount) >= 10_000 else (amount, "元")
    return f"{plain(scaled)}{unit}"


def money_range(low: Fraction, high: Fraction) -> str:
    """One amount, or two with a dash."""
    return money(low) if low == high else f"{money(low)}～{money(high)}"


def plain(number: Fraction) -> str:
    """The number in digits, rounded half up to six decimals, without trailing zeros."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    digits = f"{exact.quantize(Decimal('0.000001'), ROUND_HALF_UP):f}"
    return digits.rstrip("0").rstrip(".")
