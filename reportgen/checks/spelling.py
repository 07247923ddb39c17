"""spelling: signs, digits and units are written one way in all tables."""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.in_marks import in_marks, is_in_marks, typed_target
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic, Repair
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.model import repair
from reportgen.patterns import pattern
from reportgen.source import Scalar

_SIGNS: Final = {
    **dict.fromkeys((">=", "=>", "＞=", "＞＝", ">＝", "≧", "⩾"), "≥"),
    **dict.fromkeys(("<=", "=<", "＜=", "＜＝", "<＝", "≦", "⩽"), "≤"),
    "＜": "<",
    "＝": "=",  # no ＞: a value may not begin with >
}
_UNITS: Final = {
    "万圆": "万元",
    "圆": "元",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "個": "个",
    "％": "%",
}
_DIGITS: Final = {chr(ord("０") + digit): str(digit) for digit in range(10)}
_WIDE: Final = pattern(
    rf"""(?P<sign>\A[ ]*(?:{"|".join(sorted(_SIGNS, key=len, reverse=True))})[ ]*)
      | (?P<unit>(?<=[0-9０-９])[ ]*(?:{"|".join(_UNITS)}))(?![桌形心])
      | (?P<blank>(?<=[0-9０-９])[ ]+(?=%)|(?<=[≥≤])[ ]+(?=[0-9０-９]))
      | (?P<digits>[０-９]+(?:．[０-９]+)?)""",
    re.VERBOSE,
)
_ODD: Final = pattern("[><＞＜]|=[><]|[＝≧⩾≦⩽㎡²個％．０-９圆]|平米|[≥≤] | %")
"""What any of them has."""


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The targets with signs, digits or units in another spelling, each with its repairs."""
    del unit, form
    yield from in_marks(project, _respelled)
    everything = "\n".join(row.target.text for row in project.rows)
    for row in project.rows if _ODD.search(everything) else ():
        typed = None if is_in_marks(row.target.text) else typed_target(project, row)
        if typed is not None and typed.place.file == project.file:
            repairs = tuple(_repairs(typed))
            if repairs:
                yield _said(typed, repairs)


def _repairs(typed: Scalar) -> Iterator[Repair]:
    """What to write instead."""
    for match in _WIDE.finditer(typed.text):
        old = match[0].lstrip(" ") if match["sign"] else match[0]
        yield from repair(typed, match.end() - len(old), match.end(), _new(old))


def _new(old: str) -> str:
    return _SIGNS.get(old.strip()) or _UNITS.get(old.strip()) or _narrow(old.strip())


def _respelled(target: str) -> str:
    return _WIDE.sub(lambda found: _new(found[0]), target)


def _narrow(text: str) -> str:
    return "".join(_DIGITS.get(character, ".") for character in text)


def _said(typed: Scalar, repairs: tuple[Repair, ...]) -> Diagnostic:
    changes = [f"“{one.old.strip()}”写成“{one.new}”" for one in repairs if one.new]
    changes += ["去掉中间的空格"] if len(changes) < len(repairs) else []
    message = f"指标值“{typed.text}”的写法和别的表不一样"
    return Diagnostic("B690", message, typed.place, "，".join(changes), repairs=repairs)


RULE: Final = Rule(
    "B690",
    what="指标值里比较符写 ≥ ≤，数字和百分号用半角，单位用通行的写法；指标值、名称不整个写在“”里。",
    why="同一个意思写法不一，汇总和比对时就对不上；印出来也不整齐。",
    wrong='群众满意度: ">=９０％"',
    right="群众满意度: ≥90%",
    source="文字校对：通行的写法",
    of_project=check,
)
