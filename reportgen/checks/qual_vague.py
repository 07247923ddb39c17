"""qual-vague: a target in words says what counts as done."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.phrases import VAGUE
from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.target import Kind


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The targets that are only 良好, 明显, 提高 and the like."""
    del unit, form
    for row in typed_rows(project):
        words = row.target.kind is Kind.WORDS
        if words and VAGUE.fullmatch("".join(row.target.text.split()).rstrip("。")):
            message = f"{spoken(row)}的指标值“{row.target.text.strip()}”没有可以考核的等级或标准"
            hint = "能量化的写数；不能的写分档，例如 优（90分以上）、良、中、差各是什么样"
            yield Diagnostic("B654", message, target_place(project, row), hint)


RULE: Final = Rule(
    "B654",
    what="定性的指标值有等级或标准，不只是“良好”“明显”“提高”。",
    why="“明显提高”年底怎么说都行，等于没有目标。",
    wrong="基层治理水平: 明显提高",
    right="县级综治考核等次: 良好以上",
    source="财预〔2015〕88号：不能量化的用定性的分级分档形式表述",
    of_project=check,
)
