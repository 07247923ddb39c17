"""Where indicators and goal have another standard, or another number, than the 测算."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from reportgen.checks.instead import is_number
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Passage, counts_of, passages_of, within
from reportgen.evidence.names import ALIKE, likeness
from reportgen.evidence.standards import yearly
from reportgen.filled import CostLine, FilledProject, FilledUnit
from reportgen.reckoning import PERIODS, Kind, Quantity, read
from reportgen.target import Comparison

_ANYTHING: Final = frozenset({"个"})
_LIMITS: Final = frozenset(Comparison) - {Comparison.EQUAL}
_HINT: Final = "测算改过就把这里改成一样；不是同一件事，就把话写得不同"


class Costed(Struct, frozen=True):
    """A number of the 测算 with the line it stands in."""

    line: CostLine
    quantity: Quantity


def differing(project: FilledProject, unit: FilledUnit) -> Iterator[Diagnostic]:
    """Standards per something, then numbers of something, that the 测算 has otherwise."""
    lines = [Costed(line, q) for line in project.costing for q in read(line.said) if q.sure]
    standards = [costed for costed in lines if costed.quantity.rate]
    for passage, stated in _standards(project) if standards else ():
        name = passage.of.printed if passage.of else stated.lead
        fitting = [
            costed
            for costed in standards
            if _same_things(costed.quantity, stated)
            if len(standards) == 1 or likeness(costed.line.name, name) > ALIKE
        ]
        if len(fitting) == 1 and not _is_costed(fitting[0], stated, lines):
            yield _differs(fitting[0], passage, stated)
    yield from _numbers(project, unit, lines)


def _standards(project: FilledProject) -> Iterator[tuple[Passage, Quantity]]:
    """The standards of goal and purpose, and of cost, each the only one per those things."""
    groups: dict[tuple[object, ...], list[tuple[Passage, Quantity]]] = {}
    for passage in passages_of(project):
        for quantity in read(passage.text) if _states(passage) else ():
            if quantity.rate:
                key = (passage.of is None and passage.field, _things(quantity))
                groups.setdefault(key, []).append((passage, quantity))
    for group in groups.values():
        if len(group) == 1 and group[0][1].sure:
            yield group[0]


def _states(passage: Passage) -> bool:
    """Whether it is prose about the project, or the cost of an indicator that is no limit."""
    row = passage.of
    if row is None:
        return True
    limit = row.target.comparison in _LIMITS
    return row.category == "成本指标" and passage.is_target and not limit


def _things(quantity: Quantity) -> frozenset[str]:
    return frozenset(quantity.per).difference(PERIODS)


def _same_things(one: Quantity, other: Quantity) -> bool:
    a, b = _things(one), _things(other)
    return a == b or _ANYTHING in (a, b)


def _is_costed(costed: Costed, stated: Quantity, lines: Sequence[Costed]) -> bool:
    """Whether it is the standard of the line, in a year, or makes its amount with a number of it.

    2000元/村/月 for 10 months is 20000元/村.
    """
    standard, amount = costed.quantity, Fraction(costed.line.amount)
    here = {q.quantity.low for q in lines if q.line is costed.line and q.quantity is not standard}
    a_year = standard.low * yearly(standard), stated.low * yearly(stated)
    same = standard.low == stated.low or a_year[0] == a_year[1]
    return same or any(stated.low * number == amount for number in here)


def _numbers(
    project: FilledProject, unit: FilledUnit, lines: Sequence[Costed]
) -> Iterator[Diagnostic]:
    """The one indicator of how many there are, where the 测算 of the same name has another."""
    counted = [costed for costed in lines if costed.quantity.kind is Kind.COUNT]
    counts = [c for c in counts_of(project, unit) if is_number(c, of_benefit=True)]
    for costed in counted if counts else ():
        quantity, name = costed.quantity, costed.line.name
        same = [other for other in counted if other.quantity.unit == quantity.unit]
        if quantity.unit in PERIODS or len({other.quantity.low for other in same}) > 1:
            continue
        alike = [c for c in counts if c.counts(quantity.unit) and likeness(name, c.name) > ALIKE]
        if len({count.low for count in alike}) == 1 and alike[0].passage:
            (stated,) = read(alike[0].passage.text)[:1]
            if quantity.low not in (stated.low, stated.high):
                yield _differs(costed, alike[0].passage, stated)


def _differs(costed: Costed, passage: Passage, stated: Quantity) -> Diagnostic:
    message = (
        f"和测算的数不一样：测算“{costed.line.name}”写{costed.quantity.said}{costed.quantity.noun}，"
        f"{passage.said}写{stated.said}"
    )
    return Diagnostic("B615", message, within(passage, stated.start, stated.end), _HINT)
