"""One 三级指标 as people write it: a target, perhaps with its weight in brackets, or a block."""

import re
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import field

from reportgen import source
from reportgen.model.binding import record
from reportgen.model.gather import Gather, excerpt
from reportgen.model.own import Own, OwnValues
from reportgen.model.places import Path
from reportgen.model.readers import text
from reportgen.model.scalars import Blankable, Weight, YesNo
from reportgen.model.written import Written, about, example
from reportgen.patterns import pattern
from reportgen.source.pairs import WIDE, pair
from reportgen.target import split_weight

_FIELD_IN_TEXT = pattern(
    r"[，,；;、\s](?P<key>分值|权重|指标说明|指标值依据|打印名称|指标值|核心|上年值)"
    rf"\s*[{WIDE}:]"
)


class Indicator(Written, frozen=True, kw_only=True):
    """What stands under the name of a 三级指标."""

    synonyms: ClassVar = {
        "权重": "分值",
        "分值权重": "分值",
        "目标值": "指标值",
        "绩效指标值": "指标值",
        "绩效指标描述": "指标说明",
        "指标解释": "指标说明",
        "说明": "指标说明",
        "指标值确定依据": "指标值依据",
        "上年自评值": "上年值",
    }

    target: Annotated[
        Blankable | None, about("数、单位和比较符写在一起"), example("≥90%", "24次", "良好")
    ] = field(name="指标值", default=None)
    weight: Annotated[Weight | None, about("分值，只写数"), example("10")] = field(
        name="分值", default=None
    )
    remark: Annotated[Blankable | None, example("问卷调查")] = field(name="指标说明", default=None)
    basis: Annotated[Blankable | None, example("年初工作计划")] = field(
        name="指标值依据", default=None
    )
    printed: Annotated[
        Blankable | None, about('印出来的名称与左边不同时写；写 "" 则只印指标值')
    ] = field(name="打印名称", default=None)
    core: Annotated[YesNo | None, about("是否列入部门整体绩效目标")] = field(
        name="核心", default=None
    )
    last_year: Blankable | None = field(name="上年值", default=None)
    extra: Annotated[OwnValues, about("本表样自己的栏目")] = field(
        name="其他栏目", default_factory=Own
    )
    sentence: bool = False


def read_indicator(node: source.Node, path: Path, gather: Gather) -> object:
    """One indicator: a target with perhaps a weight in brackets, or a block."""
    if isinstance(node, source.Sequence):
        gather.not_a_text(node, path)
        return {}
    if isinstance(node, source.Mapping):
        return _with_weight(record(node, Indicator, path, gather), path, gather)
    target = text(node, path, gather)
    return {} if target is None else _with_weight({"指标值": target}, path, gather)


def _with_weight(data: dict[str, object], path: Path, gather: Gather) -> dict[str, object]:
    target = data.get("指标值")
    if not isinstance(target, str):
        return data
    _lost_fields(target, path, gather)
    _lost_names(path, gather)
    rest, weight = split_weight(target)
    if weight is None:
        return data
    typed = data.get("分值")
    if isinstance(typed, str) and not _same_number(typed.removesuffix("分").strip(), weight):
        message = f"“{path[-1]}”的分值写了两个：“{typed}”和“{weight}”"
        gather.say("S209", gather.places().at(*path, "分值"), message, "只留一个")
    return {**data, "指标值": rest, "分值": weight}


def _same_number(typed: str, weight: str) -> bool:
    plain = re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)?", typed)
    return typed == weight or (plain is not None and Decimal(typed) == Decimal(weight))


def _lost_fields(target: str, path: Path, gather: Gather) -> None:
    for match in _FIELD_IN_TEXT.finditer(target):
        message = f"“{match['key']}”混在“{path[-1]}”的指标值里，没有读进去"
        hint = f"另起一行写：\n指标值: {target[: match.start()].strip()}\n{match['key']}: …"
        gather.say("S206", gather.places().at(*path, "指标值"), message, hint)


def _lost_names(path: Path, gather: Gather) -> None:
    """Further lines of a target that read like the next indicator."""
    places = gather.places()
    at = (*path, "指标值") if places.typed(*path, "指标值") else path
    typed = places.typed(*at)
    for line in typed.continued if typed else ():
        if (named := pair(line)) and named.target:
            message = f"下一行“{excerpt(line)}”接进了“{path[-1]}”的指标值，两行读成了一个值"
            hint = f"如果是另一个指标，前面的空格和“{path[-1]}”一样多，写成\n{named}\n"
            gather.say_of(at, "S206", message, f"{hint}如果是同一个值，写在一行里")
            return
