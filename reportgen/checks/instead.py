"""What indicators say instead of a number that the goal has."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.evidence import Count
from reportgen.evidence.names import likeness
from reportgen.patterns import pattern
from reportgen.reckoning import CARRIER, HAN, Quantity

_SAME: Final = 0.9
_HOW_MANY: Final = pattern(r"(?:人|户|村|社区|个|总)数$|数量$|里程$|面积$")
_NUMBER_OF: Final = pattern(
    r"(?:总?人数|总?数量|人次|次数|天数|场次|批次|[户村个总期份场台套件]数|数|总?里程|总?面积|长度)$"
)
_PERSONS: Final = pattern(
    rf"{HAN}{{0,4}}?(?:干部职工|干部|职工|员工|党员|代表|人员|成员|书记|教师|学生|老人|群众|村民|居民|委员|网格员|保洁员|护林员)"
)
_PLACES: Final = pattern(rf"{HAN}{{0,5}}?(?:{CARRIER})(?!干部|书记|主任)")
_REST: Final = pattern("其他|其余|其中|另外")
_SHORT: Final = 4


def thing(quantity: Quantity) -> str:
    """What is counted, in whole words: 行政村 of 13个行政村开展整治; "" where no end is known."""
    persons = quantity.unit == "人"
    found = (_PERSONS if persons else _PLACES).match(quantity.noun)
    if found:
        return found[0]
    return quantity.noun if not persons and len(quantity.noun) <= _SHORT else ""


def said(quantity: Quantity) -> str:
    """The number as typed, with what it counts."""
    return quantity.typed + thing(quantity)


def instead(quantity: Quantity, goal: Sequence[Quantity], counts: Sequence[Count]) -> Iterator[str]:
    """What an indicator of the same thing says: 清运垃圾24次, 清运垃圾次数 12次."""
    those = only(quantity, goal, counts) or _alike(quantity, goal, counts)
    for count in counts:
        passage = count.passage
        same = count.unit == quantity.unit and likeness(count.name, quantity.lead) >= _SAME
        if (same or count in those) and passage and passage.is_target and passage.of:
            target = passage.text.strip()
            yield f"目标写{said(quantity)}，指标“{passage.of.printed}”写{target}"


def contradicting(
    quantity: Quantity, goal: Sequence[Quantity], counts: Sequence[Count]
) -> list[Count]:
    """What an indicator of the very same thing says."""
    named = [one for one in only(quantity, goal, counts) if _is_of(one.name, quantity)]
    return named or _alike(quantity, goal, counts)


def _alike(quantity: Quantity, goal: Sequence[Quantity], counts: Sequence[Count]) -> list[Count]:
    """The one indicator of such things with the same noun, where the goal has them once."""
    told = {other.low for other in goal if other.unit == quantity.unit}
    rows = [
        count
        for count in counts
        if count.passage and count.passage.is_target and count.counts(quantity.unit)
        if count.low not in told and _is_of(count.name, quantity)
    ]
    return rows if len(told) == 1 and len(rows) == 1 else []


def _is_of(name: str, quantity: Quantity) -> bool:
    """Whether a name has the thing that is counted, or ends with the words in front of it."""
    if _REST.match(name):
        return False
    noun, kernel = thing(quantity), _NUMBER_OF.sub("", name)
    return (len(noun) > 1 and noun in name) or (
        len(kernel) > 1 and quantity.lead.endswith(kernel[-2:])
    )


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
