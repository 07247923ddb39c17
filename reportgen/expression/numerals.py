"""Numbers in Chinese: 十一 for headings, 壹拾壹元整 for money."""

from decimal import Decimal
from typing import Final

from reportgen.expression.amounts import amount, number, plain
from reportgen.money import UNITS, convert

_PLAIN: Final = ("〇一二三四五六七八九", "十百千")
_CAPITAL: Final = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_LIMIT: Final = 10**16


def chinese_number(value: object) -> str:
    """一, 十一, 二十, 一百零五; blank stays blank."""
    text = plain(value)
    if not text:
        return ""
    amount = number(text, "中文数字")
    if amount != amount.to_integral_value() or not 0 <= amount < _LIMIT:
        raise ValueError(f"“{text}”不是整数，或者太大，不能用“|中文数字”")
    read = _read(int(amount), _PLAIN) or "零"
    return read.removeprefix("一") if read.startswith("一十") else read


def numbered(value: object) -> str:
    """（一）, （十一）; blank stays blank."""
    return f"（{read}）" if (read := chinese_number(value)) else ""


def capital_money(value: object, unit: str = "") -> str:
    """Money as cheques and contracts spell it, exact to 分; `unit` is that of the value.

    Without one it is 元, or that of a printed amount. After 《支付结算办法》: 元整 where nothing
    follows, no 整 after 角 or 分.
    """
    text = plain(value)
    if not text:
        return ""
    known = None if unit else amount(value)
    unit = unit or "元"
    yuan = convert(number(text, "大写"), unit, "元") if known is None else known.yuan
    cents = abs(yuan) * 100
    if cents != cents.to_integral_value():
        raise ValueError(f"“{text}{unit}”不到1分，写不成大写；先用“|小数”")
    if cents >= _LIMIT * 100:
        raise ValueError(f"“{text}{unit}”太大，写不成大写")
    return ("负" if yuan < 0 and cents else "") + _capital(Decimal(cents))


def digits(value: int) -> str:
    """Every digit by itself, as in years: 二〇二四."""
    return "".join(_PLAIN[0][int(digit)] for digit in str(value))


def _capital(cents: Decimal) -> str:
    names = _CAPITAL[0]
    yuan, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    whole = f"{_read(yuan, _CAPITAL)}元" if yuan else ""
    if not rest:
        return (whole or "零元") + "整"
    tens = f"{names[jiao]}角" if jiao else "零" if whole else ""
    return whole + tens + (f"{names[fen]}分" if fen else "")


def _read(value: int, words: tuple[str, str]) -> str:
    """The number read aloud; 0 is silent."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if value >= size:
            high, low = divmod(value, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _read(high, words) + name + gap + _read(low, words)
    return _group(value, words)


def _group(value: int, words: tuple[str, str]) -> str:
    """A number below 10,000 read aloud, with one 零 for all zeros between two digits."""
    names, units = words
    said, gap = "", ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            said += gap + names[digit] + (units[place - 1] if place else "")
            gap = ""
        elif said:
            gap = "零"
    return said


MONEY_UNITS: Final = tuple(UNITS)
