"""The counts that a project states: of its indicators, in their names, in the goal, in 基础数据."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from reportgen.evidence.passages import NAME, TARGET, Passage, passages_of
from reportgen.evidence.same import Same
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.patterns import pattern
from reportgen.reckoning import PLACES, Kind, Quantity, read

FACTS: Final = "基础数据"
_PERSONS: Final = pattern(r"(?:人数|人员数量?|工作者数量?|干部数量?|员数)$")
_NUMBERED: Final = pattern(r"(?:数|数量|个数|人数|总数)$")
_THINGS: Final = frozenset({"", "个", "家", "项", "所", "处", "项目", "单位", "点位"})
_REPEATED: Final = frozenset({"天", "次", "期", "场", "节", "小时"})
_FOR_PLACES: Final = frozenset({"", "个"})


class Count(Struct, frozen=True):
    """How many of what: the name that says it, the words before, the unit, both ends.

    `per` says that it is so many in each month or quarter (每月20天). `said` is how people would
    say it; `passage` is None for 基础数据, and the number stands in it
    from `start` to `end`.
    """

    name: str
    lead: str
    unit: str
    low: Fraction
    high: Fraction
    said: str
    vague: bool
    passage: Passage | None
    start: int = 0
    end: int = 0
    per: tuple[str, ...] = ()

    @property
    def is_monthly(self) -> bool:
        """Whether it is how often something is done in each month: 每月20天."""
        return "月" in self.per and self.unit in _REPEATED

    @property
    def where(self) -> str:
        """What messages call the place."""
        return self.passage.said if self.passage else FACTS

    def counts(self, unit: str) -> bool:
        """Whether a standard per `unit` may be multiplied by this count."""
        if self.unit == unit:
            return True
        if unit == "个":
            return self.unit in _THINGS or self.unit in PLACES
        if self.unit == "人次":
            return unit in {"人", "例"}
        if self.unit == "人" and unit == "例":
            return True
        if self.unit in _FOR_PLACES:
            return bool(re.search(rf"{re.escape(unit)}(?![级干民书务容])", self.name))
        return False


def counts_of(project: FilledProject, unit: FilledUnit) -> tuple[Count, ...]:
    """Every count, the indicators' first, then those of the goal, then 基础数据."""
    return _counts(Same(project), Same(unit))


@lru_cache(maxsize=128)
def _counts(of: Same[FilledProject], within: Same[FilledUnit]) -> tuple[Count, ...]:
    project, unit = of.it, within.it
    goal, *others = passages_of(project)
    found = [count for passage in others for count in _of_passage(passage)]
    found += _of_text(goal)
    for name, text in unit.written.facts.items():
        found += [_count(name, fact, None) for fact in read(text or "")[:1]]
    return tuple(found)


def _of_passage(passage: Passage) -> Iterator[Count]:
    """The counts of a name, and the number of a target; remarks count nothing."""
    row = passage.of
    if row is None:
        return
    if passage.field == NAME:
        yield from _of_text(passage)
    elif passage.field == TARGET:
        for quantity in read(passage.text)[:1]:
            bare = quantity.kind is Kind.BARE and not quantity.per and _is_number(row)
            if bare or quantity.kind is Kind.COUNT:
                yield _count(row.printed or row.name, quantity, passage)


def _is_number(row: Row) -> bool:
    return row.category == "数量指标" or bool(_NUMBERED.search(row.name))


def _is_people(name: str) -> bool:
    return bool(_PERSONS.search(name))


def _of_text(passage: Passage) -> Iterator[Count]:
    for quantity in read(passage.text):
        if quantity.kind is Kind.COUNT and not quantity.vague:
            yield _count(quantity.noun or quantity.lead[-10:], quantity, passage)


def _count(name: str, quantity: Quantity, passage: Passage | None) -> Count:
    unit = quantity.unit
    if unit == "" and _is_people(name):
        unit = "人"
    typed = quantity.typed
    said = f"{typed}（{name[:20]}）" if name else typed
    low, high = quantity.low, quantity.high
    where = (passage, quantity.start, quantity.end, quantity.per)
    return Count(name, quantity.lead, unit, low, high, said, quantity.vague, *where)
