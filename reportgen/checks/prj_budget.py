"""prj-budget: a project has money."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
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


RULE: Final = Rule(
    "B606",
    what="年度资金总额（写的或者加出来的）要有，而且大于0；没有写完的项目缺了是必须改。",
    why="没有金额的表不能公开；空着的格子像是忘了填。",
    wrong="财政拨款:（后面什么也没有）",
    right="财政拨款: 36.00",
    source="财预〔2015〕88号：绩效目标按项目的预算设定",
    of_project=check,
)
