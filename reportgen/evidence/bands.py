"""Bands of size that money depends on: `3000人以下: 10万元`, `5000人以上: 15万元`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Place
from reportgen.evidence.passages import Passage, target_place, within
from reportgen.filled import FilledProject, Row
from reportgen.patterns import pattern
from reportgen.reckoning import Kind, read

_UNIT: Final = "人|户|亩|平方米|公里|名"
_BAND: Final = pattern(
    rf"""(?P<low>[0-9]{{1,9}}(?:\.[0-9]{{1,2}})?)\s*(?P<inner>{_UNIT})?
      (?: \s*[-~～—至到]\s*(?P<high>[0-9]{{1,9}})\s*(?P<unit>{_UNIT})
        | \s*(?P<side>及?以[上下]|以内) )""",
    re.VERBOSE,
)
_PLACED: Final = frozenset({"人", "户", "名"})


class Band(Struct, frozen=True):
    """From `low` to `high`, None where it is open; `whole` says that it counts in whole numbers."""

    low: int | None
    high: int | None
    unit: str
    said: str

    @property
    def whole(self) -> bool:
        """Whether 11 follows 10 without a gap."""
        return self.unit in _PLACED


class Banded(Struct, frozen=True):
    """A band with the place of its standard."""

    band: Band
    place: Place


def bands_in(project: FilledProject, passages: Sequence[Passage]) -> Iterator[list[Banded]]:
    """The bands that belong together: names in one category, or a text with their money."""
    categories: dict[tuple[str, str], list[Banded]] = {}
    for row in project.rows:
        if (band := _of_name(row)) is not None:
            place = target_place(row, project)
            categories.setdefault((row.category, band.unit), []).append(Banded(band, place))
    yield from categories.values()
    for passage in passages:
        if passage.is_prose:
            yield from _of_text(passage)


def _of_name(row: Row) -> Band | None:
    """The one band in the name of an indicator whose target is money."""
    found = list(_BAND.finditer(row.printed))
    money = any(q.kind is Kind.MONEY for q in read(row.target.text))
    return _band(found[0]) if len(found) == 1 and money and not row.sentence else None


def _of_text(passage: Passage) -> Iterator[list[Banded]]:
    """The bands of one text, if money stands behind every one."""
    found = list(_BAND.finditer(passage.text))
    money = [q.start for q in read(passage.text) if q.kind is Kind.MONEY]
    ends = [*(match.start() for match in found), len(passage.text)][1:]
    priced = [
        Banded(band, within(passage, *match.span()))
        for match, end in zip(found, ends, strict=True)
        if any(match.end() <= start < end for start in money) and (band := _band(match))
    ]
    if priced and len(priced) == len(found) and len({banded.band.unit for banded in priced}) == 1:
        yield priced


def _band(found: re.Match[str]) -> Band | None:
    unit = found["unit"] or found["inner"] or ""
    said = "".join(found[0].split())
    if not unit or "." in found["low"]:
        return None
    low = int(found["low"])
    if found["high"]:
        return Band(low, int(found["high"]), unit, said)
    return Band(low, None, unit, said) if "上" in found["side"] else Band(None, low, unit, said)
