"""The words of a costing: numbers with units, names, operators, brackets, each with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from reportgen.arith.expression import Operator
from reportgen.arith.factor import Factor, fault
from reportgen.patterns import pattern

MOST_DIGITS: Final = 18

_PLAIN: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2212: "-"}
_OPERATORS: Final[Mapping[str, Operator]] = {
    **dict.fromkeys(("×", "*", "x", "X", "乘", "乘以"), "×"),
    **dict.fromkeys(("÷", "除以"), "÷"),
    **dict.fromkeys(("+", ";", "加", "加上"), "+"),
    **dict.fromkeys(("-", "减去"), "-"),
}
_SPOKEN: Final = (
    r"乘(?![客车用坐员务机])以?|(?<![参增附追添施])加(?![工班装固强油盖密入大快热急])上?|减去|除以"
)
_LETTER: Final = r"(?:(?![xX])(?![①-⒛])[^\W\d_]|[㎡·])"
"""A letter of any script but x; a range of all Chinese ones takes 3 ms to compile, each time."""
_WORDED: Final = rf"(?!{_SPOKEN}){_LETTER}"
_LETTERS: Final = rf"(?:{_WORDED})+"
_UNIT: Final = rf"(?:%|/?{_LETTERS}(?:/{_LETTERS})*)"
_DIGITS: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_WORD: Final = pattern(
    rf"""(?P<space>\s+) | (?P<number>(?P<digits>{_DIGITS}) (?:\s*(?P<unit>{_UNIT}))?)
      | (?P<operator>{_SPOKEN}|[×*xX÷+;-]) | (?P<word>{_LETTERS}) | (?P<sign>[()=])""",
    re.VERBOSE,
)
"""乘 and 加 inside words such as 加班 or 参加 are no operators."""
_NOTHING: Final = pattern("(?!)")
_HINTS: Final = {
    **dict.fromkeys(",，、。", "几项相加用“+”或“；”隔开，结尾不写标点"),
    "/": "除法写÷；单位里的斜线紧跟单位，如元/人/月",
    "_": "去掉下划线",
    "～": "写一个数，不写范围",
    "~": "写一个数，不写范围",
}


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    NAME = auto()
    OPERATOR = auto()
    OPEN = auto()
    CLOSE = auto()
    EQUALS = auto()
    END = auto()


_SIGNS: Final = {"(": Kind.OPEN, ")": Kind.CLOSE, "=": Kind.EQUALS}


class Token(Struct, frozen=True):
    """One word as typed, with its offsets, and what it means."""

    kind: Kind
    text: str
    start: int
    operator: Operator | None = None
    factor: Factor | None = None


def tokens(text: str, names: Iterable[str] = ()) -> Iterator[Token]:
    """The words from left to right, END last; CostingError for a character not understood."""
    plain = text.translate(_PLAIN)
    known = {name.translate(_PLAIN).strip(): name for name in names if name.strip()}
    name, at = _any_of(known), 0
    while at < len(plain):
        found = name.match(plain, at) or _WORD.match(plain, at)
        if found is None:
            hint = _HINTS.get(text[at], "只写数、单位、基础数据的名称、×÷+-和括号")
            raise fault(at, f"测算里的“{text[at]}”看不懂", hint)
        if found.lastgroup != "space":
            yield _token(found, text[slice(*found.span())], known)
        at = found.end()
    yield Token(Kind.END, "", len(text))


def _any_of(known: Iterable[str]) -> re.Pattern[str]:
    """A known name, the longest of them, unless a longer word stands there."""
    longest_first = sorted(known, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    return pattern(f"(?:{names})(?!{_WORDED})") if names else _NOTHING


def _token(found: re.Match[str], typed: str, known: Mapping[str, str]) -> Token:
    """The token of one match."""
    start, end = found.span()
    match found.lastgroup:
        case "number":
            factor = Factor(_number(found), found["unit"] or "", None, start, end)
            return Token(Kind.NUMBER, typed, start, factor=factor)
        case "operator":
            return Token(Kind.OPERATOR, typed, start, operator=_OPERATORS[found[0]])
        case "sign":
            return Token(_SIGNS[found[0]], typed, start)
        case _:
            factor = Factor(None, "", known.get(found[0], typed), start, end)
            return Token(Kind.NAME, typed, start, factor=factor)


def _number(found: re.Match[str]) -> Decimal:
    """The digits as an exact number."""
    digits = found["digits"].replace(",", "")
    if len(digits.replace(".", "")) > MOST_DIGITS:
        raise fault(found.start(), f"数“{digits[:40]}”超过{MOST_DIGITS}位", "核对位数")
    return Decimal(digits)
