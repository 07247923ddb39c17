"""What indicators say instead of a number that the goal has."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.evidence import Count
from reportgen.evidence.names import likeness
from reportgen.reckoning import Quantity

_SAME: Final = 0.9
_HOW_MANY: Final = re.compile(r"(?:人|户|村|社区|个|总)数$|数量$")


def instead(quantity: Quantity, goal: Sequence[Quantity], counts: Sequence[Count]) -> Iterator[str]:
    """What an indicator of the same thing says: 清运垃圾24次, 清运垃圾次数 12次."""
    those = only(quantity, goal, counts)
    for count in counts:
        passage = count.passage
        same = count.unit == quantity.unit and likeness(count.name, quantity.lead) >= _SAME
        if (same or count in those) and passage and passage.is_target and passage.of:
            yield f"指标“{passage.of.printed}”写的是{passage.text.strip()}"


def only(quantity: Quantity, goal: Sequence[Quantity], counts: Sequence[Count]) -> list[Count]:
    """The one indicator that says how many of the same there are, where the goal says it once."""
    unit = quantity.unit
    rows = {count.low: count for count in counts if is_number(count) and count.counts(unit)}
    alone = len({other.low for other in goal if other.unit == unit}) == 1
    return [*rows.values()] if alone and len(rows) == 1 else []


def is_number(count: Count, *, of_benefit: bool = False) -> bool:
    """Whether it is the target of an indicator that names a number, such as 村数."""
    passage = count.passage
    of_row = passage.of if passage and passage.is_target else None
    places = {"数量指标", "社会效益指标"} if of_benefit else {"数量指标"}
    return bool(of_row and of_row.category in places and _HOW_MANY.search(count.name))
