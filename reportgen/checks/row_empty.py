"""row-empty: a 二级指标 that is written has an indicator under it.

What: under a category stands at least one indicator.
Why: an empty row is printed and says to the public that nothing was planned.
Wrong: 经济效益指标: (nothing under it).
Right: an indicator under it, or the category left out and excused under 不适用.
Source: the empty rows of published tables.
"""

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The categories without a row."""
    del unit, form
    for row in project.rows:
        if row.empty:
            hint = "补上指标；确实没有就删去这一行，并写到“不适用”里说明理由"
            yield Diagnostic("B604", f"“{row.category}”下没有指标，印出来是空行", row.place, hint)
