"""One table of everything reportgen can find: code, rule, severity, title.

Ranges by theme: Y text and YAML, S structure of a spec, F form and library, T Word template,
R reading and writing files, B business. Codes Y, S, F and T block the documents that depend on
the file; B never does. A code is never reused.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding matters; the value is the word in JSON."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word people read."""
        return {"error": "必须改", "warning": "请核实", "info": "供参考"}[self.value]


class Code(Struct, frozen=True):
    """One kind of finding."""

    id: str
    rule: str
    severity: Severity
    title: str


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

TABLE: Final = (
    # Y0 the file as bytes
    Code("Y001", "encoding", _E, "文件不是UTF-8编码"),
    Code("Y002", "file-size", _E, "文件太大"),
    Code("Y003", "character", _E, "有不允许的字符"),
    Code("Y004", "invisible-space", _W, "有看不见的零宽空格"),
    Code("Y005", "empty-file", _E, "文件是空的"),
    Code("Y006", "merge-conflict", _E, "留有合并冲突标记"),
    # Y1 YAML spelling
    Code("Y101", "special-start", _E, "值以YAML的特殊符号开头"),
    Code("Y102", "colon", _E, "冒号写法不对"),
    Code("Y103", "lost-comment", _E, "文字被当成注释丢掉"),
    Code("Y104", "indent", _E, "缩进用了全角空格或制表符"),
    Code("Y105", "yaml-syntax", _E, "YAML写法有误"),
    Code("Y106", "yaml-feature", _E, "用了不支持的YAML写法"),
    Code("Y107", "depth", _E, "层次太深或内容太多"),
    Code("Y108", "several-documents", _E, "一个文件里有多份内容"),
    Code("Y109", "braces", _E, "花括号或方括号里用了中文标点"),
    # S2 structure of unit.yaml and project files
    Code("S201", "duplicate-key", _E, "同一个栏目写了两遍"),
    Code("S202", "unknown-key", _E, "不认识的栏目"),
    Code("S203", "missing-key", _E, "缺少必填栏目"),
    Code("S204", "shape", _E, "写法的层次不对"),
    Code("S205", "value", _E, "填的内容不合规定"),
    Code("S206", "lost-field", _E, "分值、说明或下一行混在指标值里"),
    Code("S207", "costing", _E, "测算写法看不懂"),
    Code("S208", "list-of-mappings", _E, "指标前多了“-”"),
    Code("S209", "weight-twice", _E, "分值写了两个不同的数"),
    Code("S210", "project-name-twice", _E, "两个项目同名"),
    Code("S211", "unit-missing", _E, "文件夹里没有unit.yaml"),
    Code("S212", "file-name", _E, "文件名或路径不能用"),
    Code("S213", "output-clash", _E, "两份文档会是同一个文件名"),
    Code("S214", "no-projects", _E, "文件夹里没有项目"),
    Code("S215", "stray-file", _W, "文件放错了地方，不会被读取"),
    Code("S216", "file-ending", _W, "文件名的结尾不对，没有读"),
    Code("S217", "markdown-html", _E, "长文里有网页代码"),
    Code("S218", "markdown-link", _E, "长文里有链接或图片"),
    Code("S219", "markdown-table", _E, "长文里的表格印不下"),
    # F3 form and library
    Code("F301", "form-unknown", _E, "没有这个表样"),
    Code("F302", "form-extends-itself", _E, "表样继承成了一个圈，或者层数太多"),
    Code("F303", "form-source", _E, "表样没有这个资金来源"),
    Code("F304", "form-field", _E, "表样没有这个栏目"),
    Code("F305", "form-expression", _E, "表样或指标库里的表达式有误"),
    Code("F306", "standard-unknown", _E, "指标库里没有这个指标"),
    Code("F308", "weights", _E, "分值分不下去"),
    Code("F309", "weights-left", _W, "有分值没有分下去"),
    Code("F310", "indicator-set-unknown", _E, "指标库里没有这套指标"),
    # T4 Word templates
    Code("T401", "template-missing", _E, "找不到Word模板"),
    Code("T402", "template-package", _E, "模板文件打不开"),
    Code("T403", "template-unsafe", _E, "模板里有不安全的内容"),
    Code("T404", "template-syntax", _E, "模板标记写错了"),
    Code("T405", "template-name", _E, "模板用了不存在的词"),
    Code("T406", "template-feature", _E, "模板用了不支持的写法"),
    Code("T407", "template-render", _E, "模板填写时出错"),
    Code("T408", "template-source", _W, "模板没有印表样有的资金来源"),
    # R5 reading and writing files
    Code("R501", "output-locked", _E, "文档写不进去"),
    Code("R502", "input-unreadable", _E, "文件读不出来"),
    # B6 business
    Code("B601", "fund-sum", _E, "资金合计不符"),
    Code("B602", "arith-budget", _E, "测算和预算对不上"),
    Code("B603", "ind-value", _E, "指标没有填指标值"),
    Code("B604", "row-empty", _W, "二级指标下没有指标"),
    Code("B605", "arith-pending", _W, "测算还有待核的内容"),
    Code("B606", "prj-budget", _W, "项目没有金额"),
    Code("B607", "goal-placeholder", _E, "目标里有没填的内容"),
    Code("B610", "arith-text", _E, "算式的结果不对"),
    Code("B611", "arith-text-sum", _W, "文字里的账算不拢"),
    Code("B612", "arith-budget-text", _W, "数量、标准和预算对不上"),
    Code("B613", "cost-budget", _E, "成本和预算不一致"),
    Code("B614", "goal-xref", _W, "目标里的数和指标对不上"),
    Code("B615", "contradiction", _W, "同一件事前后说法不同"),
    Code("B616", "xproj-num", _W, "同一个数在几个项目里不同"),
    Code("B617", "band-gap", _W, "分档标准有空档或者重叠"),
    Code("B618", "pub-amount", _W, "文字里的总额和预算不同"),
    # B63 structure: control figures, codes, plan, categories
    Code("B630", "ceiling", _E, "资金和控制数不符"),
    Code("B632", "code-len", _W, "项目编码不合规则"),
    Code("B633", "code-hebei", _W, "项目编码的校验位不对"),
    Code("B634", "code-uniq", _E, "两个项目的编码相同"),
    Code("B635", "plan", _E, "资金支出计划不对"),
    Code("B636", "dept-cover", _W, "部门目标没有覆盖全部项目"),
    Code("B637", "l1-req", _E, "缺少一级指标"),
    Code("B638", "l2-req", _W, "缺少必填的二级指标"),
    Code("B639", "l2-valid", _E, "成本用了两套写法"),
    # B64 years and dates, targets
    Code("B640", "year", _W, "文字里的年份不是本年度"),
    Code("B641", "doc-year", _W, "单位的文字里是去年的年份"),
    Code("B642", "date-range", _W, "日期不对或不在项目期内"),
    Code("B643", "op-direction", _E, "≥、≤的方向反了"),
    Code("B644", "op-missing", _I, "百分比没有写≥、≤或="),
    Code("B645", "ind-unit", _E, "指标值没有计量单位"),
    Code("B646", "ind-remark", _I, "指标值没有说明"),
    Code("B647", "ind-chars", _E, "指标值是记号，或者文字太长"),
    Code("B648", "unit-mismatch", _W, "单位和指标不相配"),
    Code("B649", "pct-range", _W, "百分比超过100%，或者范围写反"),
    # B65 names, values, categories
    Code("B650", "value-in-name", _I, "数写在名称里"),
    Code("B651", "name-question", _I, "指标名称是问句"),
    Code("B652", "name-number", _I, "指标名称只是数或符号"),
    Code("B653", "name-trunc", _I, "指标名称不完整"),
    Code("B654", "qual-vague", _I, "定性指标没有分档"),
    Code("B655", "all-same", _W, "指标值全都一样"),
    Code("B656", "sat-range", _I, "满意度定得太满或太低"),
    Code("B657", "category", _W, "指标放错了二级指标"),
    Code("B658", "dup-ind", _W, "同一个指标写了两处"),
    Code("B659", "goal-dup", _W, "两个项目的目标一样"),
    # B66 copies, weights, order, goals
    Code("B660", "indset-dup", _W, "两个项目的指标全部一样"),
    Code("B661", "dup-project", _W, "两个项目像是同一件事"),
    Code("B662", "misfit", _W, "指标和项目没有关系"),
    Code("B663", "weight-sum", _E, "分值合计不对"),
    Code("B664", "weight-l1", _W, "各级分值的比例不对"),
    Code("B665", "weight-pos", _E, "有的指标没有分值"),
    Code("B666", "l1-order", _I, "一级指标的顺序不对"),
    Code("B667", "l2-order", _I, "二级指标的顺序不对"),
    Code("B668", "goal-empty", _E, "目标等于没有写"),
    Code("B669", "goal-is-name", _E, "目标只是重复项目名称"),
    # B67 text
    Code("B670", "goal-short", _W, "目标太短"),
    Code("B671", "goal-numbering", _I, "目标的编号接不上"),
    Code("B672", "text", _I, "文字有误"),
    Code("B673", "policy-stale", _W, "提法已经过时"),
    Code("B674", "doc-unit", _W, "百分比的写法不一致"),
    Code("B675", "placeholder", _E, "文字里有没填的内容"),
    Code("B676", "item-empty", _W, "序号后面没有内容"),
    Code("B677", "ind-name", _W, "指标值没有名称"),
    Code("B678", "not-applicable", _W, "不适用没有理由，或者又有指标"),
    # B69 the checking itself
    Code("B690", "spelling", _I, "写法可以统一"),
    Code("B691", "answer-unused", _I, "情况说明没有用上"),
    Code("B692", "answer-void", _W, "情况说明不起作用"),
)

BY_ID: Final = {code.id: code for code in TABLE}
FORMER: Final = {"二级指标放错了一级指标": "B639", "百分比超过100%": "B649"}
BY_NAME: Final = {
    **{name: code for code in TABLE for name in (code.title, code.rule, code.id)},
    **{name: BY_ID[code] for name, code in FORMER.items()},
}
"""Every name that people may use for a kind of finding, those it once had as well."""


def named(name: str) -> Code | None:
    """The kind of finding by its Chinese title, its rule name, or its code in any case."""
    return BY_NAME.get(name) or BY_NAME.get(name.lower()) or BY_NAME.get(name.upper())
