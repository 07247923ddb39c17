"""The kinds of text a person may write in one field, each checked where it is read.

Everything arrives as text. A value that cannot be read is said in plain Chinese, with the repair.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Final

from msgspec import Meta

from reportgen.model.written import Check, Refused, editors
from reportgen.money import AmountError, parse_amount
from reportgen.national import MONEY_UNITS, STAGES
from reportgen.patterns import pattern

PRIVATE: Final = pattern(r"否\s*[（(]\s*(?P<reason>\S.*)[）)]")
"""公开: what a project says that is not public."""

_YEAR: Final = pattern("20[0-9]{2}年?")
_WEIGHT: Final = pattern(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*分?")
_WIDE: Final = {**{ord("０") + digit: str(digit) for digit in range(10)}, ord("．"): "."}


def _amount(text: str) -> object:
    try:
        return parse_amount(text)
    except AmountError as error:
        raise Refused(error.message, error.hint, error.certain) from error


def _year(text: str) -> object:
    if not _YEAR.fullmatch(text):
        certain = _narrow(text, _YEAR)
        hint = f"写成 {certain}" if certain else "写四位数的年份，例如 2023"
        raise Refused(f"“{text}”不是年度", hint, certain)
    return int(text[:4])


def _yes(text: str) -> object:
    if text not in {"是", "否"}:
        raise Refused(f"这里只能写“是”或“否”，写的是“{text}”")
    return text == "是"


def one_of(*allowed: str) -> Callable[[str], object]:
    """A reader that takes only the given words."""

    def read(text: str) -> object:
        if text not in allowed:
            raise Refused(f"“{text}”不在可选的写法里", f"可以写：{'、'.join(allowed)}")
        return text

    return read


def _public(text: str) -> object:
    if text != "是" and not PRIVATE.fullmatch(text):
        what = "没有写理由" if text == "否" else "看不懂"
        raise Refused(f"“{text}”{what}", "写“是”，或“否（理由）”，例如　公开: 否（涉密）")
    return text


def _not_blank(text: str) -> object:
    if not text.strip():
        raise Refused("这里不能是空的")
    return text


def _attachment(text: str) -> object:
    if text.startswith("附件"):
        rest = text.removeprefix("附件").strip(" ：:")
        raise Refused(
            f"“{text}”里的“附件”不用写，模板里已经有了", f"只写号，例如　附件号: {rest or 2}"
        )
    return text


def _weight(text: str) -> object:
    match = _WEIGHT.fullmatch(text)
    if not match:
        certain = _narrow(text, _WEIGHT)
        hint = f"写成 {certain}" if certain else "只写数，例如 10 或 7.5"
        raise Refused(f"分值“{text}”不是数", hint, certain)
    return Decimal(match[1])


def _narrow(text: str, wanted: re.Pattern[str]) -> str:
    """The text with digits of usual width, where that is all that it wants."""
    narrow = text.translate(_WIDE)
    return narrow if wanted.fullmatch(narrow) else ""


TEXT_TYPES: Final = ("string", "number", "boolean", "null")
_TEXT: Final = editors({"type": list(TEXT_TYPES)})


def _like(pattern: str, message: str) -> Meta:
    """What makes editors take only such texts; numbers they take as they are."""
    pattern = rf"^\s*(?:{pattern})\s*$"
    return editors({"type": list(TEXT_TYPES), "pattern": pattern, "errorMessage": message})


def choice(*allowed: str, about: Mapping[str, str] = MappingProxyType({})) -> tuple[Check, Meta]:
    """What makes a text field take only the given words, in reportgen and in editors.

    `about` says what each word means; editors show it beside the word.
    """
    schema: dict[str, object] = {"enum": [*allowed, None]}
    if about:
        schema["enumDescriptions"] = [*(about[word] for word in allowed), "没有填"]
    return Check(one_of(*allowed)), editors(schema)


Line = Annotated[str, Check(_not_blank), Meta(max_length=500), _TEXT]
LongText = Annotated[str, Check(_not_blank), Meta(max_length=20_000), _TEXT]
Blankable = Annotated[str, Meta(max_length=500), _TEXT]
_SUM: Final = _like("[-+]?[0-9][0-9,]*(?:[.][0-9]+)?", "金额只写数，不写单位，例如 36.00")
_POINTS: Final = _like("[0-9]{1,3}(?:[.][0-9]{1,2})?\\s*分?", "只写数，例如 10 或 7.5")
_FOUR: Final = _like("20[0-9]{2}年?", "写四位数的年份，例如 2023")
_OPEN: Final = _like(
    "是|否\\s*[（(][\\s\\S]*[）)]", "写“是”，或“否（理由）”，例如　公开: 否（涉密）"
)
Amount = Annotated[Decimal, Check(_amount), _SUM]
Weight = Annotated[Decimal, Check(_weight), _POINTS]
Year = Annotated[int, Check(_year), _FOUR]
Public = Annotated[str, Check(_public), _OPEN]
YesNo = Annotated[bool, Check(_yes), editors({"enum": ["是", "否", None]})]
_PER_UNIT: Final = {unit: f"每个金额都按{unit}写" for unit in MONEY_UNITS}
MoneyUnit = Annotated[str, *choice(*MONEY_UNITS, about=_PER_UNIT)]
Stage = Annotated[str, *choice(*STAGES, about=STAGES)]
Code = Annotated[str, Check(_not_blank), Meta(max_length=60), _TEXT]
Attachment = Annotated[Code, Check(_attachment)]
Requirement = Annotated[str, *choice("硬性", "一般", "否")]
