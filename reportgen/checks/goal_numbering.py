"""goal-numbering: numbered parts of a goal follow one another, and each has a text."""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.goal_empty import says_nothing
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

_GOALS: Final = re.compile(r"目标\s*([0-9]|[一二三四五六七八九])\s*[:：、.]")
_NUMBERS: Final = re.compile(r"(?:^|[\s。；;])([1-9])\s*[.、．](?![0-9])")
_NO_TEXT: Final = re.compile(
    r"(?:^|[\s。；;，,])(?:目标\s*[一二三四五1-5]\s*[:：]|[1-9]\s*[.、．])\s*$"
)
_DIGITS: Final = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Numbers that do not follow one another from one, and those without a text."""
    del unit, form
    goal = project.written.goal
    if says_nothing(goal):
        return
    place = project.places.at("年度总体目标")
    goals = [_number(found[1]) for found in _GOALS.finditer(goal)]
    numbers = [_number(found[1]) for found in _NUMBERS.finditer(goal)]
    if goals == [1]:
        message = "有“目标一”，没有“目标二”"
        yield Diagnostic("B671", message, place, "只有一个目标就不用编号；漏了就补上")
    elif _gap(goals) or (len(numbers) > 1 and _gap(numbers)) or numbers[:1] == [2]:
        written = "、".join(map(str, goals or numbers))
        message = f"年度总体目标的编号接不上，有的是{written}"
        yield Diagnostic("B671", message, place, "核对编号；漏了就补上")
    if found := _NO_TEXT.search(goal):
        number = found[0].strip().strip("。；;，,")
        message = f"年度总体目标的“{number}”后面没有内容"
        yield Diagnostic("B671", message, place, "补上内容，或者删去编号")


def _number(sign: str) -> int:
    return _DIGITS.get(sign) or int(sign)


def _gap(numbers: list[int]) -> bool:
    return bool(numbers) and numbers != list(range(1, len(numbers) + 1))


RULE: Final = Rule(
    "B671",
    what="目标的编号从一开始、一个接一个，每一条都有内容；只有一条就不用编号。",
    why="编号断了，多半是删去或者漏抄了一条。",
    wrong="……提高武装部建设水平。目标二：加强宣传……（没有目标一）",
    right="目标一：……　目标二：……",
    source="已公开的表",
    of_project=check,
)
