"""`full`: every finding with the place underlined in its source."""

from collections.abc import Iterator

from reportgen.formats.findings import Findings
from reportgen.formats.text import frame, lines, notes, summary, where


def full(findings: Findings) -> Iterator[str]:
    """Every finding with its code, place, source line and repair."""
    for diagnostic in findings.diagnostics:
        said = "" if diagnostic.counted else "（已说明）"
        yield f"{diagnostic.severity.label}{said} {diagnostic.code} {diagnostic.message}"
        yield f"  --> {where(diagnostic)}"
        yield from frame(diagnostic, findings.lines)
        yield from (f"  改法：{line}" for line in lines(diagnostic.hint))
        yield from (f"  说明：{line}" for line in lines(diagnostic.answer or ""))
        yield ""
    yield summary(findings)
    yield from notes(findings)
