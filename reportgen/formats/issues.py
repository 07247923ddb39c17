"""问题清单: the findings as rows of a table, for `xlsx` and `docx`."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic
from reportgen.formats.findings import Findings
from reportgen.formats.text import printable, spot

TITLE: Final = "绩效目标审核问题清单"
HEADS: Final = (
    *("序号", "单位", "项目", "栏目", "问题"),
    *("依据", "建议", "单位说明", "审核意见"),
)


class Issue(NamedTuple):
    """One row, in the order of HEADS; the last cell is the reviewer's."""

    number: str
    unit: str
    project: str
    field: str
    problem: str
    source: str
    advice: str
    answer: str
    opinion: str = ""


def issues(findings: Findings) -> Iterator[Issue]:
    """What must be put right or looked at, and what the units explained, in order."""
    wanted = (d for d in findings.diagnostics if d.severity is not Severity.INFO or not d.counted)
    for number, diagnostic in enumerate(wanted, 1):
        yield Issue(*map(printable, (str(number), *_cells(diagnostic, findings))))


def _cells(diagnostic: Diagnostic, findings: Findings) -> tuple[str, ...]:
    file = diagnostic.place.file
    unit = findings.unit(file)
    return (
        unit.name if unit else "",
        findings.titles.get(file) or diagnostic.project or findings.title(file).rpartition("/")[2],
        diagnostic.field or diagnostic.place.where,
        f"［{diagnostic.severity.label}］{_problem(diagnostic)}",
        findings.about(diagnostic.code).source or BY_ID[diagnostic.code].title,
        diagnostic.hint,
        diagnostic.answer or "",
    )


def _problem(diagnostic: Diagnostic) -> str:
    """The message; its first line says where, unless another one does."""
    head, *rest = diagnostic.message.split("\n")
    where = "" if diagnostic.place.where else spot(diagnostic, diagnostic.message)
    return "\n".join((f"{head}{where}", *rest))
