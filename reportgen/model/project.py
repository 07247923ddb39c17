"""One budget project as a person writes it."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from pydantic import Field, WithJsonSchema

from reportgen import source
from reportgen.model.binding import Reads, Written, mapping_of, text
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
from reportgen.national import CATEGORY_NAMES, FISCAL, SOURCE_NAMES

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
    return "：" in value or ":" in value


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
        {"type": "object", "additionalProperties": {"type": list(TEXT_TYPES)}},
    ]
}

Funds = Annotated[Mapping[str, Amount | None], Reads(_read_funds)]
Costing = Annotated[Mapping[str, str | None], Reads(_read_costing), WithJsonSchema(_COSTING_SCHEMA)]


class Project(Written):
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

    name: Line = Field(alias="项目名称", examples=["村级创新社会管理工作经费"])
    code: Code | None = Field(None, alias="项目编码")
    category: Line | None = Field(None, alias="项目类别", examples=["3-特定目标类"])
    attribute: Line | None = Field(None, alias="项目属性", examples=["经常性项目"])
    period: Line | None = Field(None, alias="项目期", examples=["一年"])
    template: Line | None = Field(None, alias="指标模板", examples=["补贴发放"])
    department: Line | None = Field(None, alias="主管部门")
    department_code: Code | None = Field(None, alias="主管部门代码")
    implementer: Line | None = Field(None, alias="实施单位")
    implementer_code: Code | None = Field(None, alias="实施单位代码")
    task: Line | None = Field(None, alias="对应任务", description="部门年度主要任务的名称")
    funds: Funds = Field(alias="资金", description="资金来源和金额，金额只写数")
    ceiling: Amount | None = Field(None, alias="控制数", description="财政下达的控制数")
    last_year: Amount | None = Field(None, alias="上年预算")
    purpose: LongText | None = Field(None, alias="资金用途")
    spend_plan: Mapping[str, Blankable | None] = Field(
        default_factory=dict, alias="资金支出计划", description="各时点累计支出，例如　3月底: 25%"
    )
    grounds: LongText | None = Field(None, alias="立项依据")
    goal: LongText = Field(alias="年度总体目标", description="本年要达到的目标，可以分行写")
    costing: Costing = Field(
        default_factory=dict,
        alias="测算",
        description="数量 × 标准 × 期数，一项一行，例如　补助: 18村 × 20000元/村",
    )
    indicators: Indicators = Field(alias="绩效指标", description="二级指标 → 三级指标 → 指标值")
    standards: Standards = Field(
        default_factory=dict, alias="共性指标", description="从指标库取用的指标"
    )
    not_applicable: Annotated[Mapping[str, Blankable | None], Reads(read_excuses)] = Field(
        default_factory=dict, alias="不适用", description="没有的二级指标和理由"
    )
    explanations: Explanations = Field(
        default_factory=dict, alias="情况说明", description="检查结果的名称或代码 → 理由"
    )
    public: Public | None = Field(None, alias="公开", description="是，或　否（理由）")
    extra: OwnValues = Field(default_factory=Own, alias="其他栏目", description="本表样自己的栏目")

    @property
    def publicity(self) -> tuple[str, str]:
        """是 or 否 and the reason; both "" where the project does not say."""
        private = PRIVATE.fullmatch(self.public or "")
        return ("否", private["reason"].strip()) if private else (self.public or "", "")
