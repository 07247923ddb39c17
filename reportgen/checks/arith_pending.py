"""arith-pending: a 测算 with a line 待核 is not finished."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.fill.costing import PENDING
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The line 待核, where there is one."""
    del unit, form
    if PENDING in project.written.costing:
        said = project.written.costing[PENDING]
        message = f"测算还有待核的内容{f'：{said}' if said else ''}"
        place = project.places.at("测算", PENDING)
        yield Diagnostic("B605", message, place, "核实后改好测算，删去“待核”这一行")


RULE: Final = Rule(
    "B605",
    what="测算里没有“待核”这一行。",
    why="写的人自己说还有没核实的数，这样的表不能公开。",
    wrong="待核: 培训次数未定",
    right="核实以后改好测算，删去“待核”",
    source="编写人自己写的“待核”",
    of_project=check,
)
