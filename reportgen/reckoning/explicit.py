"""Calculations written with signs: `250元/人*6人*12个月`, `7个小村×3.5万元/村=24.5万元`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from reportgen.patterns import pattern
from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.calculation import Calculation, Signed
from reportgen.reckoning.quantity import Quantity
from reportgen.reckoning.reading import compact, read
from reportgen.reckoning.words import HAN

_GLUE: Final = pattern(rf"{HAN}{{0,10}}?(?P<sign>[×*xX✕÷+=]|乘以?|除以|等于){HAN}{{0,12}}")
_ANY: Final = pattern(r"[×*xXｘＸ＊✕÷+＋=＝]|乘|除以|等于")
_SIGN: Final = {"*": "×", "x": "×", "X": "×", "✕": "×", "乘": "×", "乘以": "×"} | {
    "除以": "÷", "等于": "=",
}  # fmt: skip
_OUTSIDE: Final = pattern(r"[×*xX✕÷+=()\-/]")


@lru_cache(maxsize=1024)
def calculations(text: str) -> tuple[Calculation, ...]:
    """Every calculation of the text that has a sign in it."""
    found = read(text) if _ANY.search(text) else ()
    return tuple(
        calculation
        for group in _groups(text, found)
        if len(group) > 1
        for calculation in _statements(text, group)
    )


def _groups(text: str, found: Sequence[Quantity]) -> Iterator[list[tuple[str, Quantity]]]:
    """Quantities that signs join, each with the sign in front of it."""
    group: list[tuple[str, Quantity]] = []
    for quantity in found:
        between = compact(text[group[-1][1].end : quantity.start]) if group else ""
        glue = _GLUE.fullmatch(between) if group and len(between) < 30 else None
        if glue is None:
            yield group
            group = [("", quantity)]
        else:
            group.append((_SIGN.get(glue["sign"], glue["sign"]), quantity))
    yield group


def _calculation(text: str, group: Sequence[Signed]) -> Calculation:
    sides: list[list[list[Signed]]] = [[[]]]
    for sign, quantity in group:
        if sign == "=":
            sides.append([[]])
        elif sign == "+":
            sides[-1].append([])
        sides[-1][-1].append((sign if sign == "÷" else "×", quantity))
    start, end = group[0][1].start, group[-1][1].end
    around = (compact(text[max(0, start - 20) : start])[-1:], compact(text[end : end + 20])[:1])
    frozen = tuple(tuple(tuple(term) for term in side) for side in sides)
    closed = around == ("(", ")") or not any(_OUTSIDE.match(sign) for sign in around)
    return Calculation(frozen, start, end, " ".join(text[start:end].split()), closed)


def _statements(text: str, group: Sequence[Signed]) -> Iterator[Calculation]:
    """The calculation; one that is wrong as a whole, taken apart behind every result in it."""
    whole, before, at = _calculation(text, group), Fraction(0), _continued(group)
    while whole.wrong and at:
        piece = replace(_calculation(text, group[: at + 1]), closed=True, before=before)
        yield piece
        result, added = group[at][1], group[at + 1][1]
        lone = group[at + 2][0] in {"=", "+"}
        before = Fraction(0) if lone else _so_far(piece, result)
        group = [("", result), *group[at + 1 :]] if lone else [("", added), *group[at + 2 :]]
        at = _continued(group)
    ends = [i + 1 for i, (sign, _) in enumerate(group) if sign == "="] if before else []
    last = _calculation(text, group[: ends[0]] if ends else group)
    yield replace(last, closed=last.closed or whole.closed, before=before)


def _so_far(piece: Calculation, result: Quantity) -> Fraction:
    """What all results come to; one that goes on from those before has them in it."""
    goes_on = piece.before and agrees([piece.before + each for each in piece.readings], result)
    return result.low if goes_on else piece.before + result.low


def _continued(group: Sequence[Signed]) -> int:
    """Where a result stands that more is added to before the next one; 0 where there is none."""
    signs = [sign for sign, _ in group]
    pairs = enumerate(pairwise(signs))
    return next((i for i, pair in pairs if pair == ("=", "+") and "=" in signs[i + 2 :]), 0)
