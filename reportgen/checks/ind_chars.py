"""ind-chars: a target is not a dash, and no text is longer than the systems take."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_NOTHING: Final = pattern(
    r"[-—_*＊×/／\\.。…~～?？\s]+|无|暂无|略|待定|待填|待补充|空|同上|同前|如上"
)
_UNIT_ONLY: Final = pattern(
    r"[≥≤><=≧≦]*\s*(?:%|％|百分比|万?(?:元|人次|人|户|亩|公顷|千米|公里|米|平方米|平米|立方米|吨|公斤|千克|头|只|株|粒"
    r"|个|项|处|次|场|期|天|小时|分钟|份|件|台|套|条|座|盏|辆|册|本|所))(?:[/／][^\W\d_]{1,3})*"
)
_LONGEST_NAME: Final = 100
_LONGEST_GOAL: Final = 2000


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Targets that are only a sign or a unit, names and goals that are too long."""
    del unit, form
    for row in typed_rows(project):
        target = row.target.text.strip()
        if is_nothing(target):
            message = f"{spoken(row)}的指标值“{target}”等于没有填"
            hint = "写上指标值；没有这个指标就删去这一行"
            yield Diagnostic("B647", message, target_place(project, row), hint)
        if len(row.name) > _LONGEST_NAME and not row.sentence:
            message = f"{spoken(row)}的名称有{len(row.name)}个字，最多{_LONGEST_NAME}个"
            yield Diagnostic("B647", message, row.place, "写短", changed=Severity.WARNING)
    length = len(project.written.goal)
    if length > _LONGEST_GOAL:
        message = f"“年度总体目标”有{length}个字，系统最多收{_LONGEST_GOAL}个"
        place = project.places.at("年度总体目标")
        yield Diagnostic("B647", message, place, "写短", changed=Severity.WARNING)


def is_mark(target: str) -> bool:
    """Whether a target is only a sign, or a word that says that there is none."""
    return bool(_NOTHING.fullmatch(target.strip()))


def is_nothing(target: str) -> bool:
    """Whether a target is only a mark or only a unit."""
    return is_mark(target) or bool(_UNIT_ONLY.fullmatch(target.strip()))


RULE: Final = Rule(
    "B647",
    what="指标值不是“-”“/”“*”“无”这样的记号，也不能只有单位（“公里”“≥%”）；指标名称不超过100个字，年度总体目标不超过2000个字。",
    why="记号等于没有填；太长的文字系统收不进去，会从中间截断。",
    wrong="清运垃圾: -",
    right="清运垃圾: 24次",
    source="预算管理一体化系统：绩效目标最多2000字，指标值为必录项",
    of_project=check,
)
