"""doc-unit: one spelling of a unit in one document."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import Form

_AS_TYPED: Final = "按填写"
_SIGN, _WORDS = "%", "百分比"


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """How often % and 百分比 are both written where the form prints them as typed."""
    if form.target.percent != _AS_TYPED:
        return
    units = [row.target.measure for project in unit.projects for row in typed_rows(project)]
    signs, words = units.count(_SIGN), units.count(_WORDS)
    if signs and words:
        message = f"百分比的写法不一致：“%”{signs}处，“百分比”{words}处"
        hint = "统一写成“%”"
        yield Diagnostic("B674", message, unit.places.key("表样"), hint)


RULE: Final = Rule(
    "B674",
    what="一份文档里，百分比只用一种写法。",
    why="同一份表里有“≥95%”又有“≥95百分比”，看得出是拼起来的。",
    wrong="≥95%，≥95百分比",
    right="≥95%，≥95%",
    source="已公开的表",
    of_unit=check,
)
