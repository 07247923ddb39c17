"""`full`: every finding with the place underlined in its source."""

from collections.abc import Iterator

from reportgen.formats.findings import Findings
from reportgen.formats.text import frame, lines, notes, summary, where, width


def full(findings: Findings) -> Iterator[str]:
    """Every finding with its code, place, source line and repair."""
    for diagnostic in findings.diagnostics:
        said = "" if diagnostic.counted else "（已说明）"
        yield f"{diagnostic.severity.label}{said} {diagnostic.code} {diagnostic.message}"
        yield f"  --> {where(diagnostic)}"
        yield from frame(diagnostic, findings.lines)
        yield from _under("改法：", diagnostic.hint)
        yield from _under("说明：", diagnostic.answer or "")
        yield ""
    yield summary(findings)
    yield from notes(findings)


def _under(label: str, text: str) -> Iterator[str]:
    """The lines of a text, the first with its label."""
    for number, line in enumerate(lines(text)):
        yield f"  {label if number == 0 else ' ' * width(label)}{line}"
