"""pct-range: a share of all is at most 100%, and a range begins with its lower end."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportgen.checks.phrases import (
    FULL_RATE,
    GROWTH,
    MORE_THAN_ALL,
    OVERFULFILLED,
    PERCENT,
    is_rate,
)
from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.national import SATISFACTION
from reportgen.patterns import pattern
from reportgen.target import Comparison, Kind, parse

_ALL: Final = Decimal(100)
_ENDS: Final = pattern(
    r"([0-9][0-9,]*(?:\.[0-9]+)?)([^0-9\s]{0,3}?(?:[-~～—–至到]))([0-9][0-9,]*(?:\.[0-9]+)?)"
)
_FALLS: Final = pattern("[从由自降减缩]")


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Rates over 100%, and those that are said to be at least or more than all."""
    del unit, form
    for row in typed_rows(project):
        yield from _backwards(project, row)
        value = row.target.high if row.target.value is None else row.target.value
        if value is None or value < _ALL or row.target.measure not in PERCENT:
            continue
        if row.target.unit == "‰" or GROWTH.search(row.name):
            continue
        if value > _ALL and _is_share(row):
            message = f"{spoken(row)}最多100%，写的是“{row.target.text.strip()}”"
            yield Diagnostic("B649", message, target_place(project, row), "核对数和单位")
        elif value == _ALL:
            yield from _at_least_all(project, row)


def _backwards(project: FilledProject, row: Row) -> Iterator[Diagnostic]:
    """A range such as 80%-70%: what can be read only with its ends the other way round."""
    text = row.target.text.strip()
    if row.target.kind is not Kind.WORDS or row.sentence or _FALLS.search(row.name + text):
        return
    turned = _ENDS.sub(r"\3\2\1", text, count=1)
    read = parse(turned)
    if turned != text and read.kind is Kind.RANGE and read.unit and read.low != read.high:
        message = f"{spoken(row)}的范围“{text}”从大写到小"
        yield Diagnostic("B649", message, target_place(project, row), f"写成{turned}")


def _is_share(row: Row) -> bool:
    """Whether it is a share of all there is, which cannot be more."""
    if row.dimension == SATISFACTION:
        return True
    if FULL_RATE.search(row.name):
        return not OVERFULFILLED.search(row.name)
    return is_rate(row.name) and not MORE_THAN_ALL.search(row.name)


def _at_least_all(project: FilledProject, row: Row) -> Iterator[Diagnostic]:
    if row.target.comparison is Comparison.AT_LEAST:
        message = f"{spoken(row)}写的是“{row.target.text.strip()}”，最多也就是100%"
        place = target_place(project, row)
        yield Diagnostic("B649", message, place, "改成 =100%", changed=Severity.INFO)
    elif row.target.comparison is Comparison.MORE:
        message = f"{spoken(row)}写的是“{row.target.text.strip()}”，不可能多于100%"
        yield Diagnostic("B649", message, target_place(project, row), "改成 =100%")


RULE: Final = Rule(
    "B649",
    what=(
        "完成率、合格率、清运率、占比、满意度等不超过100%；“≥100%”写成“=100%”（增长率、超额完成、投资和收入的完成率除外）。范围从小写到大。"
    ),
    why="超过100%的合格率是写错了数，或者单位不该是百分比；写反的范围没有一个数能达到。",
    wrong="验收合格率: ≥110%",
    right="验收合格率: =100%",
    source="通行的审核要求：完成率、满意度这样的比率不超过100%",
    of_project=check,
)
