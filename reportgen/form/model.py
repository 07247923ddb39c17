"""What a county prescribes, as a form keeper writes it in form.yaml."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from reportgen import source
from reportgen.codes import BY_ID, Severity, named
from reportgen.form.own import Extra, OwnFields
from reportgen.form.weights import Weights
from reportgen.model.binding import Reads, Written, mapping_of, record, text
from reportgen.model.gather import Gather, did_you_mean
from reportgen.model.indicators import Indicators
from reportgen.model.places import Path
from reportgen.model.scalars import (
    Amount,
    Code,
    Line,
    MoneyUnit,
    Requirement,
    YesNo,
    choice,
    refuse,
)
from reportgen.national import CATEGORY, CATEGORY_NAMES, DIMENSIONS

AS_TYPED = "按填写"
OFF = "不查"
SAME_AS_NAME = "同名称"


def _decimals(text: object) -> object:
    if not isinstance(text, str):
        return text
    if text != AS_TYPED and not re.fullmatch("[0-6]", text):
        raise refuse(f"小数位数“{text}”看不懂", f"写 0 到 6，或“{AS_TYPED}”")
    return None if text == AS_TYPED else int(text)


def _length(text: object) -> object:
    if not isinstance(text, str):
        return text
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise refuse(f"字数“{text}”看不懂", "写 1 到 999 的整数，例如 15")
    return int(text)


def _file_name(text: object) -> object:
    if isinstance(text, str) and re.search(r"[/\\:]|^\.+$", text):
        raise refuse(f"“{text}”不是文件名", "只写文件名，把模板和 form.yaml 放在一起")
    return text


def _severity(text: object) -> object:
    labels = {severity.label: severity for severity in Severity} | {OFF: None}
    if not isinstance(text, str):
        return text
    if text not in labels:
        raise refuse(f"没有“{text}”这个级别", f"可以写：{'、'.join(labels)}")
    return labels[text]


def _read_defaults(node: source.Node, path: Path, gather: Gather) -> None:
    """默认 is project keys: it is merged into every project and read there."""
    if not isinstance(node, source.Mapping):
        gather.not_a_mapping(node, path, ())


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


def _read_severities(node: source.Node, path: Path, gather: Gather) -> object:
    """级别 is of business rules only: nothing else can be less than what it is."""
    business = [code for code in BY_ID.values() if code.id.startswith("B")]
    names = [name for code in business for name in (code.title, code.rule, code.id)]
    if isinstance(node, source.Mapping):
        for entry in node.entries:
            kind = named(entry.key.text)
            if kind and not kind.id.startswith("B"):
                message = f"“{entry.key.text}”的级别不能改，只有业务规则的级别可以"
                gather.say("S202", entry.key.place, message, "删去这一行")
            elif entry.key.text not in names:
                message = f"没有“{entry.key.text}”这种检查结果{did_you_mean(entry.key.text, names)}"
                hint = "写它的中文名、英文名或者代码；有哪些：reportgen explain --all"
                gather.say("S202", entry.key.place, message, hint)
    return mapping_of(text)(node, path, gather)


def _read_category(node: source.Node, path: Path, gather: Gather) -> object:
    empty = isinstance(node, source.Scalar) and node.empty
    return {} if empty else record(node, CategoryRule, path, gather)


Decimals = Annotated[
    int | None, BeforeValidator(_decimals), WithJsonSchema({"enum": [AS_TYPED, *range(7), None]})
]
Length = Annotated[
    int,
    BeforeValidator(_length),
    WithJsonSchema({"type": ["integer", "string", "null"]}),
]
FileName = Annotated[Line, BeforeValidator(_file_name)]
RuleSeverity = Annotated[
    Severity | None,
    BeforeValidator(_severity),
    WithJsonSchema({"enum": [*(severity.label for severity in Severity), OFF]}),
]


class CategoryRule(Written):
    """How one 二级指标 is printed and whether it must be filled."""

    label: Line | None = Field(None, alias="打印", description="印在表上的字")
    required: Requirement = Field("否", alias="必填", description="硬性、一般 或 否")
    dimension: Annotated[str | None, *choice(*DIMENSIONS)] = Field(
        None, alias="一级指标", description="属于哪个一级指标；不写就按全国的分类"
    )
    heading: Annotated[str, *choice("印", "不印")] = Field(
        "印", alias="标题", description="不印：这个二级指标的名称空着"
    )
    into: Annotated[str | None, *choice(*CATEGORY)] = Field(
        None, alias="归入", description="本表样没有这个二级指标，填了的印在哪个下面"
    )


class Rounding(Written):
    """Decimals of printed money; 按填写 keeps the digits as typed."""

    amount: Decimals = Field(None, alias="金额")
    total: Decimals = Field(None, alias="合计")
    expression: Decimals = Field(None, alias="算式")


class NoSign(Written):
    """What stands in the column 比较符 for a 指标值 that has none."""

    number: Line | None = Field(None, alias="数", description="只是一个数，如 24次")
    words: Line | None = Field(None, alias="文字", description="一句话，如 良好")
    other: Line | None = Field(None, alias="其他", description="范围、日期、约数，如 5-10个")


class TargetStyle(Written):
    """How a 指标值 is printed."""

    equals: Annotated[str, *choice("保留", "去掉")] = Field("保留", alias="等号")
    percent: Annotated[str, *choice(AS_TYPED, "%", "百分比")] = Field(AS_TYPED, alias="百分号")
    no_sign: NoSign = Field(NoSign(), alias="无比较符")


class IndicatorStyle(Written):
    """How a 三级指标 is printed, and what stands where an indicator says nothing of its own."""

    length: Length | None = Field(
        None, alias="字数", description="名称最多印几个字；不写就全印", examples=["15"]
    )
    remark: Line | None = Field(
        None, alias="指标说明", description=f"没写指标说明时印什么；“{SAME_AS_NAME}”就印名称"
    )
    basis: Line | None = Field(
        None, alias="指标值依据", description="没写指标值依据时印什么", examples=["年初工作计划"]
    )


class Document(Written):
    """One document that is made, for the unit or for each project."""

    template: FileName = Field(alias="模板", examples=["项目支出绩效目标表.docx"])
    name: Line = Field(alias="文件名", examples=["{{ 单位.标题单位 }}绩效目标表"])
    scope: Annotated[str, *choice("单位", "项目")] = Field("单位", alias="范围")


class Form(Written):
    """The keys of form.yaml; 名称, 金额单位, 资金来源 and 文档 are required, or inherited."""

    synonyms: ClassVar = {"表样名称": "名称"}

    name: Line = Field(alias="名称", examples=["某县项目支出绩效目标表（2024年）"])
    parent: Code | None = Field(None, alias="继承", description="上一级表样的文件夹名")
    money_unit: MoneyUnit = Field(alias="金额单位", examples=["万元"])
    rounding: Rounding = Field(Rounding(), alias="小数")
    separator: YesNo = Field(False, alias="千分位")
    sources: Mapping[str, Line | None] = Field(
        alias="资金来源", description="本表样有的资金来源 → 印在表上的字"
    )
    categories: Annotated[Mapping[str, CategoryRule], Reads(_read_categories)] = Field(
        default_factory=dict, alias="二级指标"
    )
    order: Annotated[str, *choice(AS_TYPED, "按表样")] = Field(AS_TYPED, alias="指标顺序")
    empty_rows: Annotated[str, *choice(AS_TYPED, "不印", "全印")] = Field(AS_TYPED, alias="空行")
    indicator: IndicatorStyle = Field(IndicatorStyle(), alias="三级指标")
    target: TargetStyle = Field(TargetStyle(), alias="指标值")
    weights: Weights | None = Field(None, alias="分值", description="不写就不分配分值")
    defaults: Annotated[None, Reads(_read_defaults)] = Field(None, alias="默认")
    fill_standards: YesNo = Field(False, alias="补全共性指标")
    standards: Indicators = Field(default_factory=dict, alias="共性指标")
    rounding_limit: Amount | None = Field(
        None, alias="凑整限额", description="测算里凑整最多多少，按本表样的金额单位；不写是预算的1%"
    )
    extra: Extra = Field(OwnFields(), alias="其他栏目")
    severities: Annotated[Mapping[str, RuleSeverity], Reads(_read_severities)] = Field(
        default_factory=dict,
        alias="级别",
        description="检查结果的代码或名称 → 必须改、请核实、供参考、不查",
    )
    documents: tuple[Document, ...] = Field(alias="文档", min_length=1)

    def severity(self, code: str) -> Severity | None:
        """The severity this form gives a finding, by its code, rule name or title."""
        if not self.severities:
            return None
        kind = BY_ID[code]
        given = (self.severities.get(name) for name in (code, kind.rule, kind.title))
        return next((severity for severity in given if severity), None)

    def category(self, typed: str) -> str:
        """The 二级指标 under which this form prints what is typed under one."""
        rule = self.categories.get(typed)
        return (rule.into if rule else None) or typed

    def dimension(self, category: str) -> str:
        """The 一级指标 of a 二级指标 in this form."""
        rule = self.categories.get(category)
        return (rule.dimension if rule else None) or CATEGORY[category].dimension

    def heading(self, category: str) -> str:
        """What is printed for a 二级指标; empty where the form prints no name for it."""
        rule = self.categories.get(category)
        return "" if rule and rule.heading == "不印" else self.label(category)

    def silences(self, code: str) -> bool:
        """Whether this form does not ask for a rule at all, by its code or rule name."""
        kind = BY_ID[code]
        names = (code, kind.rule, kind.title)
        return any(name in self.severities and self.severities[name] is None for name in names)

    def label(self, category: str) -> str:
        """What a 二级指标 is called in this form."""
        rule = self.categories.get(category)
        return (rule.label if rule else None) or category
