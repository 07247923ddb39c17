"""Numbers and money in templates: rounded half up, with separators, in another unit."""

from decimal import Decimal
from typing import Final

from jinja2 import Undefined

from reportgen.expression.noted import Noted
from reportgen.money import MAX_DECIMALS, AmountError, PrintedAmount, convert, parse_amount, printed

DECIMALS: Final = range(MAX_DECIMALS + 1)


def in_unit(unit: str, value: object) -> str:
    """Money in 元, or a printed amount, in a unit, without zeros at its end; blank stays blank."""
    text = plain(value)
    if not text:
        return ""
    known = amount(value)
    yuan = number(text, unit) if known is None else known.yuan
    digits = format(convert(yuan, "元", unit), "f")
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + unit


def rounded(value: object, decimals: int) -> str:
    """The number with so many decimals, half up: 176.115 becomes 176.12."""
    text = plain(value)
    separator = "," in text
    made = printed(number(text, "小数"), decimals, separator=separator) if text else ""
    return _again(value, made)


def separated(value: object) -> str:
    """The number with a comma after every three digits; its decimals stay."""
    text = plain(value)
    made = printed(number(text, "千分位"), separator=True) if text else ""
    return _again(value, made)


def amount(value: object) -> PrintedAmount | None:
    """The amount that a form printed, with or without a note; None for any other value."""
    bare = value.bare if isinstance(value, Noted) else value
    return bare if isinstance(bare, PrintedAmount) else None


def _again(value: object, text: str) -> str:
    known = amount(value)
    return text if known is None else known.again(text)


def plain(value: object) -> str:
    """The value as text: a word that is not there raises, None is blank."""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value).strip()


def number(text: str, name: str) -> Decimal:
    """The number a text stands for; ValueError says which filter wanted one."""
    try:
        return parse_amount(text, signed=True)
    except AmountError as error:
        raise ValueError(f"{error.message}，不能用“|{name}”") from error
