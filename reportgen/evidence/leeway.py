"""Whether what a project says of its numbers leaves room for the budget: 约130户, 据实发放."""

from fractions import Fraction
from typing import Final

from reportgen.evidence.passages import passages_of
from reportgen.evidence.sums import Gap
from reportgen.filled import FilledProject
from reportgen.reckoning import read, told

_ABOUT: Final = Fraction(1, 10)


def leaves_room(found: Gap, budget: Fraction, project: FilledProject) -> bool:
    """Whether less may be paid than the lines come to, or a number of them is only about."""
    texts = [passage.text for passage in passages_of(project) if passage.is_prose]
    low, high = found.ends
    if low > budget and any(told(text).as_it_is for text in texts):
        return True
    near = low * (1 - _ABOUT) <= budget <= high * (1 + _ABOUT)
    return near and any(
        quantity.vague and quantity.low in _numbers(found)
        for text in texts
        for quantity in read(text)
    )


def _numbers(found: Gap) -> set[Fraction]:
    """The counts and the standards that were multiplied."""
    counts = {count.low for reading in found.readings for count in reading.counts}
    return counts | {quantity.low for row in found.rows for quantity in read(row.target.text)[:1]}
