"""Numbers and money in templates: rounded half up, with separators, in another unit."""

from decimal import Decimal
from typing import Final

from jinja2 import Undefined

from reportgen.money import MAX_DECIMALS, AmountError, PrintedAmount, convert, parse_amount, printed

DECIMALS: Final = range(MAX_DECIMALS + 1)


def in_unit(unit: str, value: object) -> str:
    """Money in 元, or a printed amount, in a unit, without zeros at its end; blank stays blank."""
    text = plain(value)
    if not text:
        return ""
    yuan = value.yuan if isinstance(value, PrintedAmount) else number(text, unit)
    digits = format(convert(yuan, "元", unit), "f")
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + unit


def rounded(value: object, decimals: int) -> str:
    """The number with so many decimals, half up: 176.115 becomes 176.12."""
    text = plain(value)
    separator = "," in text
    made = printed(number(text, "小数"), decimals, separator=separator) if text else ""
    return value.again(made) if isinstance(value, PrintedAmount) else made


def separated(value: object) -> str:
    """The number with a comma after every three digits; its decimals stay."""
    text = plain(value)
    made = printed(number(text, "千分位"), separator=True) if text else ""
    return value.again(made) if isinstance(value, PrintedAmount) else made


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
