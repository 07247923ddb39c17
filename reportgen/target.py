"""指标值: a target as typed, and what can be read in it: comparison, amount or range, unit.

Reading never fails: what is not understood is words. No typed character is lost: `Target.text` is
what forms print, and the pieces of a number put together are the text without its spaces.
"""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct


class Comparison(StrEnum):
    """How the result must stand to the target; the value is the sign that forms print."""

    AT_LEAST = "≥"
    MORE = ">"
    EQUAL = "="
    LESS = "<"
    AT_MOST = "≤"


class Kind(StrEnum):
    """What a target is; DATE is a date, a year, months or a time of day."""

    NUMBER = "number"
    RANGE = "range"
    DATE = "date"
    WORDS = "words"
    BLANK = "blank"


class Target(Struct, frozen=True):
    """A target: the text exactly as typed and, of a NUMBER or RANGE, its pieces without spaces.

    `low` and `high` are the bounds: both the same for one amount, `high` None for ≥ and >, `low`
    None for ≤ and <. They count in `unit`, whatever it is (`16万` is 16). The pieces are the words
    in front (`每个村每年`), the comparison as spelled (`不低于`), the amount with its digits
    (`10-50`), 余 or 多, the unit (`元/人/月`) and the words behind (`以上`). `open` says that the
    amount is about: 余, 多, 约, 近, 左右.
    """

    text: str
    kind: Kind
    comparison: Comparison | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    prefix: str = ""
    sign: str = ""
    amount: str = ""
    more: str = ""
    unit: str = ""
    suffix: str = ""
    open: bool = False

    @property
    def pieces(self) -> tuple[str, ...]:
        """The typed pieces in order; of a NUMBER or RANGE together the text without spaces."""
        return (self.prefix, self.sign, self.amount, self.more, self.unit, self.suffix)

    @property
    def value(self) -> Decimal | None:
        """The one number of a NUMBER, whatever its comparison."""
        only = self.high if self.low is None else self.low
        return only if self.kind is Kind.NUMBER else None

    @property
    def measure(self) -> str:
        """The unit without what it is per: `元` of `元/人/月` and of `元每人`, `%` also of `％`."""
        return re.split("[/／每]", self.unit, maxsplit=1)[0].replace("％", "%")

    @property
    def in_columns(self) -> bool:
        """Whether comparison, amount and unit in columns of their own say all that was typed."""
        spoken = self.comparison or not self.sign
        return bool(self.amount and spoken and self.suffix in _BEHIND) and not (
            self.prefix or self.open
        )


LONGEST: Final = 200
_KEPT: Final = 4096

