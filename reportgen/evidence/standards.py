"""What an amount of cost comes to in a year: times months, times the counts that fit it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Final

from msgspec import Struct

from reportgen.evidence.counts import Count
from reportgen.evidence.names import ALIKE, likeness
from reportgen.filled import Row
from reportgen.patterns import pattern
from reportgen.reckoning import PERIODS, Kind, Quantity

_IN_A_YEAR: Final = {"月": 12, "季": 4, "年": 1}
_STANDARD: Final = pattern("标准|单价|均|单位成本|每")
_EACH_MONTH: Final = pattern("月均|每月|(?<![0-9])月(?:租|工资|服务费|费用|标准)")
_MONTHLY: Final = pattern("工资|薪|报酬|津贴|补贴|生活费|劳务费")
_SURE: Final = 0.9
"""Names that have more than a few characters in common."""

_PAY: Final = pattern("工资|薪|报酬|补贴|津贴|补助|生活费|劳务费|奖|慰问")

Ends = tuple[Fraction, Fraction]


class Reading(Struct, frozen=True):
    """What a line comes to, the calculation as said, and the counts in it."""

    ends: Ends
    said: str
    counts: tuple[Count, ...] = ()


class Line(Struct, frozen=True):
    """One line of cost: its readings, the likeliest first; none where a count is missing.

    `each` is what it comes to once in a year. `ceiling` says that it is only an upper bound (≤).
    """

    row: Row
    readings: tuple[Reading, ...]
    each: Ends
    quantity: Quantity
    ceiling: bool = False


def readings_of(
    name: str, money: Quantity, scale: int, counts: Sequence[Count], months: Sequence[int] = (12,)
) -> Iterator[Reading]:
    """The amount over the year times the counts that fit; nothing where one is missing.

    An amount a month falls due in each of so many `months`.
    """
    for many in months if "月" in money.per else (yearly(money),):
        base = (money.low * many * scale, money.high * many * scale)
        yield from _readings(name, money, base, in_words(money, scale, many), counts)


def _readings(
    name: str, money: Quantity, base: Ends, words: str, counts: Sequence[Count]
) -> Iterator[Reading]:
    """The base times the counts that fit."""
    wanted = [unit for unit in money.per if unit not in PERIODS]
    if wanted:
        fitting = list(product(*(_fitting(name, unit, counts) for unit in wanted)))
        for chosen in fitting:
            if "月" not in money.per and any(count.is_monthly for count in chosen):
                over = (base[0] * 12, base[1] * 12)
                yield multiplied(over, f"{words} × 12个月", chosen)
            yield multiplied(base, words, chosen)
        if _MONTHLY.search(name) and len(wanted) == len(money.per):
            over = (base[0] * 12, base[1] * 12)
            yield from (multiplied(over, f"{words} × 12个月", chosen) for chosen in fitting)
        return
    if _EACH_MONTH.search(name) and not money.per:
        yield Reading((base[0] * 12, base[1] * 12), f"{name[:20]}{words} × 12个月")
    times_counts = [multiplied(base, words, (count,)) for count in _implied(name, counts)]
    alone = Reading(base, f"{name[:20]}{words}")
    if not _STANDARD.search(name):
        yield from (alone, *times_counts)
    elif times_counts:
        yield from (*times_counts, alone)


def multiplied(base: Ends, words: str, counts: Sequence[Count]) -> Reading:
    """The base times the counts."""
    low, high = base
    for count in counts:
        low, high = low * count.low, high * count.high
    said = " × ".join([*(count.said for count in counts), words])
    return Reading((low, high), said, tuple(counts))


def in_words(money: Quantity, scale: int, months: int = 12) -> str:
    """The amount as said over the year, with the unit of money that a bare number is read in."""
    words = money.said
    if money.kind is Kind.BARE:
        number, slash, per = words.partition("/")
        words = f"{number}{'元' if scale == 1 else '万元'}{slash}{per}"
    return f"{words} × {months}个月" if "月" in money.per else words


def scales(money: Quantity, money_unit: str) -> tuple[int, ...]:
    """What a number without a unit of money may mean, in 元."""
    return (1,) if money.kind is Kind.MONEY or money_unit == "元" else (1, 10_000)


def pay_of(name: str) -> str:
    """The kind of pay that a name ends with: 报酬 of 村书记报酬标准; "" where it names none."""
    return next(reversed(_PAY.findall(name)), "")


def yearly(money: Quantity) -> int:
    """How often the amount falls due in a year."""
    return next((_IN_A_YEAR[unit] for unit in money.per if unit in _IN_A_YEAR), 1)


def _implied(name: str, counts: Sequence[Count]) -> list[Count]:
    """The counts that an amount may be meant for each of, though it does not say so."""
    standard, pay = _STANDARD.search(name), _PAY.search(name)
    return distinct(
        [
            count
            for count in counts
            if count.passage is not None and count.unit not in PERIODS and count.low > 0
            if standard or (pay and count.counts("人")) or likeness(count.name, name) > ALIKE
        ]
    )


def _fitting(name: str, unit: str, counts: Sequence[Count]) -> list[Count]:
    """The counts that a standard per unit may be multiplied by; the name decides first."""
    like = {id(count): likeness(count.name, name) for count in counts}
    countable = [count for count in counts if count.counts(unit)]
    best = max((like[id(count)] for count in countable), default=0.0)
    chosen = [count for count in countable if like[id(count)] == best > ALIKE]
    if not chosen and 1.0 in like.values():
        return []
    if best < _SURE:
        chosen += [count for count in countable if count.unit != "人次"]
    return distinct(chosen)


def distinct(counts: Sequence[Count]) -> list[Count]:
    """The counts without those that are about, each number once."""
    numbers = {(count.low, count.high): count for count in reversed(counts) if not count.vague}
    return [*reversed(numbers.values())]
