"""goal-numbering: numbered parts of a goal follow one another, and each has a text."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.checks.goal_empty import says_nothing
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic, Place
from reportgen.evidence import passages_of, within
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_GOALS: Final = pattern(r"目标\s*([0-9]|[一二三四五六七八九])\s*[:：、.]")
_NUMBERS: Final = pattern(r"(?:^|[\s。；;])([1-9])\s*[.、．](?![0-9])")
_FIRSTLY: Final = (
    pattern(r"(?:^|[\s。；;，,:：])([一二三四五六七八九])是"),
    pattern(r"(?:^|[\s。；;:：])[（(]([一二三四五六七八九])[）)]"),
)
_NO_TEXT: Final = pattern(
    r"(?:^|[\s。；;，,])(?:目标\s*[一二三四五1-5]\s*[:：]|[1-9]\s*[.、．])\s*$"
)
_GAP: Final = "核对编号；漏了就补上"
_DIGITS: Final = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}


class _Numbered(Struct, frozen=True):
    """A number in front of a part of the goal, and where it stands."""

    number: int
    start: int
    end: int

    @classmethod
    def of(cls, found: re.Match[str], start: int) -> "_Numbered":
        """The number of a match whose words begin at `start`."""
        return cls(_DIGITS.get(found[1]) or int(found[1]), start, found.end())


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Numbers that do not follow one another from one, and those without a text."""
    del unit, form
    goal = project.written.goal
    if says_nothing(goal):
        return
    goals = [_Numbered.of(found, found.start()) for found in _GOALS.finditer(goal)]
    numbers = [_Numbered.of(found, found.start(1)) for found in _NUMBERS.finditer(goal)]
    if [one.number for one in goals] == [1]:
        message = "有“目标一”，没有“目标二”"
        hint = "只有一个目标就不用编号；漏了就补上"
        yield Diagnostic("B671", message, _place(project, goals[0]), hint)
    elif gap := _gap(goals) or (_gap(numbers) if _is_list(numbers) else None):
        written = "、".join(str(one.number) for one in (goals if _gap(goals) else numbers))
        message = f"年度总体目标的编号接不上，有的是{written}"
        yield Diagnostic("B671", message, _place(project, gap), _GAP)
    else:
        yield from _jumps(project, goal)
    if found := _NO_TEXT.search(goal):
        number = found[0].strip().strip("。；;，,").strip()
        start = goal.find(number, found.start())
        message = f"年度总体目标的“{number}”后面没有内容"
        place = _place(project, _Numbered(0, start, start + len(number)))
        yield Diagnostic("B671", message, place, "补上内容，或者删去编号")


def _jumps(project: FilledProject, goal: str) -> Iterator[Diagnostic]:
    """Parts such as 一是 and 三是 without 二是 between; a new list may begin again."""
    for sign in _FIRSTLY:
        numbers = [_Numbered.of(found, found.start(1)) for found in sign.finditer(goal)]
        pairs = zip((_Numbered(0, 0, 0), *numbers), numbers, strict=False)
        jump = next((one for before, one in pairs if _is_jump(before, one, goal)), None)
        if jump:
            written = "、".join(goal[one.start] for one in numbers)
            message = f"年度总体目标的编号接不上，有的是{written}"
            yield Diagnostic("B671", message, _place(project, jump), _GAP)


def _is_jump(before: _Numbered, one: _Numbered, goal: str) -> bool:
    """Whether a number between these two stands nowhere, not even behind a word: 其中一是."""
    missing = "一二三四五六七八九"[before.number : one.number - 1]
    return any(f"{sign}是" not in goal and f"{sign}）" not in goal for sign in missing)


def _place(project: FilledProject, numbered: _Numbered) -> Place:
    return within(passages_of(project)[0], numbered.start, numbered.end)


def _is_list(numbers: list[_Numbered]) -> bool:
    """Whether the numbers are more than one that stands there for something else."""
    return len(numbers) > 1 or [one.number for one in numbers] == [2]


def _gap(numbers: list[_Numbered]) -> _Numbered | None:
    """The first one that does not follow the one before."""
    return next((one for at, one in enumerate(numbers, 1) if one.number != at), None)


RULE: Final = Rule(
    "B671",
    what="目标的编号从一开始、一个接一个，每一条都有内容；只有一条就不用编号。",
    why="编号断了，多半是删去或者漏抄了一条。",
    wrong="……提高武装部建设水平。目标二：加强宣传……（没有目标一）",
    right="目标一：……　目标二：……",
    source="文字校对：编号接得上",
    of_project=check,
)
