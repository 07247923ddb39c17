"""One budget project as a person writes it."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from msgspec import field

from reportgen import source
from reportgen.model.binding import mapping_of, text
from reportgen.model.explanations import Explanations
from reportgen.model.gather import Gather
from reportgen.model.indicators import Indicators, Standards, read_excuses
from reportgen.model.own import Own, OwnValues
from reportgen.model.places import Path
from reportgen.model.scalars import (
    PRIVATE,
    TEXT_TYPES,
    Amount,
    Blankable,
    Code,
    Line,
    LongText,
    Public,
)
from reportgen.model.written import Reads, Written, about, editors, example
from reportgen.national import CATEGORY_NAMES, FISCAL, SOURCE_NAMES
from reportgen.source.pairs import WIDE

_UNIT_KEYS: Final = ("单位名称", "年度", "表样", "金额单位", "附件号", "默认", "基础数据")
_SOURCE: Final = re.compile(r"(?:(?P<name>[^\d\s]\S{0,30}?)\s{0,9})??(?P<amount>[\d.,]\S{0,40})")


def _read_funds(node: source.Node, path: Path, gather: Gather) -> object:
    if isinstance(node, source.Scalar) and not node.empty and not _looks_like_fields(node.text):
        hint = f"来源单独一行，来源和金额之间用英文冒号加空格：\n资金:\n{_sources_in(node.text)}"
        gather.say_of(path, "S204", "“资金”要写明来源", hint)
        return None
    return mapping_of(text)(_renamed(node, path, gather), path, gather)


def _sources_in(typed: str) -> str:
    """The lines to write instead of a text: each with its source, a bare amount as 财政拨款."""
    lines = [line.strip() for line in typed.split("\n") if line.strip()]
    found = [_SOURCE.fullmatch(line) for line in lines]
    if not all(found) or len(lines) > 10:
        return "  财政拨款: 36.00"
    return "\n".join(f"  {m['name'] or FISCAL}: {m['amount']}" for m in found if m)


def _looks_like_fields(value: str) -> bool:
    return any(colon in value for colon in f":{WIDE}")


def _renamed(node: source.Node, path: Path, gather: Gather) -> source.Node:
    if not isinstance(node, source.Mapping):
        return node
    seen: dict[str, source.Entry] = {}
    for entry in node.entries:
        name = SOURCE_NAMES.get(entry.key.text, entry.key.text)
        if name in seen:
            gather.twice(entry.key, name, seen[name].key)
        else:
            key = source.Scalar(name, entry.key.place, entry.key.quoted)
            seen[name] = source.Entry(key, entry.value)
    del path
    return source.Mapping(tuple(seen.values()), node.place)


def _read_costing(node: source.Node, path: Path, gather: Gather) -> object:
    if isinstance(node, source.Scalar) and not node.empty and not _looks_like_fields(node.text):
        gather.values[*path, "测算"] = node
        return {"测算": text(node, path, gather)}
    return mapping_of(text)(node, path, gather)


_COSTING_SCHEMA: Final = {
    "anyOf": [
        {"type": list(TEXT_TYPES)},
        {"type": ["object", "null"], "additionalProperties": {"type": list(TEXT_TYPES)}},
    ]
}

Funds = Annotated[Mapping[str, Amount | None], Reads(_read_funds)]
Costing = Annotated[Mapping[str, str | None], Reads(_read_costing), editors(_COSTING_SCHEMA)]


class Project(Written, frozen=True, kw_only=True):
    """The keys of a project file; 项目名称, 资金, 年度总体目标 and 绩效指标 are required."""

    synonyms: ClassVar = {
        "绩效目标": "年度总体目标",
        "总体目标": "年度总体目标",
        "年度目标": "年度总体目标",
        "年度绩效目标": "年度总体目标",
        "指标": "绩效指标",
        "年度绩效指标": "绩效指标",
        "项目资金": "资金",
        "支出测算": "测算",
        "测算依据": "测算",
        "支出计划": "资金支出计划",
        "用款计划": "资金支出计划",
        "项目起止时间": "项目期",
        "实施期限": "项目期",
        "上年预算数": "上年预算",
        "标准指标": "共性指标",
        "忽略检查": "情况说明",
    }
    elsewhere: ClassVar = {
        **{
            name: f"“{name}”要写在“资金”下面"
            for name in SOURCE_NAMES
            if name not in {"其他", "其它"}
        },
        **{name: f"“{name}”要写在“绩效指标”下面" for name in CATEGORY_NAMES},
        **dict.fromkeys(_UNIT_KEYS, "这是整个单位的，写在 unit.yaml 里"),
        "指标值": "“指标值”要写在“绩效指标”里某个指标的下面",
    }

    name: Annotated[Line, example("村级创新社会管理工作经费")] = field(name="项目名称")
    code: Code | None = field(name="项目编码", default=None)
    category: Annotated[Line | None, example("3-特定目标类")] = field(name="项目类别", default=None)
    attribute: Annotated[Line | None, example("经常性项目")] = field(name="项目属性", default=None)
    period: Annotated[Line | None, example("一年")] = field(name="项目期", default=None)
    template: Annotated[Line | None, example("补贴发放")] = field(name="指标模板", default=None)
    department: Line | None = field(name="主管部门", default=None)
    department_code: Code | None = field(name="主管部门代码", default=None)
    implementer: Line | None = field(name="实施单位", default=None)
    implementer_code: Code | None = field(name="实施单位代码", default=None)
    task: Annotated[Line | None, about("部门年度主要任务的名称")] = field(
        name="对应任务", default=None
    )
    funds: Annotated[Funds, about("资金来源和金额，金额只写数")] = field(name="资金")
    ceiling: Annotated[Amount | None, about("财政下达的控制数")] = field(
        name="控制数", default=None
    )
    last_year: Amount | None = field(name="上年预算", default=None)
    purpose: LongText | None = field(name="资金用途", default=None)
    spend_plan: Annotated[
        Mapping[str, Blankable | None], about("各时点累计支出，例如　3月底: 25%")
    ] = field(name="资金支出计划", default_factory=dict)
    grounds: LongText | None = field(name="立项依据", default=None)
    goal: Annotated[LongText, about("本年要达到的目标，可以分行写")] = field(name="年度总体目标")
    costing: Annotated[
        Costing, about("数量 × 标准 × 期数，一项一行，例如　补助: 18村 × 20000元/村")
    ] = field(name="测算", default_factory=dict)
    indicators: Annotated[Indicators, about("二级指标 → 三级指标 → 指标值")] = field(
        name="绩效指标"
    )
    standards: Annotated[Standards, about("从指标库取用的指标")] = field(
        name="共性指标", default_factory=dict
    )
    not_applicable: Annotated[
        Mapping[str, Blankable | None], Reads(read_excuses), about("没有的二级指标和理由")
    ] = field(name="不适用", default_factory=dict)
    explanations: Annotated[Explanations, about("检查结果的名称或代码 → 理由")] = field(
        name="情况说明", default_factory=dict
    )
    public: Annotated[Public | None, about("是，或　否（理由）")] = field(name="公开", default=None)
    extra: Annotated[OwnValues, about("本表样自己的栏目")] = field(
        name="其他栏目", default_factory=Own
    )

    @property
    def publicity(self) -> tuple[str, str]:
        """是 or 否 and the reason; both "" where the project does not say."""
        private = PRIVATE.fullmatch(self.public or "")
        return ("否", private["reason"].strip()) if private else (self.public or "", "")
