"""doc-unit: one spelling of a unit in one document."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.in_marks import typed_target
from reportgen.checks.prose import typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic, Repair
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.model import repair

_AS_TYPED: Final = "按填写"
_SIGN, _WORDS = "%", "百分比"


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """How often % and 百分比 are both written where the form prints them as typed."""
    if form.target.percent != _AS_TYPED:
        return
    rows = [(project, row) for project in unit.projects for row in typed_rows(project)]
    signs = sum(row.target.measure == _SIGN for _, row in rows)
    words = [(project, row) for project, row in rows if row.target.measure == _WORDS]
    if signs and words:
        message = f"百分比的写法不一致：“%”{signs}处，“百分比”{len(words)}处"
        repairs = tuple(one for project, row in words for one in _repair(project, row))
        place = unit.places.key("表样")
        yield Diagnostic("B674", message, place, "统一写成“%”", repairs=repairs)


def _repair(project: FilledProject, row: Row) -> tuple[Repair, ...]:
    """The sign in place of the word, where the target stands in the project's file."""
    typed = typed_target(project, row)
    at = typed.text.find(_WORDS) if typed else -1
    if typed is None or at < 0 or typed.place.file != project.file:
        return ()
    return repair(typed, at, at + len(_WORDS), _SIGN)


RULE: Final = Rule(
    "B674",
    what="一份文档里，百分比只用一种写法。",
    why="同一份表里有“≥95%”又有“≥95百分比”，看得出是拼起来的。",
    wrong="≥95%，≥95百分比",
    right="≥95%，≥95%",
    source="文字校对：一份文档一种写法",
    of_unit=check,
)
