"""The lists over several units: one workbook for every county and year."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from reportgen.layout.names import MAX_BYTES, safe_stem
from reportgen.results import Rendered, Reported, Summary, UnitResult
from reportgen.sheet.writing import workbook
from reportgen.summary import county_book

NOWHERE: Final = "各单位"
"""What stands for 县区 where units do not say theirs."""

_SUFFIX: Final = ".xlsx"


def make_overview(folder: str, units: Iterable[Reported]) -> UnitResult:
    """A workbook for every county and year that any unit names.

    A unit that could not be read stands in all of them: nobody knows where it belongs.
    """
    units = tuple(units)
    found: dict[str, tuple[str, Summary]] = {}
    for unit in units:
        if unit.summary:
            name = _name(unit.summary)
            found.setdefault(_key(name), (name, unit.summary))
    made = []
    for key, (name, about) in found.items():
        listed = [u for u in units if u.summary is None or _key(_name(u.summary)) == key]
        book = county_book(about.county or NOWHERE, about.year, listed)
        made.append(Rendered(name, workbook(book), ""))
    return UnitResult(folder, None, 0, {}, (), tuple(made))


def _name(summary: Summary) -> str:
    stem = f"{summary.county or NOWHERE}-{summary.year}汇总"
    return f"{safe_stem(stem, MAX_BYTES - len(_SUFFIX))}{_SUFFIX}"


def _key(name: str) -> str:
    """The name as file systems compare it that make no difference of case."""
    return unicodedata.normalize("NFC", name).casefold()
