"""`concise`: one line a finding, for editors and grep."""

from collections.abc import Iterator

from reportgen.formats.findings import Findings
from reportgen.formats.text import where


def concise(findings: Findings) -> Iterator[str]:
    """Place, code, severity and message of every finding."""
    for diagnostic in findings.diagnostics:
        message = " ".join(diagnostic.message.split("\n"))
        label = diagnostic.severity.label if diagnostic.counted else "已说明"
        yield f"{where(diagnostic)}: {diagnostic.code} {label} {message}"
