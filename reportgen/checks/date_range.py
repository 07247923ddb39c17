"""date-range: dates exist, and a deadline lies within 项目期."""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

from reportgen.checks.period import Span, spans
from reportgen.checks.prose import Said, quoted, stretch_place, texts
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern
from reportgen.target import Kind

_MONTH: Final = pattern(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_DOTTED: Final = pattern(
    r"(?<![0-9.])((?:19|20)[0-9]{2})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9.])"
)
_OF_ANY_YEAR: Final = pattern(
    r"(?<![0-9])(?<!(?:19|20)[0-9]{2}年)([0-9]{1,2})月(?:([0-9]{1,2})日|份?[底末初前]|[上中下]旬)"
)
_YEAR_END: Final = pattern(r"((?:19|20)[0-9]{2})年度?[底末]")
_NO_YEAR: Final = pattern(
    r"(?<![0-9.,])(?:20[0-9]|20[0-9]{3,4}|2[1-9][0-9]{2})年(?=1?[0-9]月)"
    r"|^(?:20[0-9]|20[0-9]{3,4})年(?=[全年度内底末])",
    re.MULTILINE,
)
_LEAP: Final = 2000

Wrong = tuple[int, int, str, str]
"""Where it starts and ends in the text, the message, the repair."""


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """项目期 that ends before it starts, impossible dates, deadlines outside 项目期."""
    del unit, form
    period = project.texts["项目期"]
    own = list(spans(period.value or ""))
    for span in own:
        if span.backwards:
            message = f"项目期{quoted(span.text)}的结束早于开始"
            yield Diagnostic("B642", message, period.place, "核对起止时间")
    for said in texts(project):
        if "年" in said.text or "月" in said.text or _DOTTED.search(said.text):
            yield from _of_text(project, said, own[0] if len(own) == 1 else None)


def _of_text(project: FilledProject, said: Said, period: Span | None) -> Iterator[Diagnostic]:
    """Each thing once, where it stands first."""
    told: set[str] = set()
    for start, end, message, hint in (
        *_spans(said),
        *_no_years(said),
        *_dates(said, period),
        *_impossible(said),
    ):
        if message not in told:
            told.add(message)
            yield Diagnostic("B642", message, stretch_place(project, said, start, end), hint)


def _spans(said: Said) -> Iterator[Wrong]:
    for span in spans(said.text):
        if span.backwards:
            message = f"{said.what}里{quoted(span.text)}的结束早于开始"
            yield span.start, span.end, message, "核对起止时间"


def _no_years(said: Said) -> Iterator[Wrong]:
    for found in _NO_YEAR.finditer(said.text):
        yield *found.span(), f"{said.what}里没有“{found[0]}”这一年", "核对年份，写四位数"


def _dates(said: Said, period: Span | None) -> Iterator[Wrong]:
    dotted = _DOTTED.finditer(said.text) if _is_deadline(said) else ()
    for found in (*_MONTH.finditer(said.text), *dotted):
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
        if wrong := _no_such(said, found[0], month, day, year):
            yield *found.span(), *wrong
        elif _is_too_late(said, (year, month), period):
            yield *found.span(), _too_late(said, found[0], period), "核对期限和项目期"
    for found in _YEAR_END.finditer(said.text):
        if _is_too_late(said, (int(found[1]), 12), period):
            yield *found.span(), _too_late(said, found[0], period), "核对期限和项目期"


def _impossible(said: Said) -> Iterator[Wrong]:
    """Months and days that no year has, without a year in front."""
    for found in _OF_ANY_YEAR.finditer(said.text):
        if wrong := _no_such(said, found[0], int(found[1]), int(found[2] or 1)):
            yield *found.span(), *wrong


def _no_such(
    said: Said, typed: str, month: int, day: int, year: int | None = None
) -> tuple[str, str] | None:
    """The message and the repair where there is no such month or day."""
    wrote = f"{said.what}里写的是“{typed}”"
    if not 1 <= month <= 12:
        return f"{wrote}，月份只有1到12", "核对月份"
    if not 1 <= day <= monthrange(year or _LEAP, month)[1]:
        return f"{wrote}，{f'{year}年' if year else ''}没有{month}月{day}日", "核对日期"
    return None


def _is_too_late(said: Said, when: tuple[int, int], period: Span | None) -> bool:
    return period is not None and _is_deadline(said) and _outside(when, period)


def _too_late(said: Said, when: str, period: Span | None) -> str:
    span = quoted(period.text) if period else ""
    return f"{said.what}的期限{quoted(when)}不在项目期{span}以内"


def _is_deadline(said: Said) -> bool:
    row = said.row
    return row is not None and (row.category == "时效指标" or row.target.kind is Kind.DATE)


def _outside(when: tuple[int, int], period: Span) -> bool:
    """Outside by months within the years of the period; other years are the year rule's."""
    year, month = when
    first, last = period.first, period.last
    early = year == first[0] and bool(first[1]) and month < first[1]
    return early or (year == last[0] and bool(last[1]) and month > last[1])


RULE: Final = Rule(
    "B642",
    what="日期是真有的日期，年份是四位数；起止时间先后不颠倒；期限在项目期以内。",
    why="期限落在项目期以外，年底没法说按时还是没按时。",
    wrong="项目期 2024年3月至2024年10月，完成时限 2024年12月底",
    right="完成时限 2024年10月底",
    source="通行的审核要求：日期写得对，完成时间在项目期之内",
    of_project=check,
)
