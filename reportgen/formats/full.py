"""`full`: every finding with the place underlined in its source; one of what is not written."""

from collections.abc import Iterator

from reportgen.codes import BY_ID
from reportgen.diagnostics import Diagnostic
from reportgen.formats.findings import Findings
from reportgen.formats.text import answerable, frame, lines, notes, summary, where, width
from reportgen.formats.unfinished import HINT, Unfinished, told_counts


def full(findings: Findings) -> Iterator[str]:
    """Every finding with its code, place, source line and repair."""
    for _, found in findings.by_file():
        told = Unfinished.of(found)
        if told.empty:
            yield from _unfinished(told)
        for diagnostic in told.rest:
            yield from _of(diagnostic, findings)
    yield summary(findings, told_counts(findings.diagnostics))
    yield from notes(findings)


def _unfinished(told: Unfinished) -> Iterator[str]:
    """That a project is not written yet, as one finding."""
    yield f"{told.severity.label} {told.message}"
    yield f"  --> {where(told.empty[0])}"
    yield f"  {told.kinds}"
    yield from _under("改法：", HINT)
    yield ""


def _of(diagnostic: Diagnostic, findings: Findings) -> Iterator[str]:
    said = "" if diagnostic.counted else "（已说明）"
    yield f"{diagnostic.severity.label}{said} {diagnostic.code} {diagnostic.message}"
    yield f"  --> {where(diagnostic)}"
    yield from frame(diagnostic, findings.lines)
    yield from _under("改法：", diagnostic.hint)
    yield from _under("说明：", diagnostic.answer or "")
    if answerable(diagnostic):
        yield f"  名称：{BY_ID[diagnostic.code].title}（不用改的，情况说明里写这个名称）"
    yield ""


def _under(label: str, text: str) -> Iterator[str]:
    """The lines of a text, the first with its label."""
    for number, line in enumerate(lines(text)):
        yield f"  {label if number == 0 else ' ' * width(label)}{line}"
