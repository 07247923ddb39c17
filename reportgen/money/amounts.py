"""Amounts in 元 or 万元: converted exactly, printed as a form wants them, added."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, localcontext
from types import MappingProxyType
from typing import Final

UNITS: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        "元": Decimal(1),
        "千元": Decimal(1_000),
        "万元": Decimal(10_000),
        "亿元": Decimal(100_000_000),
    }
)

_EXACT: Final = Context(prec=200, rounding=ROUND_HALF_UP, traps=[Inexact, InvalidOperation])
_ROUNDING: Final = Context(prec=200, rounding=ROUND_HALF_UP, traps=[InvalidOperation])


class PrintedAmount(str):
    """An amount as a form prints it, which still knows exactly how much it is."""

    __slots__ = ("amount", "unit")

    amount: Decimal
    unit: str

    @classmethod
    def of(cls, text: str, amount: Decimal, unit: str) -> "PrintedAmount":
        """The text of an amount that is exactly so much in a unit of UNITS."""
        made = cls(text)
        made.amount, made.unit = amount, unit
        return made

    def again(self, text: str) -> "PrintedAmount":
        """The same amount, printed otherwise."""
        return self.of(text, self.amount, self.unit)

    @property
    def yuan(self) -> Decimal:
        """The amount in 元."""
        return convert(self.amount, self.unit, "元")


def convert(amount: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """The same money in another unit of UNITS, exact; entered zeros stay only in the same unit."""
    if from_unit == to_unit:
        return amount
    with localcontext(_EXACT):
        scaled = format(amount * UNITS[from_unit] / UNITS[to_unit], "f")
    return Decimal(scaled.rstrip("0").rstrip(".") if "." in scaled else scaled)


def printed(amount: Decimal, decimals: int | None = None, *, separator: bool = False) -> str:
    """The amount with that many decimals, half up (None: the digits as entered), no exponent."""
    if decimals is not None:
        with localcontext(_ROUNDING):
            amount = amount.quantize(Decimal(1).scaleb(-decimals))
        amount = amount.copy_abs() if amount.is_zero() else amount
    return format(amount, ",f" if separator else "f")


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, with the decimals of the most precise amount; 0 of nothing."""
    with localcontext(_EXACT):
        return sum(amounts, Decimal(0))


def ten_thousandfold(one: Decimal, other: Decimal, unit: str) -> str:
    """A question, where one amount is exactly 10,000 times the other; else nothing."""
    low, high = sorted((abs(one), abs(other)))
    if not low or low.scaleb(4) != high:
        return ""
    mixed = "把万元的数写成了元" if unit == "元" else "把元的数写成了万元"
    return f"两个数正好差1万倍，是不是{mixed}？"
