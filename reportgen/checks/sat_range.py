"""sat-range: a target of satisfaction leaves room and asks for something."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportgen.checks.phrases import PERCENT
from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.national import SATISFACTION
from reportgen.patterns import pattern
from reportgen.target import Comparison, Kind
from reportgen.unwanted import BAD

_SATISFIED: Final = pattern(r"满意(?:程?度|率|情况)?$")
_NUMBER: Final = pattern(r"[0-9０-９]|[一二三四五六七八九]成|百分之")
_LOW: Final = Decimal(80)
_ALL: Final = Decimal(100)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Satisfaction of less than 80% or of exactly 100%."""
    del unit, form
    for row in typed_rows(project):
        why = _why(row)
        if why:
            message = f"{spoken(row)}的指标值“{row.target.text.strip()}”{why}"
            hint = "一般写 ≥90% 或 ≥95%"
            yield Diagnostic("B656", message, target_place(project, row), hint)


def _why(row: Row) -> str:
    value = row.target.value
    words = (
        row.target.kind is Kind.WORDS and not row.sentence and not _NUMBER.search(row.target.text)
    )
    if row.dimension == SATISFACTION and words and _SATISFIED.search(row.name):
        return "没有数，年底没法评"
    if row.dimension != SATISFACTION or value is None or row.target.measure not in PERCENT:
        return ""
    if BAD.search(row.name) or row.target.comparison in {Comparison.AT_MOST, Comparison.LESS}:
        return ""
    if value == _ALL:
        return "没有余地，一个人不满意就没有完成"
    return "偏低" if value < _LOW else ""


RULE: Final = Rule(
    "B656",
    what="满意度写着百分之几，不低于80%，也不是整100%。",
    why="100%很难做到，也很难让人相信；太低等于没有要求。",
    wrong="群众满意度: 100%",
    right="群众满意度: ≥90%",
    source="通行的审核要求：满意度的目标达得到，也不太低",
    of_project=check,
)
