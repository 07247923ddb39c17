"""Dates as official documents print them."""

import re
from datetime import date
from typing import Final

from reportgen.expression.amounts import plain
from reportgen.expression.numerals import chinese_number, digits
from reportgen.patterns import pattern

_DATE: Final = pattern(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?|年([0-9]{1,2})月(?:([0-9]{1,2})日)?)"
)


def printed_date(value: object) -> str:
    """2024年3月15日, or 2024年3月 of 2024-03; blank stays blank."""
    text = plain(value)
    if not text:
        return ""
    year, month, day = _parts(text, "日期")
    return f"{year}年{month}月" + (f"{day}日" if day else "")


def chinese_date(value: object) -> str:
    """二〇二四年三月十五日; blank stays blank."""
    text = plain(value)
    if not text:
        return ""
    year, month, day = _parts(text, "中文日期")
    said = f"{digits(year)}年{chinese_number(month)}月"
    return said + (f"{chinese_number(day)}日" if day else "")


def _parts(text: str, name: str) -> tuple[int, int, int]:
    """Year, month and day (0 where there is none) of a date that exists."""
    found = _DATE.fullmatch(text)
    if found:
        year, month, day = (int(part or 0) for part in _groups(found))
        try:
            date(year, month, day or 1)
        except ValueError:
            pass
        else:
            if day or not (found[4] or found[6]):
                return year, month, day
    raise ValueError(f"“{text}”不是日期，不能用“|{name}”；日期写成2024-03-15")


def _groups(found: re.Match[str]) -> tuple[str | None, str | None, str | None]:
    return found[1], found[3] or found[5], found[4] or found[6]
