"""Where indicators and goal have another standard, or another number, than the 测算."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.checks.costed_number import otherwise
from reportgen.checks.instead import thing
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Passage, counts_of, passages_of, within
from reportgen.evidence.costing import Costed, costed, is_costed, things
from reportgen.evidence.names import ALIKE, is_general, likeness
from reportgen.filled import FilledProject, FilledUnit
from reportgen.patterns import pattern
from reportgen.reckoning import Kind, Quantity, read
from reportgen.target import Comparison

_ANYTHING: Final = frozenset({"个"})
_DAYS: Final = frozenset({"天"})
_LIMITS: Final = frozenset(Comparison) - {Comparison.EQUAL}
_STANDARD: Final = pattern("标准|单价")
_SEVERAL: Final = pattern("[及和与、+]")
_SHORT: Final = pattern("[月日天季次每]")
_HINT: Final = "测算改过就把这里改成一样；不是同一件事，就把话写得不同"


def differing(project: FilledProject, unit: FilledUnit) -> Iterator[Diagnostic]:
    """Standards per something, then numbers of something, that the 测算 has otherwise."""
    lines = costed(project)
    standards = [line for line in lines if line.quantity.kind is Kind.MONEY and line.things]
    rates = [line for line in standards if line.quantity.rate]
    for passage, stated, alone in _standards(project) if standards else ():
        fitting = [
            line
            for line in standards
            if (_fits(line, passage, stated, rates) if alone else _is_named(line, passage, stated))
        ]
        if len(fitting) == 1 and not is_costed(fitting[0], stated):
            yield _differs(fitting[0], passage, stated)
    for line, passage, stated in otherwise(lines, counts_of(project, unit) if lines else ()):
        yield _differs(line, passage, stated)


def _fits(line: Costed, passage: Passage, stated: Quantity, rates: Sequence[Costed]) -> bool:
    """Whether the standard may be the one of the line, by what it is for, and by name."""
    name = passage.of.printed if passage.of else stated.lead
    alike = likeness(line.line.name, name) > ALIKE
    if line.quantity.rate and stated.rate and _same_things(line.quantity, stated):
        return alike or len(rates) == 1
    if any(other.kind is Kind.MONEY for other in line.beside):
        return False
    wanted = things(stated)
    if not wanted <= line.things or (stated.rate and wanted - _DAYS != line.things - _DAYS):
        return False
    alone = len(passage.project.costing) == 1 and passage.of is not None
    more = stated.low > line.quantity.low
    whole = more or not _SEVERAL.search(line.line.name)
    return (alike and whole) or (alone and (more or is_general(name)))


def _is_named(line: Costed, passage: Passage, stated: Quantity) -> bool:
    """Whether the standard has the very name of the line, which tells it from others."""
    same = passage.of is not None and likeness(line.line.name, passage.of.printed) >= 1
    return same and bool(line.quantity.rate) and _same_things(line.quantity, stated)


def _standards(project: FilledProject) -> Iterator[tuple[Passage, Quantity, bool]]:
    """The standards of goal, purpose and cost; whether each is the only one per those things."""
    groups: dict[tuple[object, ...], list[tuple[Passage, Quantity]]] = {}
    for passage in passages_of(project):
        for quantity in read(passage.text) if _states(passage) else ():
            if quantity.rate or _is_standard(passage, quantity):
                key = (passage.of is None and passage.field, things(quantity))
                groups.setdefault(key, []).append((passage, quantity))
    for group in groups.values():
        yield from ((*found, len(group) == 1) for found in group if found[1].sure)


def _is_standard(passage: Passage, quantity: Quantity) -> bool:
    """Whether it is what an indicator calls a standard, without saying for each of what."""
    name = passage.of.printed if passage.of else ""
    plain = quantity.kind is Kind.MONEY and set(quantity.per) <= {"年"}
    return plain and bool(_STANDARD.search(name)) and not _SHORT.search(name)


def _states(passage: Passage) -> bool:
    """Whether it is prose about the project, or the cost of an indicator that is no limit."""
    row = passage.of
    if row is None:
        return True
    limit = row.target.comparison in _LIMITS
    return row.category == "成本指标" and passage.is_target and not limit


def _same_things(one: Quantity, other: Quantity) -> bool:
    a, b = things(one), things(other)
    return a == b or _ANYTHING in (a, b)


def _differs(line: Costed, passage: Passage, stated: Quantity) -> Diagnostic:
    message = (
        f"和测算的数不一样：测算“{line.line.name}”写{line.quantity.said}{thing(line.quantity)}，"
        f"{passage.said}写{stated.said}"
    )
    return Diagnostic("B615", message, within(passage, stated.start, stated.end), _HINT)
