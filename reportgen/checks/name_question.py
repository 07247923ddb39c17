"""name-question: the name of an indicator is not a question."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import spoken, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_QUESTION: Final = pattern(r"能否|是否|可否|有没有|[吗?？]$|与否$|如何$")


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The names that ask."""
    del unit, form
    for row in typed_rows(project):
        if not row.sentence and _QUESTION.search(row.name):
            message = f"{spoken(row)}是一个问句"
            hint = "写成可以衡量的名称，例如“能否及时发放”写成“及时发放率”"
            yield Diagnostic("B651", message, row.place, hint)


RULE: Final = Rule(
    "B651",
    what="三级指标的名称不是“能否……”“是否……”这样的问句。",
    why="问句后面填“2023年底”“100%”，答非所问；率和数才能考核。",
    wrong="能否及时发放: 2023年底",
    right="补贴及时发放率: ≥95%",
    source="财预〔2015〕88号：指标要“细化量化”",
    of_project=check,
)
