"""Whether a value of 其他栏目 is of the type its form declares."""

from typing import Final

from reportgen.form.own import CHOICE, MONEY, TABLE, Column, OwnField
from reportgen.money import AmountError, parse_amount
from reportgen.patterns import pattern

LONGEST: Final = 20_000
_PATTERNS: Final = {
    "数": (pattern(r"-?[0-9]{1,18}(\.[0-9]{1,6})?"), "只写数，例如 12 或 3.5"),
    "日期": (
        pattern(r"20[0-9]{2}(-[01]?[0-9](-[0-3]?[0-9])?|年([01]?[0-9]月([0-3]?[0-9]日)?)?)"),
        "写成 2024-03-15 或 2024年3月",
    ),
}


def wrong(value: str, field: OwnField | Column) -> tuple[str, str] | None:
    """What is wrong with a value, and what to write instead; None where it is right."""
    if len(value) > LONGEST:
        return f"太长了，有{len(value)}个字", f"最多{LONGEST}个字"
    if field.type == CHOICE and value not in field.choices:
        return f"“{value}”不在选项里", f"可以写：{'、'.join(field.choices)}"
    if field.type in _PATTERNS and not _PATTERNS[field.type][0].fullmatch(value):
        return f"“{value}”不是{field.type}", _PATTERNS[field.type][1]
    if field.type == MONEY:
        try:
            parse_amount(value)
        except AmountError as error:
            return error.message, error.hint
    return None


def example(name: str, field: OwnField) -> str:
    """How a field is written."""
    if field.type != TABLE:
        return f"写成　{name}: …"
    first, *rest = field.columns
    return "\n".join((f"{name}:", f"  - {first}: …", *(f"    {column}: …" for column in rest)))
