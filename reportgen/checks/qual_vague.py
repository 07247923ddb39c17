"""qual-vague: a target in words says what counts as done."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.ind_chars import is_nothing
from reportgen.checks.phrases import VAGUE
from reportgen.checks.prose import row_text, spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.checks.unfilled import unfilled
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.patterns import pattern
from reportgen.target import Kind

_NUMBER: Final = pattern(
    "[0-9０-９一二两三四五六七八九十百千万半]|全(?:部|体|覆盖|员)|所有|每|各|应.尽.|零|无|均|若干"
)
_TIME: Final = pattern(
    "[0-9０-９年月日天季周时期前后内底按限随每早晚]|进度|长期|立即|当场|常态|全程|一次"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Targets that are only 良好, 明显, 提高, and those without the number or time they need."""
    del unit, form
    for row in typed_rows(project):
        lacks = _lacks(row)
        if not (lacks or _is_vague(row)) or _is_told(row):
            continue
        if lacks:
            message = f"{spoken(row)}里没有{lacks}"
            place = row.place if row.sentence else target_place(project, row)
            yield Diagnostic("B654", message, place, _hint(lacks), changed=Severity.WARNING)
        else:
            message = f"{spoken(row)}的指标值“{row.target.text.strip()}”没有可以考核的等级或标准"
            hint = "能量化的写数；不能的写分档，例如 优（90分以上）、良、中、差各是什么样"
            yield Diagnostic("B654", message, target_place(project, row), hint)


def _is_vague(row: Row) -> bool:
    typed = "".join(row.target.text.split()).rstrip("。")
    return row.target.kind is Kind.WORDS and VAGUE.fullmatch(typed) is not None


def _is_told(row: Row) -> bool:
    """Whether other rules tell of the target: it is missing, a mark or left to be filled in."""
    target = row.target.text.strip()
    nothing = not row.sentence and (not target or is_nothing(target))
    return nothing or bool(unfilled(row_text(row)))


def _lacks(row: Row) -> str:
    """What an indicator of quantity or of time is without; empty where it has it."""
    needed = _NEEDED.get(row.category)
    if needed is None or not (row.sentence or row.target.kind is Kind.WORDS):
        return ""
    return "" if needed[1].search(row_text(row)) else needed[0]


def _hint(lacks: str) -> str:
    example = "12次、30人" if lacks == "数" else "12月底前、每月10日前"
    return f"写上{lacks}，例如 {example}"


_NEEDED: Final = {"数量指标": ("数", _NUMBER), "时效指标": ("时间", _TIME)}

RULE: Final = Rule(
    "B654",
    what="定性的指标值有等级或标准，不只是“良好”“明显”“提高”；数量指标里有数，时效指标里有时间。",
    why="“明显提高”年底怎么说都行，等于没有目标。",
    wrong="基层治理水平: 明显提高",
    right="县级综治考核等次: 良好以上",
    source="财预〔2015〕88号：不能量化的用定性的分级分档形式表述",
    of_project=check,
)
