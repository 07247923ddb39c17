"""all-same: each indicator has a target of its own."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.target import Kind

_MANY: Final = 5
_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.RANGE})


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The number that five or more indicators, more than half of all, have for a target."""
    del unit, form
    rows = list(typed_rows(project))
    values = Counter(
        "".join(row.target.text.split()) for row in rows if row.target.kind in _NUMBERS
    )
    for value, times in values.most_common(1):
        if times >= _MANY and times * 2 > len(rows):
            message = f"{len(rows)}个指标里，{times}个的指标值都是“{value}”"
            hint = "逐个指标设指标值，和各自的名称、单位相配"
            yield Diagnostic("B655", message, project.places.key("绩效指标"), hint)


RULE: Final = Rule(
    "B655",
    what="没有五个以上（而且过半数）的指标用同一个数作指标值。",
    why="全是“≥95%”，说明没有一个是认真定的。",
    wrong="九个指标全部是 ≥95%",
    right="逐个指标设指标值",
    source="财预〔2021〕101号：指标值要有设定依据",
    of_project=check,
    parts=("绩效指标",),
)
