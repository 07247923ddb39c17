"""One table of everything reportgen can find: code, rule, severity, title.

Ranges by theme: Y text and YAML, S structure of a spec, F form and library, T Word template,
R reading and writing files, B business. Codes Y, S, F and T block the documents that depend on
the file; B never does. A code is never reused.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How much a finding matters; the value is the word in JSON."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word people read."""
        return {"error": "必须改", "warning": "请核实", "info": "供参考"}[self.value]


@dataclass(frozen=True, slots=True)
class Code:
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
    Code("S206", "lost-field", _E, "分值或说明混在指标值里"),
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
    # F3 form and library
    Code("F301", "form-unknown", _E, "没有这个表样"),
    Code("F302", "form-extends-itself", _E, "表样继承成了一个圈，或者层数太多"),
    Code("F303", "form-source", _E, "表样没有这个资金来源"),
    Code("F304", "form-field", _E, "表样没有这个栏目"),
    Code("F305", "form-expression", _E, "表样或指标库里的表达式有误"),
    Code("F306", "standard-unknown", _E, "指标库里没有这个指标"),
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
    Code("B603", "ind-value", _W, "指标没有填指标值"),
    Code("B604", "row-empty", _W, "二级指标下没有指标"),
    Code("B605", "arith-pending", _W, "测算还有待核的内容"),
    Code("B606", "prj-budget", _W, "项目没有金额"),
    Code("B607", "goal-placeholder", _E, "目标里有没填的内容"),
)

BY_ID: Final = {code.id: code for code in TABLE}
