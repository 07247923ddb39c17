"""Amounts of money as exact decimals: read, convert between 元 and 万元, print, add."""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, localcontext
from types import MappingProxyType
from typing import Final

UNITS: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        "元": Decimal(1),
        "千元": Decimal(1_000),
        "万元": Decimal(10_000),
        "亿元": Decimal(100_000_000),
    }
)
MAX_INTEGER_DIGITS: Final = 18
MAX_DECIMALS: Final = 6

_EXACT: Final = Context(prec=200, rounding=ROUND_HALF_UP, traps=[Inexact, InvalidOperation])
_ROUNDING: Final = Context(prec=200, rounding=ROUND_HALF_UP, traps=[InvalidOperation])
_AMOUNT: Final = re.compile(
    r"([+-]?)(0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.([0-9]+))?", re.ASCII
)
_WIDE_TO_ASCII: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x2212: "-"}
_FAULTS: Final = (
    (re.compile(r"[+-]?(?:[nN][aA][nN]|[iI][nN][fF]\w*)"), "不是数"),
    (re.compile(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+"), "用了科学计数法"),
    (re.compile(r"[0-9.,+-]*_[0-9_.,+-]*"), "里有下划线"),
    (re.compile(r"[+-]?[0-9][0-9.,]*\s[0-9.,\s]*"), "中间有空格"),
    (re.compile(r"[+-]?0[0-9]+(?:\.[0-9]+)?"), "开头有多余的0"),
    (re.compile(r"[+-]?(?:[0-9]+\.|\.[0-9]+)"), "的小数点前后缺数字"),
    (re.compile(r"[+-]?[0-9]*,[0-9,]*(?:\.[0-9,]*)?"), "的千分位逗号位置不对"),
)
_WITH_UNIT: Final = re.compile(r"[+-]?[0-9][0-9.,]*\s*[^\W\d_]+|[¥$]\s*[0-9.,]+\s*[^\W\d_]*")
_IN_UNIT: Final = re.compile(r"¥?\s*(?P<digits>[0-9][0-9.,]*)\s*(?P<unit>[千万亿]?)元?整?")
_EITHER_UNIT: Final = re.compile(r"只写数：unit.yaml的金额单位是万元就写[0-9.]+，是元就写([0-9.]+)")


class PrintedAmount(str):
    """An amount as a form prints it, which still knows exactly how much it is."""

    __slots__ = ("amount", "unit")

    amount: Decimal
    unit: str

    @classmethod
    def of(cls, text: str, amount: Decimal, unit: str) -> "PrintedAmount":
        """The text of an amount that is exactly so much in a unit of UNITS."""
        made = cls(text)
        made.amount, made.unit = amount, unit
        return made

    def again(self, text: str) -> "PrintedAmount":
        """The same amount, printed otherwise."""
        return self.of(text, self.amount, self.unit)

    @property
    def yuan(self) -> Decimal:
        """The amount in 元."""
        return convert(self.amount, self.unit, "元")


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
    if len(whole) > MAX_INTEGER_DIGITS:
        raise _fault(typed, f"超过{MAX_INTEGER_DIGITS}位整数", "核对位数和单位")
    if len(fraction) > MAX_DECIMALS:
        raise _fault(typed, f"的小数超过{MAX_DECIMALS}位", "核对小数和单位")
    return Decimal(typed.replace(",", ""))


def split_unit(text: str) -> tuple[str, str]:
    """The text before a money unit of UNITS at its end, and that unit or "" (`-1.00万元`)."""
    typed = text.strip()
    unit = max((unit for unit in UNITS if typed.endswith(unit)), key=len, default="")
    return typed.removesuffix(unit).rstrip(), unit


def convert(amount: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """The same money in another unit of UNITS, exact; entered zeros stay only in the same unit."""
    if from_unit == to_unit:
        return amount
    with localcontext(_EXACT):
        scaled = format(amount * UNITS[from_unit] / UNITS[to_unit], "f")
    return Decimal(scaled.rstrip("0").rstrip(".") if "." in scaled else scaled)


def printed(amount: Decimal, decimals: int | None = None, *, separator: bool = False) -> str:
    """The amount with that many decimals, half up (None: the digits as entered), no exponent."""
    if decimals is not None:
        with localcontext(_ROUNDING):
            amount = amount.quantize(Decimal(1).scaleb(-decimals))
        amount = amount.copy_abs() if amount.is_zero() else amount
    return format(amount, ",f" if separator else "f")


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, with the decimals of the most precise amount; 0 of nothing."""
    with localcontext(_EXACT):
        return sum(amounts, Decimal(0))


def ten_thousandfold(one: Decimal, other: Decimal, unit: str) -> str:
    """A question, where one amount is exactly 10,000 times the other; else nothing."""
    low, high = sorted((abs(one), abs(other)))
    if not low or low.scaleb(4) != high:
        return ""
    mixed = "把万元的数写成了元" if unit == "元" else "把元的数写成了万元"
    return f"两个数正好差1万倍，是不是{mixed}？"


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
    if found is None or not _AMOUNT.fullmatch(found["digits"]):
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
