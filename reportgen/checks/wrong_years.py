"""The years in a text that are not the fiscal year, and that nothing around them explains."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.checks.period import spans
from reportgen.checks.prose import clause_around
from reportgen.checks.year_words import DONE_BY, HISTORY, OPENING, OTHER_TIME, PAST
from reportgen.patterns import pattern

_YEAR: Final = pattern(
    r"(?<![0-9])(?:((?:19|20)[0-9]{2})\s*(?=年|全年)|(2[0-9])(?=年(?:度|底|全年|各项|内完成|末|(?:1[0-2]|[1-9])月)))"
)
_QUOTED: Final = pattern(r"《[^《》]*》|[〔【\[（(]\s*(?:19|20)[0-9]{2}\s*年?\s*[〕】\]）)]")
_NUMBERED: Final = pattern(r"年\s*(?:第?\s*[0-9一二三]{1,4}\s*号|中央一号|一号文件)")


class WrongYear(Struct, frozen=True):
    """A year that is not the fiscal year, where it stands, and what it is the year of.

    `deadline`: something must be done by then; `opening`: a goal begins with it.
    """

    year: int
    start: int
    end: int
    deadline: bool
    opening: bool


def wrong_years(text: str, fiscal: int, *, deadline: bool) -> dict[int, WrongYear]:
    """The years of a text that nothing around them explains; `deadline`: it is about time.

    Of a year that stands there more than once, the deadline or the first.
    """
    plain = _QUOTED.sub(lambda found: "＊" * len(found[0]), text)
    within = [span for span in spans(plain) if span.holds(fiscal)]
    found: dict[int, WrongYear] = {}
    for match in _YEAR.finditer(plain):
        year = int(match[1] or f"20{match[2]}")
        inside = any(span.start <= match.start() < span.end for span in within)
        if year != fiscal and not inside and not _explained(plain, match, deadline=deadline):
            due = deadline or bool(DONE_BY.match(plain, match.end()))
            if year not in found or (due and not found[year].deadline):
                found[year] = WrongYear(year, *match.span(), due, _opens(plain, match))
    return found


def _explained(text: str, match: re.Match[str], *, deadline: bool) -> bool:
    """Whether the number of a document or the words around say that another year is meant."""
    words = OTHER_TIME if deadline else HISTORY
    around = clause_around(text, match.start(), match.end())
    return bool(_NUMBERED.match(text, match.end()) or words.search(around))


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a goal or a part of it begins with the year, and not with how it came to be."""
    clause = clause_around(text, match.start(), match.end() + len("年度，"))
    return bool(OPENING.search(text, 0, match.start())) and not (
        PAST.search(clause) or HISTORY.search(clause)
    )


def years(text: str) -> Iterator[int]:
    """Every year of a text but those of documents, in order."""
    for match in _YEAR.finditer(_QUOTED.sub("", text)):
        yield int(match[1] or f"20{match[2]}")
