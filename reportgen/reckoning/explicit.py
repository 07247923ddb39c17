"""Calculations written with signs: `250元/人*6人*12个月`, `7个小村×3.5万元/村=24.5万元`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.brackets import Term, Token, multiplied_out
from reportgen.reckoning.calculation import Calculation, money_factors
from reportgen.reckoning.quantity import Quantity
from reportgen.reckoning.signs import Group, groups


@lru_cache(maxsize=1024)
def calculations(text: str) -> tuple[Calculation, ...]:
    """Every calculation of the text that has a sign in it."""
    return tuple(found for group in groups(text) for found in _statements(text, group))


def _calculation(text: str, tokens: Sequence[Token], group: Group) -> Calculation:
    """What some of the group's tokens say; the whole group also with the brackets around it."""
    start, end = group.start, group.end
    if len(tokens) < len(group.tokens):
        quantities = [part for part in tokens if isinstance(part, Quantity)]
        start, end = quantities[0].start, quantities[-1].end
    sides = tuple(_sides(tokens))
    said = " ".join(text[start:end].split())
    return Calculation(sides, start, end, said, group.closed and all(sides))


def _sides(tokens: Sequence[Token]) -> list[tuple[Term, ...]]:
    """The sides multiplied out; an amount in front behind its calculation: `36万元=18×2万元`."""
    ends = [at for at, part in enumerate(tokens) if part == "="]
    spans = zip([-1, *ends], [*ends, len(tokens)], strict=True)
    sides = [multiplied_out(tokens[first + 1 : last]) for first, last in spans]
    return sides[::-1] if len(sides) == 2 and _is_amount(sides[0]) else sides


def _is_amount(side: Sequence[Term]) -> bool:
    """Whether it is one amount of money."""
    return len(side) == 1 and len(side[0]) == 1 and money_factors(side[0]) == 1


def _statements(text: str, group: Group) -> Iterator[Calculation]:
    """The calculation; one that is wrong as a whole, taken apart behind every result in it."""
    tokens, before = group.tokens, Fraction(0)
    whole = _calculation(text, tokens, group)
    while whole.wrong and (at := _continued(tokens)):
        piece = replace(_calculation(text, tokens[: at + 1], group), closed=True, before=before)
        yield piece
        result, rest = tokens[at], tokens[at + 2 :]
        lone = rest[1] in {"=", "+"}
        before = Fraction(0) if lone else _so_far(piece)
        tokens = (result, "+", *rest) if lone else rest
    if before:
        tokens = tokens[: tokens.index("=") + 2]
    yield replace(_calculation(text, tokens, group), before=before)


def _so_far(piece: Calculation) -> Fraction:
    """What all results come to; one that goes on from those before has them in it."""
    result = piece.stated
    if result is None:
        return piece.before
    goes_on = piece.before and agrees([piece.before + each for each in piece.readings], result)
    return result.low if goes_on else piece.before + result.low


def _continued(tokens: Sequence[Token]) -> int:
    """Where a result stands that more is added to before the next one; 0 where there is none."""
    if "(" in tokens:
        return 0
    ends = [at for at, part in enumerate(tokens) if part == "="]
    return next((at + 1 for at in ends[:-1] if tokens[at + 2] == "+"), 0)
