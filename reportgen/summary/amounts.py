"""Amounts of which some are not known."""

from collections.abc import Iterable
from decimal import Decimal

from reportgen.money import total

Amount = Decimal | None


def summed(amounts: Iterable[Amount]) -> Amount:
    """The exact sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return total(known) if known else None


def decimals_of(amounts: Iterable[Amount], money_unit: str) -> int:
    """Two, but none where all are whole 元."""
    whole = all(amount is None or amount == amount.to_integral_value() for amount in amounts)
    return 0 if money_unit == "元" and whole else 2
