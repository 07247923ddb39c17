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
_SLIP: Final = pattern(r"[0-9]{6}(?:000)?([A-Z][0-9]|[0-9][A-Z])[PRTY]")
_KINDS: Final = {"R": "1", "Y": "2", "T": "3"}
_LETTERS: Final = frozenset("PRTY")
_PROVINCES: Final = pattern("0|1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|8[12]")
"""How the codes of the centre, of the provinces and of the 兵团 begin."""


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Codes of another length, and parts that are not what they should be."""
    del form
    code, place = project.written.code, project.places.at("项目编码")
    if code is None:
        return
    if len(code) != _LENGTH or not code.isascii() or not code.isalnum():
        message = f"项目编码“{code}”有{len(code)}位，应该是{_LENGTH}位数字和字母"
        yield Diagnostic("B632", message, place, "照预算系统里的项目编码核对")
        return
    for message, hint in (*_slips(code, unit), *_unlike(code, project, unit)):
        yield Diagnostic("B632", message, place, hint)


def _slips(code: str, unit: FilledUnit) -> Iterator[tuple[str, str]]:
    """What no code has: a region that is none, a letter in the year, a kind that no other has."""
    hint = "照预算系统里的项目编码核对"
    if code[:6].isdigit() and not _PROVINCES.match(code):
        yield f"项目编码的前两位是{code[:2]}，没有这样的区划", hint
    if slip := _SLIP.match(code):
        yield f"项目编码里的年份是“{slip[1]}”，应该是两位数字", hint
    kinds = [_kind(other.written.code or "") for other in unit.projects]
    kind = _kind(code)
    if kind and kind not in _LETTERS and kinds.count(kind) == 1 and _LETTERS & set(kinds):
        yield f"项目编码里的类别字母是{kind}，本单位别的项目没有这个字母", hint


def _kind(code: str) -> str:
    parts = _PARTS.match(code)
    return parts[2] if parts else ""


def _unlike(code: str, project: FilledProject, unit: FilledUnit) -> Iterator[tuple[str, str]]:
    """A later year, and another category than 项目类别."""
    parts = _PARTS.match(code)
    if parts is None:
        return
    year = 2000 + int(parts[1])
    if year > unit.written.year:
        message = f"项目编码里的年份是{year}年，晚于本表的{unit.written.year}年度"
        yield message, "核对项目编码和年度"
    category, kind = project.texts["项目类别"].value or "", _KINDS.get(parts[2])
    if kind and category[:1].isdigit() and kind != category[:1]:
        message = f"项目编码里的类别字母是{parts[2]}，项目类别是“{category}”"
        yield message, "核对项目编码和项目类别"


RULE: Final = Rule(
    "B632",
    what=(
        "项目编码是21位：前6位（或9位）区划，接着2位年份和1位类别字母（R人员、Y运转、T特定目标）；年份不晚于本年度（延续的项目可以早），字母和项目类别一致。"
    ),
    why="编码是系统里认项目的唯一根据，错一位就挂到别的项目上。",
    wrong="6301230024T000000550（20位）",
    right="63012300024T000000550",
    source="预算管理一体化系统的项目编码",
    of_project=check,
)
