"""Whether a changed target asks for more or for less than before."""

from decimal import Decimal
from typing import Final

from reportgen.diff.changes import Direction
from reportgen.filled import Row
from reportgen.money import UNITS
from reportgen.national import CATEGORY, COST
from reportgen.patterns import pattern
from reportgen.target import Comparison, Kind, Target
from reportgen.unwanted import is_unwanted

_UPWARD: Final = frozenset({Comparison.AT_LEAST, Comparison.MORE})
_DOWNWARD: Final = frozenset({Comparison.AT_MOST, Comparison.LESS})
_LIMITED: Final = pattern("不超过|不高于|以内|以下|≤|<|小于|低于|少于")
_NUMBER: Final = pattern(r"[0-9]+(?:\.[0-9]+)?")


def direction(before: Row, after: Row) -> Direction:
    """Which way the target went; CHANGED where numbers cannot say."""
    one, other = before.target, after.target
    if one.kind is Kind.NUMBER and other.kind in {Kind.WORDS, Kind.BLANK}:
        return Direction.LOOSER
    bounds = _bounds(one), _bounds(other)
    if bounds[0] is None or bounds[1] is None or _measure(one) != _measure(other):
        return Direction.CHANGED
    sign = one.comparison or other.comparison
    if {one.comparison, other.comparison} - {None, sign}:
        return Direction.CHANGED
    moved = _moved(bounds[0], bounds[1])
    if moved == 0:
        return _loosened(one, other)
    better = _more_is_better(after.category, after.name, sign)
    return Direction.STRICTER if (moved > 0) is better else Direction.LOOSER


def direction_in_words(category: str, before: str, after: str) -> Direction:
    """Which way a sentence went in which nothing changed but numbers."""
    if _NUMBER.sub("0", before) != _NUMBER.sub("0", after):
        return Direction.CHANGED
    pairs = zip(_NUMBER.findall(before), _NUMBER.findall(after), strict=True)
    steps = {(Decimal(b) > Decimal(a)) - (Decimal(b) < Decimal(a)) for a, b in pairs} - {0}
    if len(steps) != 1:
        return Direction.CHANGED
    sign = Comparison.AT_MOST if _LIMITED.search(after) else None
    better = _more_is_better(category, after, sign)
    return Direction.STRICTER if (steps == {1}) is better else Direction.LOOSER


def _more_is_better(category_name: str, name: str, sign: Comparison | None) -> bool:
    if sign in _UPWARD:
        return True
    if sign in _DOWNWARD or is_unwanted(name):
        return False
    category = CATEGORY[category_name]
    return COST not in {category.dimension, category.name}


def _bounds(target: Target) -> tuple[Decimal, Decimal] | None:
    low = target.high if target.low is None else target.low
    high = target.low if target.high is None else target.high
    if low is None or high is None:
        return None
    times = UNITS.get(target.unit, Decimal(1))
    return low * times, high * times


def _measure(target: Target) -> object:
    """What is counted; an amount of money is one in 元 and in 万元."""
    return "元" if target.unit in UNITS else target.measure


def _moved(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> int:
    """1 where both bounds went up or stayed, -1 where down, 0 where they did not move alike."""
    steps = {(b > a) - (b < a) for a, b in zip(one, other, strict=True)} - {0}
    return steps.pop() if len(steps) == 1 else 0


def _loosened(one: Target, other: Target) -> Direction:
    """The same number with another sign: an exact number or a bound that is not one any more."""
    if one.comparison and not other.comparison:
        return Direction.CHANGED
    exact = one.comparison in {None, Comparison.EQUAL}
    return Direction.LOOSER if exact and other.comparison in _DOWNWARD else Direction.CHANGED
