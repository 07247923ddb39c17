"""goal-placeholder: the goal is the author's, not the text that stood there before."""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

_PLACEHOLDER: Final = re.compile(
    r"目标内容\s*[0-9一二三]|[（(](?:[0-9]+字以内|写明[^）)]*|填写[^）)]*)[）)]|[XＸ×*＊]{2,}|^[0０][,，]"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The placeholder in the goal, quoted."""
    del unit, form
    if found := _PLACEHOLDER.search(project.written.goal):
        message = f"“年度总体目标”里还有没填的内容“{found[0]}”"
        hint = "写上本年要做什么、做多少、达到什么效果"
        yield Diagnostic("B607", message, project.places.at("年度总体目标"), hint)


RULE: Final = Rule(
    "B607",
    what="年度总体目标里没有表格、系统或样例留下的占位文字。",
    why="目标原样公开，谁都看得出来根本没有写。",
    wrong="目标内容1；（100字以内）；XX村；（写明做什么、做多少、达到什么效果）",
    right="写明本年要做什么、做多少、达到什么效果",
    source="已公开的表里就有这样的目标",
    of_project=check,
)
