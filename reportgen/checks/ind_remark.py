"""ind-remark: a target that points elsewhere is explained."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_ELSEWHERE: Final = pattern(
    r"定量[（(]其他[）)]|其他|详?见(?:附件|附表|说明|文件|方案).*|(?:按|依据|根据)(?:实际|文件|方案|标准|规定|合同|需)"
    r".{0,10}|据实.{0,6}|视情况.{0,6}|以实际.{0,8}|不适用"
)
_AMOUNT: Final = pattern(r"[0-9]\s*(?:万|元|%|％|个|人|名|次|场|天|户|村|公里|亩)")


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Targets such as 按实际支出 with no 指标说明."""
    del unit, form
    for row in typed_rows(project):
        target = row.target.text.strip()
        if row.remark.strip() or _AMOUNT.search(target):
            continue
        if target and _ELSEWHERE.fullmatch(target):
            message = f"{spoken(row)}的指标值“{target}”说不出多少，又没有指标说明"
            hint = "写上数，或者在“指标说明”里写明怎样算完成"
            yield Diagnostic("B646", message, target_place(project, row), hint)


RULE: Final = Rule(
    "B646",
    what="指标值不是一个数，只说“按实际”“见附件”“其他”的，有指标说明。",
    why="没有说明，年底没法判断完成了没有。",
    wrong="补助标准: 按文件规定",
    right="补助标准: 按文件规定，加 指标说明: 每人每月150元（某发〔2023〕5号）",
    source="预算管理一体化系统：“定量（其他）”必须填说明",
    of_project=check,
)
