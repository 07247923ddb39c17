"""Whether lines of cost come to a budget in any reading, and if in none, how far they are off."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice, product
from math import ceil, floor
from typing import Final

from msgspec import Struct

from reportgen.evidence.standards import Ends, Line, Reading

_MOST: Final = 256
_MEASURED: Final = frozenset({"亩", "米", "公里", "千米", "平方米", "立方米", "吨", "公顷", "小时"})


class Gap(Struct, frozen=True):
    """The likeliest sum that is not the budget; `open` is the one line without a count."""

    readings: tuple[Reading, ...]
    ends: Ends
    open: Line | None = None

    def times(self, budget: Fraction) -> Fraction:
        """How often the open line would have to stand in the rest."""
        return (budget - self.ends[0]) / self.open.each[0] if self.open else Fraction(0)


def gap(lines: Sequence[Line], budget: Fraction, slack: Fraction) -> Gap | None:
    """The gap of the likeliest reading; None where some reading fits, or too much is open."""
    known = [line for line in lines if line.readings]
    unknown = [line for line in lines if not line.readings]
    if not known or len(unknown) > 1 or _fits_alone(known, budget, slack):
        return None
    combined = list(islice(product(*(line.readings for line in known)), _MOST + 1))
    if len(combined) > _MOST:
        return None
    ends = [_sum(readings, known) for readings in combined]
    if any(_reaches(pair, budget, slack, unknown) for pair in ends):
        return None
    found = Gap(combined[0], ends[0], unknown[0] if unknown else None)
    return found if _worth_saying(found, known, budget) else None


def _fits_alone(lines: Sequence[Line], budget: Fraction, slack: Fraction) -> bool:
    return any(
        reading.ends[0] - slack <= budget <= reading.ends[1] + slack
        for line in lines
        for reading in line.readings
    )


def _sum(readings: Sequence[Reading], lines: Sequence[Line]) -> Ends:
    low = sum(
        (r.ends[0] for r, line in zip(readings, lines, strict=True) if not line.ceiling),
        Fraction(0),
    )
    return low, sum((r.ends[1] for r in readings), Fraction(0))


def _reaches(ends: Ends, budget: Fraction, slack: Fraction, unknown: Sequence[Line]) -> bool:
    """Whether the budget lies within the ends, or the open line fills the rest."""
    low, high = ends
    if low - slack <= budget <= high + slack:
        return True
    return any(_fills((budget - high, budget - low), line) for line in unknown)


def _fills(rest: Ends, line: Line) -> bool:
    if rest[1] <= 0 or line.each[1] <= 0:
        return False
    if line.ceiling or any(unit in _MEASURED for unit in line.quantity.per):
        return True
    return max(1, ceil(rest[0] / line.each[1])) <= floor(rest[1] / line.each[0])


def _worth_saying(found: Gap, lines: Sequence[Line], budget: Fraction) -> bool:
    """Whether it says anything: prices that are only bounds are seldom all that is paid for."""
    ceilings = any(line.ceiling for line in lines)
    return not ceilings or found.ends[0] > budget