_BEHIND: Final = {
    "": None,
    "以上": Comparison.AT_LEAST,
    "及以上": Comparison.AT_LEAST,
    "以下": Comparison.AT_MOST,
    "及以下": Comparison.AT_MOST,
    "以内": Comparison.AT_MOST,
    "之内": Comparison.AT_MOST,
    "内": Comparison.AT_MOST,
}
_MORE_WORDS: Final = ("大于", "多于", "高于", "超过")
_LESS_WORDS: Final = ("小于", "少于", "低于")
_BEFORE: Final = {
    **dict.fromkeys(("≥", ">=", "》=", "至少"), Comparison.AT_LEAST),
    **dict.fromkeys(("≤", "<=", "《=", "至多"), Comparison.AT_MOST),
    **{word + equal: Comparison.AT_LEAST for word in _MORE_WORDS for equal in ("等于", "或等于")},
    **{word + equal: Comparison.AT_MOST for word in _LESS_WORDS for equal in ("等于", "或等于")},
    **dict.fromkeys((">", *_MORE_WORDS), Comparison.MORE),
    **dict.fromkeys(("<", *_LESS_WORDS), Comparison.LESS),
    **dict.fromkeys(("=", "等于"), Comparison.EQUAL),
    **dict.fromkeys(("达到", "控制在", "保持在"), None),
}
_NEGATED: Final = {
    Comparison.MORE: Comparison.AT_MOST,
    Comparison.LESS: Comparison.AT_LEAST,
}
_UPWARD: Final = frozenset({Comparison.AT_LEAST, Comparison.MORE})
_DOWNWARD: Final = frozenset({Comparison.AT_MOST, Comparison.LESS})

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "≧⩾≦⩽﹥﹤﹦﹪–—～", "≥≥≤≤><=%--~"
)
_TO: Final = "[-~至到]"
_DATE: Final = re.compile(
    rf"""(?=[^0-9]*[0-9]) (?:
      (?:19|20)[0-9]{{2}} (?:年[度内底初末]? | (?={_TO}(?:19|20)) | \Z)
      | (?:19|20)[0-9]{{2}} [-./][0-9]{{1,2}}[-./][0-9]{{1,2}}
      | [0-9]{{1,2}} (?:{_TO}[0-9]{{1,2}})? 月份? | [0-9]{{1,2}}[日号] | [0-9]{{1,2}}:[0-9]{{2}}
      | [上下]半年 | 第?[一二三四1-4]季度 | [上中下]旬 | [底末初前起止。] | {_TO} | [之以]前
      | 完成 | 全年 | 每年 | 每月 | 当年 | 次年
    )+""",
    re.VERBOSE,
)
_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.[0-9]{1,9})?(?![0-9.,])"
_WORDS: Final = r"[^-~0-9\s,。;:!?、()/<>=≥≤|]"
_QUANTITY: Final = re.compile(
    rf"""(?P<head>[^-~0-9,。;:!?.、]{{0,24}})
      (?P<low>{_NUMBER}) (?:(?P<inner>{_WORDS}{{0,3}}?){_TO}(?P<high>{_NUMBER}))?
      (?P<more>[余多]?)
      (?P<unit>{_WORDS}{{0,6}}?(?:/[0-9]{{0,4}}{_WORDS}{{1,8}}?){{0,3}})
      (?P<suffix>(?:及?以[上下]|[以之]?内|左右|上下)?(?:\([^()]*\))?。?)""",
    re.VERBOSE,
)
_SIGN: Final = re.compile(
    rf"(?P<negation>不[得能应会可]?|未)?(?P<word>{'|'.join(map(re.escape, _BEFORE))})?\Z"
)
_ORDINAL: Final = re.compile(r"[第前≠A-Za-z]\Z")
_NO_UNIT: Final = re.compile(r"[月号按以及A]|/[0-9]|年[^/期]")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}年")
_ABOUT: Final = re.compile(r"(?<![节预签履制])约\Z|(?<![附最])近\Z")
_AND_MORE: Final = re.compile(r"[百千万亿]+[余多]")
_DIGITS_APART: Final = re.compile(r"[0-9０-９]\s+[0-9０-９]")
_WEIGHT: Final = re.compile(r"[（(]\s*([0-9０-９]{1,3}(?:[.．][0-9０-９]{1,2})?)\s*分\s*[）)]\s*\Z")


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
    if len(typed) > LONGEST or _DIGITS_APART.search(text):
        return Target(text, Kind.WORDS)
    if _DATE.fullmatch(plain):
        return Target(text, Kind.DATE)
    found = _QUANTITY.fullmatch(plain)
    return (found and _quantity(text, typed, found)) or Target(text, Kind.WORDS)


def _quantity(text: str, typed: str, found: re.Match[str]) -> Target | None:
    """The number or range, or None where the words around it say something else."""
    sign = _SIGN.search(found["head"])
    behind = re.sub(r"\(.*|。", "", found["suffix"])
    if sign is None or _is_misread(found):
        return None
    try:
        comparison = _comparison(sign, _BEHIND.get(behind))
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


def _comparison(sign: re.Match[str], behind: Comparison | None) -> Comparison | None:
    """What the words before and behind say together; ValueError where they contradict."""
    before = _BEFORE[sign["word"]] if sign["word"] else None
    if sign["negation"]:
        before = _NEGATED.get(before) if before else None
        if before is None:
            raise ValueError(sign[0])
    if before and behind and not any({before, behind} <= way for way in (_UPWARD, _DOWNWARD)):
        raise ValueError(sign[0])
    return before or behind


def _bounds(
    found: re.Match[str], comparison: Comparison | None
) -> tuple[Decimal | None, Decimal | None]:
    """The bounds in the typed unit; ValueError for a range that is none."""
    low = Decimal(found["low"].replace(",", ""))
    if not found["high"]:
        return None if comparison in _DOWNWARD else low, None if comparison in _UPWARD else low
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
