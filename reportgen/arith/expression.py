"""A costing as a value: products and sums of factors, printed so that they read back the same."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from reportgen.arith.factor import Factor

Operator = Literal["×", "÷", "+", "-"]


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
