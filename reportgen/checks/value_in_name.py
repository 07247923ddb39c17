"""value-in-name: the number stands in the target, not in the name."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.phrases import PERCENT, is_rate
from reportgen.checks.prose import spoken, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_QUANTITY: Final = pattern(
    r"(?<![0-9第A-Za-z])[0-9]+(?:\.[0-9]+)?\s*(?:余|多)?(?:个|人次|人|名|户|次|场|期|台|辆|套|件|份|家|处|座|盏|亩|公里|千米|平方米"
    r"|吨|万元|元|村|社区)"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Names with a quantity whose target is a percentage or words."""
    del unit, form
    for row in typed_rows(project):
        percent = row.target.measure in PERCENT and not is_rate(row.name)
        shared = percent or (row.target.text and not row.target.amount)
        found = _QUANTITY.search(row.name) if shared and not row.sentence else None
        if found:
            number = "".join(found[0].split())
            message = f"{spoken(row)}把数写在名称里，指标值却是“{row.target.text.strip()}”"
            hint = f"名称里去掉“{number}”，指标值写 {number}"
            yield Diagnostic("B650", message, row.place, hint)


RULE: Final = Rule(
    "B650",
    what="数写在指标值里，不写在名称里再填一个100%或“完成”。",
    why="数在名称里，系统和自评都算不到；下一年改数要改名称。",
    wrong="村级党务工作者人数18个: 100%",
    right="村级党务工作者人数: 18人",
    source="通行的审核要求：数写在指标值里",
    of_project=check,
)
