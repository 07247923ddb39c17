"""op-direction: ≥ and ≤ point the way in which the indicator is good."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.phrases import (
    GOOD,
    GROWTH,
    INCOME,
    MONEY,
    NO_COST,
    PERCENT,
    SAVING,
    SPENDING,
)
from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.patterns import pattern
from reportgen.target import Comparison
from reportgen.unwanted import is_unwanted

_UP: Final = frozenset({Comparison.AT_LEAST, Comparison.MORE})
_DOWN: Final = frozenset({Comparison.AT_MOST, Comparison.LESS})
_DECLARED: Final = {"正向": _UP, "正向指标": _UP, "反向": _DOWN, "反向指标": _DOWN}
_COSTS: Final = frozenset({"成本指标", "经济成本指标"})
_SCORES: Final = frozenset({"分", "星", "级"})
_TIMES: Final = frozenset({"分钟", "小时", "天", "日", "工作日", "个工作日"})
_WAIT: Final = pattern(
    "(?:响应|修复|处置|处理|办结|办理|到场|到达|恢复|抢修|排除|出警|回复|等候|等待|审批|拨付)(?:时间|时长|时限|期限)$"
)
_FALL: Final = pattern(r"下降|降低|减少|压减|未|不|非|差|落后|损|缺|逾|偏离|误差")


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The rows whose sign asks for the opposite of what is wanted."""
    del unit, form
    for row in typed_rows(project):
        sign = row.target.comparison
        why = _wrong(row) if sign in _UP or sign in _DOWN else ""
        if why and sign:
            other = "≤" if sign in _UP else "≥"
            message = f"{spoken(row)}{why}，应该用“{other}”，写的是“{row.target.text.strip()}”"
            hint = f"改成“{other}”；或者名称没有写准，改名称"
            yield Diagnostic("B643", message, target_place(project, row), hint)


def _wrong(row: Row) -> str:
    """Why the sign is wrong; empty where it is not."""
    up = row.target.comparison in _UP
    for value in row.extra.values():
        wanted = _DECLARED.get((value or "").strip())
        if wanted and row.target.comparison not in wanted:
            return f"写明是{(value or '').strip()}"
    if up:
        return _should_be_low(row)
    rate = not row.target.unit or row.target.measure in {*PERCENT, *_SCORES}
    good = rate and GOOD.search(row.name) and not _FALL.search(row.name)
    return "越高越好" if good and row.category not in _COSTS else ""


def _should_be_low(row: Row) -> str:
    name = row.name
    if row.category in _COSTS:
        return "" if SAVING.search(name) or NO_COST.search(name) else "是成本，越低越好"
    if row.category == "时效指标" and row.target.unit in _TIMES and _WAIT.search(name):
        return "越短越好"
    if is_unwanted(name):
        return "越少越好"
    spent = row.target.measure in MONEY and SPENDING.search(name)
    return "是支出" if spent and not (INCOME.search(name) or GROWTH.search(name)) else ""


RULE: Final = Rule(
    "B643",
    what=(
        "成本、支出、投诉、故障、损耗和修复时间、办结时限一类指标用“≤”，满意度、合格率一类指标用“≥”；自己写明了正向、反向的，符号要和它一致。节约率、下降率、投诉处理率不算。"
    ),
    why="“成本≥95万元”是说至少要花95万元；符号反了，自评打分也反了。",
    wrong="成本指标　经费控制数: ≥95万元",
    right="成本指标　经费控制数: ≤95万元",
    source="财预〔2020〕10号：正向、反向指标的计分",
    of_project=check,
)
