"""name-number: an indicator has a name in words."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import quoted, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.national import CATEGORY, SATISFACTION
from reportgen.patterns import pattern

_NO_WORDS: Final = pattern(
    r"[\W\d_]*|(?:指标|[一二三]级指标)\s*[0-9一二三四五]*|[0-9.]+(?:年|个?月|天|[万亿]?元|人|个|次)"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The names that are only a number or signs."""
    del unit, form
    for row in typed_rows(project):
        if not row.sentence and (_NO_WORDS.fullmatch(row.name) or _is_category(row)):
            message = f"{row.category}下三级指标的名称是{quoted(row.name)}，看不出考核什么"
            yield Diagnostic("B652", message, row.place, "写上名称，例如 清运垃圾次数")


def _is_category(row: Row) -> bool:
    """Whether the name is only that of a 二级指标; 满意度指标 at least says what is asked."""
    named = CATEGORY.get(row.name)
    return named is not None and named.dimension != SATISFACTION


RULE: Final = Rule(
    "B652",
    what="三级指标的名称有文字，不只是一个数或符号。",
    why="只有一个数，看的人不知道考核什么。",
    wrong='"11": 100%',
    right="离退休干部党组织: 11个",
    source="通行的审核要求：指标名称说明考核什么",
    of_project=check,
)
