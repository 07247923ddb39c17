"""绩效指标 as people write it: category → 三级指标 → target or block, or a list of sentences."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Final

from msgspec import field

from reportgen import source
from reportgen.model.binding import mapping_of, record, text
from reportgen.model.editing import block_schema, shared
from reportgen.model.gather import Gather, excerpt
from reportgen.model.own import Own, OwnValues
from reportgen.model.places import Path
from reportgen.model.scalars import TEXT_TYPES, Blankable, Weight, YesNo
from reportgen.model.written import Reads, Written, about, editors, example
from reportgen.national import CATEGORY, CATEGORY_NAMES, DIMENSIONS
from reportgen.source.pairs import WIDE, pair
from reportgen.target import split_weight

_FIELD_IN_TEXT = re.compile(
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


def read_indicators(node: source.Node, path: Path, gather: Gather) -> object:
    """The categories in the order typed, each with its indicators by name."""
    if not isinstance(node, source.Mapping):
        gather.not_a_mapping(node, path, ())
        return None
    data: dict[str, object] = {}
    for entry in node.entries:
        name = CATEGORY_NAMES.get(entry.key.text)
        if name is None:
            _unknown_category(entry.key, gather)
        elif name in data:
            gather.twice(entry.key, name, gather.keys[*path, name])
        else:
            data[name] = _category(entry.value, gather.key((*path, name), entry), gather)
    return data


def read_indicator(node: source.Node, path: Path, gather: Gather) -> object:
    """One indicator: a target with perhaps a weight in brackets, or a block."""
    if isinstance(node, source.Sequence):
        gather.not_a_text(node, path)
        return {}
    if isinstance(node, source.Mapping):
        return _with_weight(record(node, Indicator, path, gather), path, gather)
    target = text(node, path, gather)
    return {} if target is None else _with_weight({"指标值": target}, path, gather)


def read_standards(node: source.Node, path: Path, gather: Gather) -> object:
    """共性指标: names of standard indicators, or names with what differs."""
    if not isinstance(node, source.Sequence):
        return mapping_of(read_indicator)(node, path, gather)
    names: dict[str, object] = {}
    for number, item in enumerate(node.items):
        name = _item(item, gather.item((*path, number), item), gather)
        if name in names:
            gather.item_twice(item, name, gather.keys[*path, name])
        elif name:
            gather.keys[*path, name] = item
            names[name] = {}
    return names


def read_excuses(node: source.Node, path: Path, gather: Gather) -> object:
    """不适用: categories, each with the reason."""
    if not isinstance(node, source.Mapping):
        return mapping_of(text)(node, path, gather)
    reasons: dict[str, object] = {}
    for entry in node.entries:
        name = CATEGORY_NAMES.get(entry.key.text)
        if name is None:
            gather.unknown_key(entry.key, tuple(CATEGORY), {})
        else:
            reasons[name] = text(entry.value, gather.key((*path, name), entry), gather)
    return reasons


def _unknown_category(key: source.Scalar, gather: Gather) -> None:
    if key.text in DIMENSIONS or f"{key.text}指标" in DIMENSIONS:
        hint = f"去掉“{key.text}”这一层，直接写数量指标、质量指标等二级指标"
        gather.say("S204", key.place, f"一级指标“{key.text}”不用写，由二级指标推出", hint)
    else:
        gather.unknown_key(key, tuple(CATEGORY), {})


def _category(node: source.Node, path: Path, gather: Gather) -> object:
    if isinstance(node, source.Scalar) and node.empty:
        return {}
    if isinstance(node, source.Sequence):
        return _sentences(node, path, gather)
    return mapping_of(read_indicator)(node, path, gather) or {}


def _sentences(node: source.Sequence, path: Path, gather: Gather) -> dict[str, object]:
    rows: dict[str, object] = {}
    for item in node.items:
        if isinstance(item, source.Mapping):
            names = "、".join(entry.key.text for entry in item.entries)
            message = f"“{path[-1]}”下的“{names}”前多了“-”"
            gather.say("S208", item.place, message, "去掉“-”，写成　名称: 指标值")
            continue
        sentence = _item(item, path, gather)
        if sentence in rows:
            gather.item_twice(item, sentence, gather.keys[*path, sentence])
        elif sentence:
            gather.keys[*path, sentence] = gather.values[*path, sentence] = item
            rows[sentence] = {"sentence": True}
    return rows


def _item(node: source.Node, path: Path, gather: Gather) -> str:
    """One item of a list of texts; an empty one is said, and comes back empty."""
    if isinstance(node, source.Scalar) and not node.text.strip():
        name = next(part for part in reversed(path) if isinstance(part, str))
        hint = "在“-”后面写上内容；不要这一项就删去这一行"
        gather.say("S205", node.place, f"“{name}”里有一项是空的", hint)
        return ""
    return text(node, path, gather) or ""


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
    typed = gather.places().typed(*path, "指标值") or gather.places().typed(*path)
    for line in typed.continued if typed else ():
        if (named := pair(line)) and named.target:
            message = f"下一行“{excerpt(line)}”接进了“{path[-1]}”的指标值，两行读成了一个值"
            hint = f"如果是另一个指标，前面的空格和“{path[-1]}”一样多，写成\n{named}\n"
            gather.say_of(path, "S206", message, f"{hint}如果是同一个值，写在一行里")
            return


def shared_schemas() -> dict[str, dict[str, object]]:
    """The definitions that editors' schemas share; `x-ref` names one of them where it is used."""
    text: dict[str, object] = {"type": list(TEXT_TYPES)}
    rows = {"type": ["object", "null"], "additionalProperties": shared("三级指标")}
    sentences = {"type": "array", "items": text}
    return {
        "三级指标": {"anyOf": [text, block_schema(Indicator, {})]},
        "二级指标": {"anyOf": [{"type": "null"}, rows, sentences]},
    }


_INDICATORS_SCHEMA: Final = {
    "type": ["object", "null"],
    "properties": {name: shared("二级指标") for name in CATEGORY_NAMES},
    "additionalProperties": False,
}
_STANDARDS_SCHEMA: Final = {
    "anyOf": [
        {"type": "null"},
        {"type": ["object", "null"], "additionalProperties": shared("三级指标")},
        {"type": "array", "items": {"type": list(TEXT_TYPES)}},
    ]
}

Indicators = Annotated[
    Mapping[str, Mapping[str, Indicator]],
    Reads(read_indicators),
    editors(_INDICATORS_SCHEMA),
]
Standards = Annotated[Mapping[str, Indicator], Reads(read_standards), editors(_STANDARDS_SCHEMA)]
