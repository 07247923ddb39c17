"""indset-dup: each project has indicators of its own."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import bare, quoted, typed_rows
from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

_FEWEST: Final = 4


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The projects whose indicators are those of an earlier one; less where the targets differ."""
    del form
    first: dict[tuple[str, ...], FilledProject] = {}
    for project in unit.projects:
        names = _names(project)
        if len(names) < _FEWEST:
            continue
        other = first.setdefault(names, project)
        if other is not project:
            same = _targets(other) == _targets(project)
            also = "和指标值" if same else ""
            but = (
                ""
                if _typed(other, targets=same) == _typed(project, targets=same)
                else "，只差标点和符号"
            )
            message = f"全部{len(names)}个指标的名称{also}和{quoted(other.name)}的一样{but}"
            place = project.places.key("绩效指标")
            hint = "按本项目要做的事设指标"
            changed = None if same else Severity.INFO
            found = Diagnostic("B660", message, place, hint, changed=changed)
            yield found.of_project(project.name)


def _names(project: FilledProject) -> tuple[str, ...]:
    return tuple(f"{row.category}/{bare(row.name)}" for row in typed_rows(project))


def _targets(project: FilledProject) -> tuple[str, ...]:
    """The targets without their signs, but with what the signs say."""
    return tuple(f"{row.target.comparison}{bare(row.target.text)}" for row in typed_rows(project))


def _typed(project: FilledProject, *, targets: bool) -> tuple[str, ...]:
    """The names exactly as typed, with `targets` these too."""
    return tuple(f"{row.name}\n{row.target.text if targets else ''}" for row in typed_rows(project))


RULE: Final = Rule(
    "B660",
    what="一个单位里，没有两个项目的指标全部一样。名称一样、指标值不同的只作提示。",
    why="整套指标是复制来的，说明没有按项目设指标。",
    wrong="两个项目的八个指标、指标值一字不差",
    right="每个项目按自己要做的事设指标",
    source="财预〔2015〕88号：绩效目标要与资金额“相应匹配”",
    of_unit=check,
)
