"""From the text of a 指标值 to its pieces: a date, a number or a range; all else is words."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from reportgen.patterns import pattern
from reportgen.target.comparison import BEHIND, DOWNWARD, SIGN, UPWARD, Comparison, compared
from reportgen.target.value import Kind, Target

LONGEST: Final = 200
_KEPT: Final = 4096
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "≧⩾≦⩽﹥﹤﹦﹪–—～", "≥≥≤≤><=%--~"
)
_TO: Final = "[-~至到]"
_MONTH: Final = "(?:0?[1-9]|1[0-2])"
_DATE: Final = pattern(
    rf"""(?=[^0-9]*[0-9]) (?:
      (?:19|20)[0-9]{{2}} (?:年[度内底初末]? | (?={_TO}(?:19|20)) | \Z)
      | (?:19|20)[0-9]{{2}} [-./][0-9]{{1,2}}[-./][0-9]{{1,2}}
      | 20[1-3][0-9] (?:0[1-9]|1[0-2]) (?:0[1-9]|[12][0-9]|3[01]) (?![0-9])
      | (?:19|20)[0-9]{{2}} [./] {_MONTH} {_TO} (?:19|20)[0-9]{{2}} [./] {_MONTH} (?![0-9.])
      | [0-9]{{1,2}} (?:{_TO}[0-9]{{1,2}})? 月份? | [0-9]{{1,2}}[日号] | [0-9]{{1,2}}:[0-9]{{2}}
      | [上下]半年 | 第?[一二三四1-4]季度 | [上中下]旬 | [底末初前起止。] | {_TO} | [之以]前
      | 完成 | 全年 | 每年 | 每月 | 当年 | 次年
    )+""",
    re.VERBOSE,
)
_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.[0-9]{1,9})?(?![0-9.,])"
_WORDS: Final = r"[^-~0-9\s,。;:!?、()/<>=≥≤|]"
_QUANTITY: Final = pattern(
    rf"""(?P<head>[^-~0-9,。;:!?.、]{{0,24}})
      (?P<low>{_NUMBER}) (?:(?P<inner>{_WORDS}{{0,3}}?){_TO}(?P<high>{_NUMBER}))?
      (?P<more>[余多]?)
      (?P<unit>{_WORDS}{{0,6}}?(?:/[0-9]{{0,4}}{_WORDS}{{1,8}}?){{0,3}})
      (?P<suffix>(?:及?以[上下]|[以之]?内|左右|上下)?(?:\([^()]*\))?。?)""",
    re.VERBOSE,
)
_ORDINAL: Final = pattern(r"[第前≠A-Za-z]\Z")
_NO_UNIT: Final = pattern(r"[月号按以及A]|/[0-9]|年[^/期]")
_YEAR: Final = pattern(r"(?:19|20)[0-9]{2}年")
_ABOUT: Final = pattern(r"(?<![节预签履制])约\Z|(?<![附最])近\Z")
_AND_MORE: Final = pattern(r"[百千万亿]+[余多]")
_DIGITS_APART: Final = pattern(r"[0-9０-９]\s+[0-9０-９]")
_IN_MARKS: Final = pattern("[“‘「].*[”’」]")
_WEIGHT: Final = pattern(r"[（(]\s*([0-9０-９]{1,3}(?:[.．][0-9０-９]{1,2})?)\s*分\s*[）)]\s*\Z")


def split_weight(text: str) -> tuple[str, str | None]:
    """The text before a weight such as `（10分）` at its end, and its ASCII digits or None."""
    found = _WEIGHT.search(text)
    if found is None:
        return text, None
    return text[: found.start()].rstrip(), found[1].translate(_WIDE)


@lru_cache(_KEPT)
def parse(text: str) -> Target:
    """The target that was typed; never an error. Many projects say `100%`: it is read once."""
    typed = "".join(text.split())
    if not typed:
        return Target(text, Kind.BLANK)
    plain = typed.translate(_WIDE)
    if len(typed) > LONGEST or _DIGITS_APART.search(text) or _IN_MARKS.fullmatch(typed):
        return Target(text, Kind.WORDS)
    if _DATE.fullmatch(plain):
        return Target(text, Kind.DATE)
    found = _QUANTITY.fullmatch(plain)
    return (found and _quantity(text, typed, found)) or Target(text, Kind.WORDS)


def _quantity(text: str, typed: str, found: re.Match[str]) -> Target | None:
    """The number or range, or None where the words around it say something else."""
    sign = SIGN.search(found["head"])
    behind = re.sub(r"\(.*|。", "", found["suffix"])
    if sign is None or _is_misread(found):
        return None
    try:
        comparison = compared(sign, BEHIND.get(behind))
        low, high = _bounds(found, comparison)
    except ValueError:
        return None
    return Target(
        text,
        Kind.RANGE if found["high"] else Kind.NUMBER,
        comparison,
        low,
        high,
        typed[: sign.start()],
        typed[sign.start() : sign.end()],
        typed[found.start("low") : found.start("more")],
        typed[found.start("more") : found.end("more")],
        typed[found.start("unit") : found.end("unit")],
        typed[found.start("suffix") :],
        _is_about(found, sign),
    )


def _is_misread(found: re.Match[str]) -> bool:
    """Whether the digits are an ordinal, a grade, a fraction, a date or a number in a list."""
    return bool(
        _ORDINAL.search(found["head"])
        or _NO_UNIT.match(found["unit"])
        or _YEAR.match(found[0], found.start("low"))
    )


def _bounds(
    found: re.Match[str], comparison: Comparison | None
) -> tuple[Decimal | None, Decimal | None]:
    """The bounds in the typed unit; ValueError for a range that is none."""
    low = Decimal(found["low"].replace(",", ""))
    if not found["high"]:
        return None if comparison in DOWNWARD else low, None if comparison in UPWARD else low
    high = Decimal(found["high"].replace(",", ""))
    if comparison or low > high or not found["unit"].startswith(found["inner"]):
        raise ValueError(found[0])
    return low, high


def _is_about(found: re.Match[str], sign: re.Match[str]) -> bool:
    """Whether the amount is said to be about: 余, 多, 约, 近, 左右, 上下."""
    return bool(
        found["more"]
        or _AND_MORE.match(found["unit"])
        or _ABOUT.search(found["head"], 0, sign.start())
        or found["suffix"].startswith(("左右", "上下"))
    )
