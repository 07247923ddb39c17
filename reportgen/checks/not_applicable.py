"""not-applicable: what 不适用 leaves out has a reason, and no indicator."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import listed, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

_KEY: Final = "不适用"


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Categories left out without a reason, and those that the project writes all the same."""
    del unit, form
    for category, reason in project.written.not_applicable.items():
        place = project.places.key(_KEY, category)
        names = tuple(row.name for row in typed_rows(project) if row.category == category)
        if not (reason or "").strip():
            message = f"“{_KEY}”里的“{category}”没有写理由"
            yield Diagnostic("B678", message, place, "在后面写上为什么没有这一类指标")
        elif names and place.file == project.file:  # a 默认 may be right for the other projects
            message = f"“{_KEY}”里写了“{category}”，但是这一类有指标：{listed(names)}"
            hint = f"指标要留，就从“{_KEY}”里删去这一行；确实不适用，就删去指标"
            yield Diagnostic("B678", message, place, hint)


RULE: Final = Rule(
    "B678",
    what="“不适用”里的每一类都写了理由，而且这一类没有指标。",
    why="理由是给审核人看的；一边说没有，一边又有指标，不知道哪个算数。",
    wrong="不适用:\n  生态效益指标:",
    right="不适用:\n  生态效益指标: 办公经费，不涉及生态环境",
    source="通行的审核要求：没有内容的二级指标说明原因",
    of_project=check,
    parts=("绩效指标", "不适用"),
)
