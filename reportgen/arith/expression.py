"""A costing as a value: factors, products and sums, printed so that they read back the same."""

import math
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from msgspec import Struct

Operator = Literal["×", "÷", "+", "-"]

_SCALES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_SCALE: Final = re.compile(r"(?:[十百千](?=[万亿元]))?万?亿?")


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


class Part(Struct, frozen=True):
    """One operand with the operator in front; the first of a product has ×, of a sum +."""

    operator: Operator
    node: "Node"


class Product(Struct, frozen=True):
    """Operands multiplied and divided from left to right."""

    parts: tuple[Part, ...]


class Sum(Struct, frozen=True):
    """Operands added and subtracted from left to right."""

    parts: tuple[Part, ...]


Node = Factor | Product | Sum


class Costing(Struct, frozen=True):
    """What stands in one 测算 line; `stated` is the result typed behind `=`, in 元."""

    root: Node
    stated: Decimal | None = None

    @property
    def factors(self) -> tuple[Factor, ...]:
        """Every factor from left to right."""
        return tuple(factors_of(self.root))

    def __str__(self) -> str:
        stated = "" if self.stated is None else f" = {self.stated:f}元"
        return printed(self.root) + stated


def factors_of(node: Node) -> Iterator[Factor]:
    """The factors of a part of a costing, from left to right."""
    if isinstance(node, Factor):
        yield node
    else:
        for part in node.parts:
            yield from factors_of(part.node)


def printed(node: Node, say: Callable[[Factor], str] = str) -> str:
    """The calculation with ASCII digits and one spelling of each operator."""
    if isinstance(node, Factor):
        return say(node)
    words = []
    for part in node.parts:
        inner = printed(part.node, say)
        words += [part.operator, f"({inner})" if _in_brackets(node, part.node) else inner]
    return " ".join(words[1:])


def _in_brackets(outer: Node, inner: Node) -> bool:
    """Whether the inner part reads back as a part of its own only in brackets."""
    return isinstance(inner, Sum) or (isinstance(outer, Product) and isinstance(inner, Product))


def _scale_of(part: str) -> tuple[int, int]:
    """How many characters at the start of a unit are 万, 亿 and the like, and what they make."""
    found = _SCALE.match(part)
    word = found[0] if found else ""
    return len(word), math.prod(_SCALES[character] for character in word)
