"""Comparisons that could never hold: a printed text is no number, even where it looks like one."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, TypeAlias

from jinja2 import nodes

from reportgen.word.fields import Field, Leaf
from reportgen.word.piped import Finding
from reportgen.word.wording import typed

_Side: TypeAlias = tuple[nodes.Expr, Field | None]
_ORDER: Final = ("gt", "gteq", "lt", "lteq")
_ONLY: Final = '只能比是不是同一个字，例如 {% if 词 == "字" %}，或者有没有：{% if 词 %}'
_COUNT: Final = "几行用“|length”，第几个用 loop.index，可以和数比大小"


def compared(node: nodes.Compare, kind_of: Callable[[nodes.Expr], Field | None]) -> list[Finding]:
    """What is wrong with a comparison; `kind_of` says what each side is."""
    sides = [node.expr, *(operand.expr for operand in node.ops)]
    kinds = [kind_of(side) for side in sides]
    operators = [operand.op for operand in node.ops]
    return list(_wrong(list(zip(sides, kinds, strict=True)), operators))


def tested(node: nodes.Test, kind: Field | None) -> list[Finding]:
    """What is wrong with `is even` and `is odd`, which only numbers are."""
    if node.name in ("even", "odd") and _is(kind, number=False):
        return [("T406", f"“{typed(node.node)}”是印好的文字，没有单双", _COUNT)]
    return []


def _wrong(sides: list[_Side], operators: list[str]) -> Iterator[Finding]:
    for pair, operator in zip(pairwise(sides), operators, strict=True):
        text = next((node for node, kind in pair if _is(kind, number=False)), None)
        number = next((node for node, kind in pair if _is(kind, number=True)), None)
        if text is None:
            continue
        if operator in _ORDER:
            message = f"“{typed(text)}”是印好的文字，不能比大小"
            yield "T406", message, f"{_ONLY}；{_COUNT}"
        elif number is not None and operator in ("eq", "ne"):
            shown = number.value if isinstance(number, nodes.Const) else "…"
            message = f"“{typed(text)}”是印好的文字，不会等于数"
            yield "T406", message, f'给数加上引号：== "{shown}"'


def _is(kind: Field | None, *, number: bool) -> bool:
    """Whether this is known to be a number, or known to be a printed text."""
    return isinstance(kind, Leaf) and kind.number is number
