"""A typed amount becomes a number, or an error that says how to write it."""

import re
from decimal import Decimal
from typing import Final

from reportgen.money.amounts import UNITS, convert, printed
from reportgen.patterns import pattern

_MAX_INTEGER_DIGITS: Final = 18
MAX_DECIMALS: Final = 6
_AMOUNT: Final = pattern(
    r"([+-]?)(0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.([0-9]+))?", re.ASCII
)
_WIDE_TO_ASCII: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x2212: "-"}
_FAULTS: Final = (
    (pattern(r"[+-]?(?:[nN][aA][nN]|[iI][nN][fF]\w*)"), "不是数"),
    (pattern(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+"), "用了科学计数法"),
    (pattern(r"[0-9.,+-]*_[0-9_.,+-]*"), "里有下划线"),
    (pattern(r"[+-]?[0-9][0-9.,]*\s[0-9.,\s]*"), "中间有空格"),
    (pattern(r"[+-]?0[0-9]+(?:\.[0-9]+)?"), "开头有多余的0"),
    (pattern(r"[+-]?(?:[0-9]+\.|\.[0-9]+)"), "的小数点前后缺数字"),
    (pattern(r"[+-]?[0-9]*,[0-9,]*(?:\.[0-9,]*)?"), "的千分位逗号位置不对"),
)
_WITH_UNIT: Final = pattern(r"[+-]?[0-9][0-9.,]*\s*[^\W\d_]+|[¥$]\s*[0-9.,]+\s*[^\W\d_]*")
_IN_UNIT: Final = pattern(r"¥?\s*(?P<digits>[0-9][0-9.,]*)\s*(?P<unit>[千万亿]?)元?整?")
_EITHER_UNIT: Final = pattern(r"只写数：unit.yaml的金额单位是万元就写[0-9.]+，是元就写([0-9.]+)")


class AmountError(ValueError):
    """A text that is not an amount, with the repair in plain Chinese.

    `certain` is the amount that it can only mean, where that is so.
    """

    def __init__(self, message: str, hint: str, certain: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
        self.certain = certain

    def __str__(self) -> str:
        return self.message


def parse_amount(text: str, *, signed: bool = False) -> Decimal:
    """The amount with its digits as typed (`36.00` stays 36.00); AmountError for anything else.

    `signed` lets a sign stand in front, as a 凑整 line needs.
    """
    typed = text.strip()
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        raise _explained(typed)
    sign, whole, fraction = found[1], found[2].replace(",", ""), found[3] or ""
    if sign and not signed:
        raise _unsigned(typed)
    if len(whole) > _MAX_INTEGER_DIGITS:
        raise _fault(typed, f"超过{_MAX_INTEGER_DIGITS}位整数", "核对位数和单位")
    if len(fraction) > MAX_DECIMALS:
        raise _fault(typed, f"的小数超过{MAX_DECIMALS}位", "核对小数和单位")
    return Decimal(typed.replace(",", ""))


def split_unit(text: str) -> tuple[str, str]:
    """The text before a money unit of UNITS at its end, and that unit or "" (`-1.00万元`)."""
    typed = text.strip()
    unit = max((unit for unit in UNITS if typed.endswith(unit)), key=len, default="")
    return typed.removesuffix(unit).rstrip(), unit


def _explained(typed: str) -> AmountError:
    """Why the text is not an amount."""
    if not typed:
        return AmountError("金额是空的", "写一个数，如36.00；没有这笔钱就删去这一行")
    ascii_text = typed.translate(_WIDE_TO_ASCII).replace("￥", "¥")
    if ascii_text != typed and _AMOUNT.fullmatch(ascii_text):
        return _fault(typed, "里有全角字符", f"写成{_short(ascii_text)}", ascii_text)
    if point := re.fullmatch(r"([0-9]+)[,，]([0-9]{1,2})", typed):
        apart = f"像是小数点写成了逗号，写成{point[1]}.{point[2]}"
        return _fault(typed, "的逗号位置不对", f"{apart}；是千分位就核对后写成{point[1]}{point[2]}")
    if "，" in typed:
        return _fault(typed, "里有中文逗号", "只写数字和小数点，如36.00")
    what = next((what for pattern, what in _FAULTS if pattern.fullmatch(typed)), "")
    if not what and _WITH_UNIT.fullmatch(ascii_text):
        return _fault(typed, "里写了单位", _without_unit(ascii_text))
    return _fault(typed, what or "不是数", _repair(typed))


def _without_unit(typed: str) -> str:
    """What to write instead of an amount with its unit, for the two units that people use."""
    found = _IN_UNIT.fullmatch(typed)
    if (
        found is None
        or len(found["digits"]) > _MAX_INTEGER_DIGITS
        or not _AMOUNT.fullmatch(found["digits"])
    ):
        return "只写数，单位写在金额单位里"
    amount, unit = Decimal(found["digits"].replace(",", "")), f"{found['unit']}元"
    large, small = (printed(convert(amount, unit, to)) for to in ("万元", "元"))
    return f"只写数：unit.yaml的金额单位是万元就写{large}，是元就写{small}"


def in_unit(hint: str, unit: str) -> str:
    """The repair of an amount typed with its unit, where the 金额单位 is known by now."""
    found = _EITHER_UNIT.fullmatch(hint)
    if not found or not unit:
        return hint
    return (
        f"只写数：unit.yaml的金额单位是{unit}，写{printed(convert(Decimal(found[1]), '元', unit))}"
    )


def _repair(typed: str) -> str:
    """What to write instead: the plain digits, if they make an amount."""
    kept = re.sub(r"[\s,_]", "", typed).lstrip("0").rstrip(".")
    plain = kept if kept[:1].isdigit() else f"0{kept}"
    if _AMOUNT.fullmatch(plain):
        return f"核对后写成{_short(plain)}"
    return "用阿拉伯数字写，如36.00或1536.74"


def _unsigned(typed: str) -> AmountError:
    """A sign where none may stand."""
    if typed.startswith("-"):
        return _fault(typed, "是负数", "预算金额不能是负数，核对这笔钱")
    return _fault(typed, "前面有加号", f"写成{_short(typed[1:])}")


def _fault(typed: str, what: str, hint: str, certain: str = "") -> AmountError:
    """The error that quotes the text and says what is wrong with it."""
    return AmountError(f"金额“{_short(typed)}”{what}", hint, certain)


def _short(text: str) -> str:
    """The text, cut for a message."""
    return text if len(text) <= 40 else text[:40] + "……"
