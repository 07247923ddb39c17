"""How a form prints: the decimals of money, a 指标值, a 三级指标."""

import re
from typing import Annotated

from msgspec import field

from reportgen.model.scalars import Line, choice
from reportgen.model.written import Check, Refused, Written, about, editors, example

AS_TYPED = "按填写"
SAME_AS_NAME = "同名称"


def _decimals(text: str) -> object:
    if text != AS_TYPED and not re.fullmatch("[0-6]", text):
        raise Refused(f"小数位数“{text}”看不懂", f"写 0 到 6，或“{AS_TYPED}”")
    return None if text == AS_TYPED else int(text)


def _length(text: str) -> object:
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise Refused(f"字数“{text}”看不懂", "写 1 到 999 的整数，例如 15")
    return int(text)


Decimals = Annotated[int | None, Check(_decimals), editors({"enum": [AS_TYPED, *range(7), None]})]
Length = Annotated[
    int,
    Check(_length),
    editors({"type": ["integer", "string", "null"]}),
]


class Rounding(Written, frozen=True, kw_only=True):
    """Decimals of printed money; 按填写 keeps the digits as typed."""

    amount: Decimals = field(name="金额", default=None)
    total: Decimals = field(name="合计", default=None)
    expression: Decimals = field(name="算式", default=None)


class NoSign(Written, frozen=True, kw_only=True):
    """What stands in the column 比较符 for a 指标值 that has none."""

    number: Annotated[Line | None, about("只是一个数，如 24次")] = field(name="数", default=None)
    words: Annotated[Line | None, about("一句话，如 良好")] = field(name="文字", default=None)
    other: Annotated[Line | None, about("范围、日期、约数，如 5-10个")] = field(
        name="其他", default=None
    )


class TargetStyle(Written, frozen=True, kw_only=True):
    """How a 指标值 is printed."""

    equals: Annotated[str, *choice("保留", "去掉")] = field(name="等号", default="保留")
    percent: Annotated[str, *choice(AS_TYPED, "%", "百分比")] = field(
        name="百分号", default=AS_TYPED
    )
    no_sign: NoSign = field(name="无比较符", default=NoSign())


class IndicatorStyle(Written, frozen=True, kw_only=True):
    """How a 三级指标 is printed, and what stands where an indicator says nothing of its own."""

    length: Annotated[Length | None, about("名称最多印几个字；不写就全印"), example("15")] = field(
        name="字数", default=None
    )
    remark: Annotated[Line | None, about(f"没写指标说明时印什么；“{SAME_AS_NAME}”就印名称")] = (
        field(name="指标说明", default=None)
    )
    basis: Annotated[Line | None, about("没写指标值依据时印什么"), example("年初工作计划")] = field(
        name="指标值依据", default=None
    )
