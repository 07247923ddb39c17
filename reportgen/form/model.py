"""What a county prescribes, as a form keeper writes it in form.yaml."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta, field

from reportgen import source
from reportgen.codes import BY_ID, Severity, named
from reportgen.form.own import Extra, OwnFields
from reportgen.form.weights import Weights
from reportgen.model.binding import mapping_of, record, text
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
)
from reportgen.model.written import Check, Reads, Refused, Written, about, editors, example
from reportgen.national import CATEGORY, CATEGORY_NAMES, DIMENSIONS

AS_TYPED = "按填写"
OFF = "不查"
SAME_AS_NAME = "同名称"


def _decimals(text: str) -> object:
    if text != AS_TYPED and not re.fullmatch("[0-6]", text):
        raise Refused(f"小数位数“{text}”看不懂", f"写 0 到 6，或“{AS_TYPED}”")
    return None if text == AS_TYPED else int(text)


def _length(text: str) -> object:
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise Refused(f"字数“{text}”看不懂", "写 1 到 999 的整数，例如 15")
    return int(text)


def _file_name(text: str) -> object:
    if re.search(r"[/\\:]|^\.+$", text):
        raise Refused(f"“{text}”不是文件名", "只写文件名，把模板和 form.yaml 放在一起")
    return text


def _severity(text: str) -> object:
    labels = {severity.label: severity for severity in Severity} | {OFF: None}
    if text not in labels:
        raise Refused(f"没有“{text}”这个级别", f"可以写：{'、'.join(labels)}")
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


Decimals = Annotated[int | None, Check(_decimals), editors({"enum": [AS_TYPED, *range(7), None]})]
Length = Annotated[
    int,
    Check(_length),
    editors({"type": ["integer", "string", "null"]}),
]
FileName = Annotated[Line, Check(_file_name)]
RuleSeverity = Annotated[
    Severity | None,
    Check(_severity),
    editors({"enum": [*(severity.label for severity in Severity), OFF]}),
]


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


class Document(Written, frozen=True, kw_only=True):
    """One document that is made, for the unit or for each project."""

    template: Annotated[FileName, example("项目支出绩效目标表.docx")] = field(name="模板")
    name: Annotated[Line, example("{{ 单位.标题单位 }}绩效目标表")] = field(name="文件名")
    scope: Annotated[str, *choice("单位", "项目")] = field(name="范围", default="单位")


class Form(Written, frozen=True, kw_only=True):
    """The keys of form.yaml; 名称, 金额单位, 资金来源 and 文档 are required, or inherited."""

    synonyms: ClassVar = {"表样名称": "名称"}

    name: Annotated[Line, example("某县项目支出绩效目标表（2024年）")] = field(name="名称")
    parent: Annotated[Code | None, about("上一级表样的文件夹名")] = field(name="继承", default=None)
    money_unit: Annotated[MoneyUnit, example("万元")] = field(name="金额单位")
    rounding: Rounding = field(name="小数", default=Rounding())
    separator: YesNo = field(name="千分位", default=False)
    sources: Annotated[Mapping[str, Line | None], about("本表样有的资金来源 → 印在表上的字")] = (
        field(name="资金来源")
    )
    categories: Annotated[Mapping[str, CategoryRule], Reads(_read_categories)] = field(
        name="二级指标", default_factory=dict
    )
    order: Annotated[str, *choice(AS_TYPED, "按表样")] = field(name="指标顺序", default=AS_TYPED)
    empty_rows: Annotated[str, *choice(AS_TYPED, "不印", "全印")] = field(
        name="空行", default=AS_TYPED
    )
    indicator: IndicatorStyle = field(name="三级指标", default=IndicatorStyle())
    target: TargetStyle = field(name="指标值", default=TargetStyle())
    weights: Annotated[Weights | None, about("不写就不分配分值")] = field(name="分值", default=None)
    defaults: Annotated[None, Reads(_read_defaults)] = field(name="默认", default=None)
    fill_standards: YesNo = field(name="补全共性指标", default=False)
    standards: Indicators = field(name="共性指标", default_factory=dict)
    rounding_limit: Annotated[
        Amount | None, about("测算里凑整最多多少，按本表样的金额单位；不写是预算的1%")
    ] = field(name="凑整限额", default=None)
    extra: Extra = field(name="其他栏目", default=OwnFields())
    severities: Annotated[
        Mapping[str, RuleSeverity],
        Reads(_read_severities),
        about("检查结果的代码或名称 → 必须改、请核实、供参考、不查"),
    ] = field(name="级别", default_factory=dict)
    documents: Annotated[tuple[Document, ...], Meta(min_length=1)] = field(name="文档")

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
