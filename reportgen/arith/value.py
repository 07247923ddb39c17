"""What a costing is worth: names replaced by the facts, money checked, computed exactly in 元."""

import operator
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import reduce
from typing import Final

from msgspec.structs import replace

from reportgen.arith.expression import Costing, Node, Part, Product, printed
from reportgen.arith.factor import CostingError, Factor, fault
from reportgen.arith.reading import quantity
from reportgen.arith.units import check_money, exact, start_of

_COMPUTE: Final = {
    "×": operator.mul,
    "÷": operator.truediv,
    "+": operator.add,
    "-": operator.sub,
}


def evaluate(costing: Costing, facts: Mapping[str, str]) -> Decimal:
    """The exact money in 元, without spurious digits; CostingError where there is none.

    `facts` are the texts of 基础数据 by name, such as `{"行政村": "18个"}`.
    """
    return worth(resolve(costing, facts))


def worth(resolved: Costing) -> Decimal:
    """The exact money in 元 of a costing whose names have their numbers."""
    return exact(_worth(resolved.root), start_of(resolved.root))


def resolve(costing: Costing, facts: Mapping[str, str]) -> Costing:
    """The costing whose names have their number and unit, checked for money; else CostingError."""
    root = _resolved(costing.root, facts)
    check_money(root)
    return replace(costing, root=root)


def explain(costing: Costing, facts: Mapping[str, str], result: str = "") -> str:
    """The calculation as said to people: `行政村18个 × 20000元/村 = 36.00万元`.

    `result` is the money as the form prints it; without it nothing follows the calculation.
    """
    calculation = said(resolve(costing, facts))
    return f"{calculation} = {result}" if result else calculation


def said(resolved: Costing) -> str:
    """The calculation of a costing whose names have their numbers, as said to people."""
    return printed(resolved.root, _said)


def _said(factor: Factor) -> str:
    """A name with its number, or the number."""
    return f"{factor.name or ''}{factor.quantity}"


def _resolved(node: Node, facts: Mapping[str, str]) -> Node:
    """The same tree with the facts in place of their names."""
    if not isinstance(node, Factor):
        parts = (Part(part.operator, _resolved(part.node, facts)) for part in node.parts)
        return replace(node, parts=tuple(parts))
    return node if node.name is None else _fact(node, node.name, facts)


def _fact(factor: Factor, name: str, facts: Mapping[str, str]) -> Factor:
    """The factor with the number and unit of its name."""
    if name not in facts:
        near = get_close_matches(name, facts, n=1, cutoff=0.4)
        hint = f"是不是“{near[0]}”" if near else "在unit.yaml的基础数据里写上它，或者直接写数"
        raise fault(factor.start, f"基础数据里没有“{name}”", hint)
    try:
        fact = quantity(facts[name])
    except CostingError as error:
        message = f"基础数据“{name}”是“{facts[name][:40]}”，不能用来计算"
        raise fault(factor.start, message, "写一个数和单位，如18个") from error
    return replace(factor, number=fact.number, unit=fact.unit)


def _worth(node: Node) -> Fraction:
    """The exact worth of a part; CostingError for a division by zero."""
    if isinstance(node, Factor):
        return node.value
    return reduce(_step, node.parts, Fraction(isinstance(node, Product)))


def _step(worth: Fraction, part: Part) -> Fraction:
    """The worth so far with one more operand."""
    operand = _worth(part.node)
    if part.operator == "÷" and not operand:
        raise fault(start_of(part.node), "除数是0", "核对除数")
    computed: Fraction = _COMPUTE[part.operator](worth, operand)
    return computed
