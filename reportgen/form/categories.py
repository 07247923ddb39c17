"""二级指标 in form.yaml: how each is printed, whether it must be filled, where it goes instead."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import field

from reportgen import source
from reportgen.model.binding import record
from reportgen.model.gather import Gather
from reportgen.model.places import Path
from reportgen.model.readers import mapping_of
from reportgen.model.scalars import Line, Requirement, choice
from reportgen.model.written import Reads, Written, about
from reportgen.national import CATEGORY, CATEGORY_NAMES, DIMENSIONS


class CategoryRule(Written, frozen=True, kw_only=True):
    """How one 二级指标 is printed and whether it must be filled."""

    label: Annotated[Line | None, about("印在表上的字")] = field(name="打印", default=None)
    required: Annotated[Requirement, about("硬性、一般 或 否")] = field(name="必填", default="否")
    dimension: Annotated[
        str | None, *choice(*DIMENSIONS), about("属于哪个一级指标；不写就按全国的分类")
    ] = field(name="一级指标", default=None)
    heading: Annotated[str, *choice("印", "不印"), about("不印：这个二级指标的名称空着")] = field(
        name="标题", default="印"
    )
    into: Annotated[
        str | None, *choice(*CATEGORY), about("本表样没有这个二级指标，填了的印在哪个下面")
    ] = field(name="归入", default=None)


def _read_categories(node: source.Node, path: Path, gather: Gather) -> object:
    if isinstance(node, source.Mapping):
        for entry in node.entries:
            if CATEGORY_NAMES.get(entry.key.text) != entry.key.text:
                gather.unknown_key(entry.key, tuple(CATEGORY), {})
    data = mapping_of(_read_category)(node, path, gather)
    rules = data if isinstance(data, dict) else {}
    for name, rule in rules.items():
        into = rule.get("归入")
        if into == name or (into in rules and rules[into].get("归入")):
            message = f"“{name}”归入“{into}”，“{into}”自己又归入别处"
            place = gather.places().at(*path, name, "归入")
            gather.say("S205", place, message, "直接写最后印在哪个二级指标下面")
    return data


def _read_category(node: source.Node, path: Path, gather: Gather) -> object:
    empty = isinstance(node, source.Scalar) and node.empty
    return {} if empty else record(node, CategoryRule, path, gather)


Categories = Annotated[Mapping[str, CategoryRule], Reads(_read_categories)]
"""The 二级指标 that a form says something of."""
