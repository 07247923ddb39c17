"""code-len: a project code has 21 characters, with the year and the kind where they belong."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_LENGTH: Final = 21
_PARTS: Final = pattern(r"[0-9]{6}(?:[0-9]{3})?(2[0-9])([A-Z])")
_KINDS: Final = {"R": "1", "Y": "2", "T": "3"}


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Codes of another length, of a later year, or of another category than 项目类别."""
    del form
    code, place = project.written.code, project.places.at("项目编码")
    if code is None:
        return
    if len(code) != _LENGTH or not code.isascii() or not code.isalnum():
        message = f"项目编码“{code}”有{len(code)}位，应该是{_LENGTH}位数字和字母"
        yield Diagnostic("B632", message, place, "照预算系统里的项目编码核对")
    elif parts := _PARTS.match(code):
        year = 2000 + int(parts[1])
        if year > unit.written.year:
            message = f"项目编码里的年份是{year}年，晚于本表的{unit.written.year}年度"
            yield Diagnostic("B632", message, place, "核对项目编码和年度")
        category, kind = project.texts["项目类别"].value or "", _KINDS.get(parts[2])
        if kind and category[:1].isdigit() and kind != category[:1]:
            message = f"项目编码里的类别字母是{parts[2]}，项目类别是“{category}”"
            yield Diagnostic("B632", message, place, "核对项目编码和项目类别")


RULE: Final = Rule(
    "B632",
    what="项目编码是21位：前6位（或9位）区划，接着2位年份和1位类别字母（R人员、Y运转、T特定目标）；年份不晚于本年度，字母和项目类别一致。",
    why="编码是系统里认项目的唯一根据，错一位就挂到别的项目上。",
    wrong="6301230024T000000550（20位）",
    right="63012300024T000000550",
    source="预算管理一体化系统的项目编码",
    of_project=check,
)
