"""The years in a text that are not the fiscal year, and that nothing around them explains."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.checks.period import spans
from reportgen.checks.prose import clause_around
from reportgen.checks.year_words import (
    BEFORE,
    DONE_BY,
    HISTORY,
    OPENING,
    OTHER_TIME,
    PAID_FOR,
    PAST,
    PROMISED,
    SO_FAR,
    UNTIL,
)
from reportgen.patterns import pattern

_YEAR: Final = pattern(
    r"(?<![0-9])(?:((?:19|20)[0-9]{2})\s*(?=年|全年)"
    r"|((?<![历时经近用约第划需—~至到-])2[0-9])(?=年(?:度|底|全年|各项|内完成|完成(?!的)|末|(?:1[0-2]|[1-9])月)))"
    r"|(二[〇○零][一二三][〇○零一二三四五六七八九])(?=年)"
)
_MONTH, _DAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_DATED: Final = pattern(
    r"(?<![0-9.,/-])(20[1-3][0-9])(?="
    rf"(?P<dot>[-./]){_MONTH}(?:(?P=dot){_DAY}(?![0-9.])|[底末]?[以之]?前|[-—~～至到]+20[1-3][0-9])"
    r"|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?=$|[日前之以，,。；;、\s]))",
    re.MULTILINE,
)
_HAN: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
MAY_TELL: Final = pattern("年|20[1-3][0-9][-./01]")
"""What any text has that tells of a year."""
_QUOTED: Final = pattern(r"《[^《》]*》|[〔【\[（(]\s*(?:19|20)[0-9]{2}\s*年?\s*[〕】\]）)]")
_AS_OF: Final = pattern(r"截[至止]到?\Z")
_UNTIL: Final = pattern(r"(?<![截年月日底])到\Z")
_SENTENCE: Final = pattern(r"[。；;\n]")
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
    for match in _found(plain):
        year = _number(match)
        inside = any(span.start <= match.start() < span.end for span in within)
        if year != fiscal and not inside and not _explained(plain, match, fiscal, timed=deadline):
            due = deadline or _is_due(plain, match, fiscal)
            if year not in found or (due and not found[year].deadline):
                found[year] = WrongYear(year, *match.span(), due, _opens(plain, match))
    return found


def _found(text: str) -> tuple[re.Match[str], ...]:
    years = _YEAR.finditer(text) if "年" in text else ()
    return (*years, *(_DATED.finditer(text) if "20" in text else ()))


def _number(match: re.Match[str]) -> int:
    digits = next(filter(None, match.groups())).translate(_HAN).replace("二", "2")
    return int(digits if len(digits) == len("2024") else f"20{digits}")


def _explained(text: str, match: re.Match[str], fiscal: int, *, timed: bool) -> bool:
    """Whether the number of a document or the words around say that another year is meant."""
    if _NUMBERED.match(text, match.end()):
        return True
    words = OTHER_TIME if timed else HISTORY
    around = clause_around(text, match.start(), match.end())
    return bool(words.search(around)) and not _is_promise(text, match, fiscal)


def _is_promise(text: str, match: re.Match[str], fiscal: int) -> bool:
    """Whether a goal begins with 截至 and the year, and goes on with what is to be done."""
    as_of = _AS_OF.search(text, 0, match.start())
    opens = as_of and OPENING.search(text, 0, as_of.start())
    return bool(opens and PROMISED.match(text, match.end())) and not _so_far(text, match, fiscal)


def _is_due(text: str, match: re.Match[str], fiscal: int) -> bool:
    """Whether something is to be done by then, which is not what money is given for."""
    clause = clause_around(text, match.start(), match.end())
    if "的" in clause and PAID_FOR.search(text, 0, match.start()):
        return False
    if DONE_BY.match(text, match.end()) or BEFORE.match(text, match.end()):
        return True
    until = _UNTIL.search(text, 0, match.start()) and UNTIL.match(text, match.end())
    return bool(until) and not _so_far(text, match, fiscal)


def _so_far(text: str, match: re.Match[str], fiscal: int) -> bool:
    """Whether the sentence tells what there is, or the text of this year as well."""
    end = _SENTENCE.search(text, match.end())
    sentence = text[match.end() : end.start() if end else len(text)]
    return str(fiscal) in text or bool(SO_FAR.search(sentence))


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a goal or a part of it begins with the year, and not with how it came to be."""
    clause = clause_around(text, match.start(), match.end() + len("年度，"))
    return bool(OPENING.search(text, 0, match.start())) and not (
        PAST.search(clause) or HISTORY.search(clause)
    )


def years(text: str) -> Iterator[int]:
    """Every year of a text but those of documents."""
    yield from map(_number, _found(_QUOTED.sub("", text)))
