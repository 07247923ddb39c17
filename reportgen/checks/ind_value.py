"""ind-value: an indicator has a target value.

What: under the name of a 三级指标 stands a 指标值.
Why: without a value nobody can say at the end of the year whether it was reached.
Wrong: 矛盾纠纷排查化解: (nothing behind it).
Right: 矛盾纠纷排查化解: 24次.
Source: 财预〔2015〕88号, the demand 细化量化; "指标值为必录项" of the budget systems.
"""

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The rows with a name and no value."""
    del unit, form
    for row in project.rows:
        if not row.empty and not row.sentence and not row.target.text:
            yield Diagnostic(
                "B603", _message(row), row.place, "补上指标值；没有这个指标就删去这一行"
            )


def _message(row: Row) -> str:
    return f"{row.category}“{row.name}”没有填指标值"
