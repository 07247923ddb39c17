"""What stands around a number: a unit of money or of counting, what it is per, what it is about."""

import re
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.patterns import pattern
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.words import (
    ABOUT_BEFORE,
    ABOUT_BEHIND,
    BOUND,
    BOUNDS,
    HAN,
    HEADS,
    IDIOM,
    PER,
    TOTAL,
    UNIT,
    UNITS,
    counted,
    each,
)

_SCALES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 10**8}
_MONEY: Final = pattern(
    rf"(?P<more>[余多])?(?P<scale>[十百千]?[万亿]?)(?:元|(?<=[万亿])(?=每|(?!{HAN})))"
)
_COUNT: Final = pattern(
    rf"(?P<more>[余多])?(?P<scale>[百千]?[万亿]?)(?P<some>[余多])?(?P<unit>{UNIT})"
    rf"(?P<noun>(?:(?![每共及和与的各等]){HAN}){{0,10}})"
)
_SHARE: Final = pattern("%|百分比|个百分点")
_WITH_NOUN: Final = frozenset("名位个所家条支户")


class Number(Struct, frozen=True):
    """A number in a text: both ends of a range, the words in front, where it stands."""

    low: Fraction
    high: Fraction
    lead: str
    start: int
    end: int
    spelled: bool = False


class Unit(Struct, frozen=True):
    """What stands behind a number: its kind, where it ends, scale, what is counted, 余 or 多."""

    kind: Kind
    end: int
    scale: Fraction = Fraction(1)
    what: str = ""
    noun: str = ""
    more: bool = False


def measured(plain: str, number: Number) -> Quantity | None:
    """The quantity that the number begins; None where it is part of a set phrase."""
    unit = _in_brackets(plain, number) or _unit(plain, number)
    if unit is None:
        return None
    per, many, end = _per(plain, unit)
    bound = BOUND.search(number.lead)
    about = ABOUT_BEFORE.search(number.lead) or ABOUT_BEHIND.match(plain, end)
    return Quantity(
        unit.kind,
        number.low * unit.scale / many,
        number.high * unit.scale / many,
        unit=unit.what,
        noun=unit.noun,
        lead=number.lead,
        per=tuple(dict.fromkeys((*each(number.lead), *per))),
        total=bool(TOTAL.search(number.lead)),
        vague=unit.more or bool(about),
        bound=BOUNDS[bound[0].rstrip("=")] if bound else "",
        start=number.start,
        end=end,
    )


def _in_brackets(plain: str, number: Number) -> Unit | None:
    """The unit of `18（村）`, where nothing else stands in the brackets."""
    if number.spelled or not plain.startswith("(", number.end):
        return None
    unit = _unit(plain, replace(number, end=number.end + 1))
    measures = unit and unit.kind in {Kind.MONEY, Kind.COUNT} and plain.startswith(")", unit.end)
    return replace(unit, end=unit.end + 1) if unit and measures else None


def _unit(plain: str, number: Number) -> Unit | None:
    """Money, a count, a share, or nothing; a numeral in characters only counts."""
    if not number.spelled and (found := _MONEY.match(plain, number.end)):
        return Unit(Kind.MONEY, found.end(), _scale(found), more=bool(found["more"]))
    if found := _COUNT.match(plain, number.end):
        return _counted(found, number)
    if number.spelled:
        return None
    if found := _SHARE.match(plain, number.end):
        return Unit(Kind.SHARE, found.end(), Fraction(1, 100))
    return Unit(Kind.BARE, number.end)


def _counted(found: re.Match[str], number: Number) -> Unit | None:
    noun = found["noun"] if found["unit"] in _WITH_NOUN else ""
    if number.spelled and IDIOM.match(noun):
        return None
    more = bool(found["more"] or found["some"])
    what = counted(found["unit"], noun)
    return Unit(Kind.COUNT, found.end("unit"), _scale(found), what, noun, more)


def _scale(found: re.Match[str]) -> Fraction:
    scale = Fraction(1)
    for character in found["scale"]:
        scale *= _SCALES[character]
    return scale


def _per(plain: str, unit: Unit) -> tuple[tuple[str, ...], int, int]:
    """What stands behind slashes or 每, how many of it, and where it ends."""
    found: list[str] = []
    many, at = 1, unit.end
    while unit.kind in {Kind.MONEY, Kind.BARE} and (match := PER.match(plain, at)):
        word = match["unit"] or match["thing"] or ("人" if match["unknown"] in HEADS else "?")
        found.append(UNITS.get(word, word))
        many *= int(match["many"] or 1) or 1
        at = match.end()
    return tuple(found), many, at
