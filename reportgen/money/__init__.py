"""Amounts of money as exact decimals: read, convert between 元 and 万元, print, add."""

from reportgen.money.amounts import (
    UNITS,
    PrintedAmount,
    convert,
    printed,
    ten_thousandfold,
    total,
)
from reportgen.money.reading import MAX_DECIMALS, AmountError, in_unit, parse_amount, split_unit

__all__ = [
    "MAX_DECIMALS",
    "UNITS",
    "AmountError",
    "PrintedAmount",
    "convert",
    "in_unit",
    "parse_amount",
    "printed",
    "split_unit",
    "ten_thousandfold",
    "total",
]
