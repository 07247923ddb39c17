"""arith-pending: a 测算 with a line 待核 is not finished.

What: 测算 holds no line 待核.
Why: the author says that something is still to be verified; it must not be published so.
Wrong: 待核: 培训次数未定.
Right: the number verified and the line removed.
Source: the authors' own mark.
"""

from collections.abc import Iterator

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
