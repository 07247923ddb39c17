"""What a county prescribes, as a form keeper writes it in form.yaml."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta, field

from reportgen import source
from reportgen.codes import BY_ID, Severity
from reportgen.form.categories import Categories
from reportgen.form.own import Extra, OwnFields
from reportgen.form.severities import Severities
from reportgen.form.style import AS_TYPED, IndicatorStyle, Rounding, TargetStyle
from reportgen.form.weights import Weights
from reportgen.model.gather import Gather
from reportgen.model.indicators import Indicators
from reportgen.model.places import Path
from reportgen.model.scalars import Amount, Code, Line, MoneyUnit, YesNo, choice
from reportgen.model.written import Check, Reads, Refused, Written, about, example
from reportgen.national import CATEGORY


def _file_name(text: str) -> object:
    if re.search(r"[/\\:]|^\.+$", text):
        raise Refused(f"“{text}”不是文件名", "只写文件名，把模板和 form.yaml 放在一起")
    return text


def _read_defaults(node: source.Node, path: Path, gather: Gather) -> None:
    """默认 is project keys: it is merged into every project and read there."""
    if not isinstance(node, source.Mapping):
        gather.not_a_mapping(node, path, ())


FileName = Annotated[Line, Check(_file_name)]


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
    categories: Categories = field(name="二级指标", default_factory=dict)
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
    severities: Severities = field(name="级别", default_factory=dict)
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
