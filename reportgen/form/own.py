"""The fields of its own that a form declares: on units, projects, sources of money, indicators."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Final

from msgspec import field

from reportgen import source
from reportgen.model.binding import record
from reportgen.model.gather import Gather
from reportgen.model.places import Path
from reportgen.model.readers import mapping_of
from reportgen.model.scalars import Line, YesNo, choice
from reportgen.model.written import Reads, Written, about

LONG, TABLE, CHOICE, MONEY, TARGET = "长文", "表", "选项", "金额", "指标"
MOST_COLUMNS: Final = 63
COLUMN_TYPES: Final = ("文字", "数", MONEY, "日期", CHOICE)
FIELD_TYPES: Final = ("文字", LONG, "数", MONEY, "日期", CHOICE, TABLE, TARGET)


def _read_column(node: source.Node, path: Path, gather: Gather) -> object:
    return _consistent(_block(node, Column, path, gather), path, gather)


def _read_field(node: source.Node, path: Path, gather: Gather) -> object:
    return _consistent(_block(node, OwnField, path, gather), path, gather)


def _read_fields(node: source.Node, path: Path, gather: Gather) -> object:
    data = _block(node, OwnFields, path, gather)
    for place, name in _tables_in_rows(data):
        message = f"“{name}”在每一行里，类型不能是“{TABLE}”"
        at = gather.places().key(*path, place, name)
        gather.say("S205", at, message, "写到“项目”或“单位”下面")
    for name in _fields(data, "资金来源"):
        if name in _fields(data, "项目"):
            message = f"“{name}”在“项目”和“资金来源”下面都写了"
            at = gather.places().key(*path, "资金来源", name)
            gather.say("S201", at, message, "只留一处，或者改名")
    return data


def _block(
    node: source.Node, model: type[Written], path: Path, gather: Gather
) -> dict[str, object]:
    """The block; what is only named, with nothing under it, is as it is by default."""
    empty = isinstance(node, source.Scalar) and node.empty
    return {} if empty else record(node, model, path, gather)


def _tables_in_rows(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for place in ("资金来源", "指标"):
        for name, own in _fields(data, place).items():
            if isinstance(own, dict) and own.get("类型") == TABLE:
                yield place, name


def _fields(data: Mapping[str, object], place: str) -> Mapping[str, object]:
    found = data.get(place)
    return found if isinstance(found, dict) else {}


def _consistent(data: dict[str, object], path: Path, gather: Gather) -> dict[str, object]:
    """The field; a 选项 without choices and a 表 without columns are said, and the reverse."""
    at, columns = gather.places(), data.get("列")
    if isinstance(columns, dict) and len(columns) > MOST_COLUMNS:
        message = f"“{path[-1]}”有{len(columns)}列，Word的表最多{MOST_COLUMNS}列"
        gather.say("S205", at.key(*path, "列"), message, "分成几张表")
    for kind, key, example in ((CHOICE, "选项", "选项: [是, 否]"), (TABLE, "列", "列:\n  名称:")):
        if data.get("类型") == kind and not data.get(key):
            gather.say("S203", at.key(*path), f"“{path[-1]}”缺少“{key}”", f"例如　{example}")
        elif data.get("类型") != kind and data.get(key):
            message = f"“{path[-1]}”的类型不是“{kind}”，不用写“{key}”"
            gather.say("S205", at.key(*path, key), message, f"加上　类型: {kind}　或者去掉“{key}”")
    return data


class Column(Written, frozen=True, kw_only=True):
    """One column of a 表."""

    type: Annotated[str, *choice(*COLUMN_TYPES)] = field(name="类型", default="文字")
    required: YesNo = field(name="必填", default=False)
    choices: tuple[Line, ...] = field(name="选项", default=())


class OwnField(Written, frozen=True, kw_only=True):
    """One of the form's own 其他栏目."""

    type: Annotated[str, *choice(*FIELD_TYPES)] = field(name="类型", default="文字")
    required: YesNo = field(name="必填", default=False)
    choices: tuple[Line, ...] = field(name="选项", default=())
    columns: Annotated[
        Mapping[str, Column],
        Reads(mapping_of(_read_column)),
        about("类型是表时：列名 → 这一列的类型"),
    ] = field(name="列", default_factory=dict)


_Fields = Annotated[Mapping[str, OwnField], Reads(mapping_of(_read_field))]


class OwnFields(Written, frozen=True, kw_only=True):
    """Where the form's own fields may be written."""

    unit: _Fields = field(name="单位", default_factory=dict)
    project: _Fields = field(name="项目", default_factory=dict)
    source: Annotated[_Fields, about("每个资金来源各填一个值，例如　执行数")] = field(
        name="资金来源", default_factory=dict
    )
    indicator: _Fields = field(name="指标", default_factory=dict)


Extra = Annotated[OwnFields, Reads(_read_fields)]
