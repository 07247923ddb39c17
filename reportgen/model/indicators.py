"""绩效指标 as people write it: category → 三级指标 → target or block, or a list of sentences."""

from collections.abc import Mapping
from typing import Annotated, Final

from reportgen import source
from reportgen.model.editing import block_schema, shared
from reportgen.model.gather import Gather
from reportgen.model.indicator import Indicator, read_indicator
from reportgen.model.places import Path
from reportgen.model.readers import mapping_of, text
from reportgen.model.scalars import TEXT_TYPES
from reportgen.model.written import Reads, editors
from reportgen.national import CATEGORY, CATEGORY_NAMES, DIMENSIONS


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
        elif name in reasons:
            gather.twice(entry.key, name, gather.keys[*path, name])
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


def shared_schemas() -> dict[str, dict[str, object]]:
    """The definitions that editors' schemas share, by their names."""
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
