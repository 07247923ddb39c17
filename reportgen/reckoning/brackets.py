"""Brackets in a calculation multiplied out: `(10村+8村)×2万元` is 10村×2万元 + 8村×2万元."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final

from reportgen.reckoning.quantity import Quantity

Token = str | Quantity
"""A bracket, a sign or a quantity."""

Term = tuple[tuple[str, Quantity], ...]
"""Factors, each with its sign; the first has ×."""

_MOST: Final = 50
_DEEPEST: Final = 10
_INVERSE: Final = {"×": "÷", "÷": "×"}


def unmatched(tokens: Iterable[Token]) -> tuple[int, int]:
    """How many brackets begin in front of the tokens, and how many end behind them."""
    depth = before = 0
    for part in tokens:
        depth += (part == "(") - (part == ")")
        before = max(before, -depth)
    return before, depth + before


def multiplied_out(side: Sequence[Token]) -> tuple[Term, ...]:
    """The terms of one side without its brackets; nothing where they cannot be multiplied out."""
    if any(unmatched(side)) or side.count("(") > _DEEPEST:
        return ()
    return tuple(_sum(deque(side)))


def _sum(rest: deque[Token]) -> list[Term]:
    """The terms up to the next `)`, taken off the front of the rest."""
    products = [_product(rest)]
    while rest and rest[0] == "+":
        rest.popleft()
        products.append(_product(rest))
    return [term for product in products for term in product] if all(products) else []


def _product(rest: deque[Token]) -> list[Term]:
    made = _operand(rest, "×")
    while rest and rest[0] in _INVERSE:
        made = _times(made, _operand(rest, str(rest.popleft())))
    return made


def _operand(rest: deque[Token], sign: str) -> list[Term]:
    """One quantity or bracket; nothing for a division by a sum."""
    first = rest.popleft()
    if isinstance(first, Quantity):
        return [((sign, first),)]
    alone = len(rest) > 1 and rest[1] == ")"
    inner = [] if alone else _sum(rest)
    rest.popleft()
    if sign == "×":
        return inner
    return [tuple((_INVERSE[each], q) for each, q in inner[0])] if len(inner) == 1 else []


def _times(left: Sequence[Term], right: Sequence[Term]) -> list[Term]:
    made = [(*first, *second) for first in left for second in right]
    return made if len(made) <= _MOST else []
