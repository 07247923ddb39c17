"""A factor of a costing as a value: one number with its unit, or a name."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern

_SCALES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_SCALE: Final = pattern(r"(?:[十百千](?=[万亿元]))?万?亿?")


class CostingError(ValueError):
    """A costing that cannot be read or computed; `offset` counts characters from 0."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        super().__init__(message, hint, offset)
        self.message = message
        self.hint = hint
        self.offset = offset

    def __str__(self) -> str:
        return self.message


def fault(offset: int, message: str, hint: str) -> CostingError:
    """The error of one place."""
    return CostingError(message, hint, offset)


class Factor(Struct, frozen=True):
    """One number with its unit, or a name of 基础数据; a resolved name has both.

    The unit is as typed, but full-width letters and ％ are ASCII. `start` and `end` are offsets in
    the text, from 0, of no account when factors are compared.
    """

    number: Decimal | None
    unit: str = ""
    name: str | None = None
    start: int = 0
    end: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Factor) and self._meant == other._meant

    def __hash__(self) -> int:
        return hash(self._meant)

    @property
    def _meant(self) -> tuple[Decimal | None, str, str | None]:
        return self.number, self.unit, self.name

    @property
    def measure(self) -> str:
        """The unit without what it is per and without 万 or 亿: `元` of `万元/村`, "" of 万."""
        first = self.unit.split("/")[0]
        return first[_scale_of(first)[0] :]

    @property
    def per(self) -> tuple[str, ...]:
        """What the number is per: `("人", "月")` of `元/人/月`."""
        return tuple(self.unit.split("/")[1:])

    @property
    def is_money(self) -> bool:
        """Whether the number is money: 元, 万元, 万 alone, with or without what it is per."""
        return self.measure.startswith("元") or self.unit.split("/")[0] in {"万", "亿", "万亿"}

    @property
    def value(self) -> Fraction:
        """The exact number: money in 元, 万 and 亿 counted out, percent and 折 as a share."""
        if self.number is None:
            message = f"{self.name} is not resolved"
            raise ValueError(message)
        first, *per = (_scale_of(part)[1] for part in self.unit.split("/"))
        return Fraction(self.number) * first * self._share / math.prod(per)

    @property
    def _share(self) -> Fraction:
        """What percent and 折 make of a number; 85折 and 8.5折 are the same."""
        if self.unit in {"%", "百分比"}:
            return Fraction(1, 100)
        if self.unit == "折" and self.number is not None:
            return Fraction(1, 10 if self.number <= 10 else 100)
        return Fraction(1)

    @property
    def quantity(self) -> str:
        """The number with its unit, with the digits as typed."""
        return "" if self.number is None else f"{self.number:f}{self.unit}"

    def __str__(self) -> str:
        return self.name or self.quantity


def _scale_of(part: str) -> tuple[int, int]:
    """How many characters at the start of a unit are 万, 亿 and the like, and what they make."""
    found = _SCALE.match(part)
    word = found[0] if found else ""
    return len(word), math.prod(_SCALES[character] for character in word)
