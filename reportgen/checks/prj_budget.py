"""prj-budget: a project has money.

What: 年度资金总额, typed or summed, is there and more than 0.
Why: a table without an amount cannot be published; an empty cell reads as a forgotten one.
Wrong: 财政拨款: (nothing behind it).
Right: 财政拨款: 36.00.
Source: 财预〔2015〕88号: targets are set for a project's budget; the forms' row 年度资金总额.
"""

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The project whose money is not filled in, or is 0."""
    del form
    total = project.total.value
    if total is None:
        hint = f"写数，单位是{unit.money_unit}，例如　财政拨款: 36.00"
        yield Diagnostic("B606", "“资金”还没有填金额", project.places.key("资金"), hint)
    elif total == 0:
        hint = "核对金额；本年确实没有安排资金的项目不用报"
        yield Diagnostic("B606", "年度资金总额是0", project.total.place, hint)
