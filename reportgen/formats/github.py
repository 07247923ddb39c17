"""`github`: annotations for GitHub Actions, as many as the platform shows, the rest counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.formats.findings import Findings
from reportgen.formats.text import summary

MOST: Final = 10
"""Annotations of each kind that GitHub keeps of one step."""
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}


def github(findings: Findings) -> Iterator[str]:
    """Errors, then warnings: first one of every file, so that no file crowds out the others."""
    for severity, command in _COMMANDS.items():
        found = [d for d in findings.diagnostics if d.severity is severity and d.counted]
        for diagnostic in _spread(found)[:MOST]:
            named = _properties(diagnostic, findings.above)
            yield f"::{command} {named}::{_escaped(_said(diagnostic), _DATA)}"
        if len(found) > MOST:
            yield f"另有 {len(found) - MOST} 条{severity.label}没有列出，用 reportgen check 看"
    yield summary(findings)


def _spread(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    seen: Counter[str] = Counter()
    ranks = []
    for diagnostic in found:
        ranks.append(seen[diagnostic.place.file])
        seen[diagnostic.place.file] += 1
    order = sorted(range(len(found)), key=lambda at: ranks[at])
    return [found[at] for at in order]


def _properties(diagnostic: Diagnostic, above: str) -> str:
    place = diagnostic.place
    title = f"{diagnostic.code} {diagnostic.rule}"
    named: dict[str, object] = {"title": title, "file": above + place.file}
    if not place.where:
        named |= {"line": place.line, "endLine": place.end_line, "col": place.column}
        named |= {"endColumn": place.end_column} if place.end_line == place.line else {}
    return ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in named.items())


def _said(diagnostic: Diagnostic) -> str:
    where = f"（{diagnostic.place.where}）" if diagnostic.place.where else ""
    hint = f"\n改法：{diagnostic.hint}" if diagnostic.hint else ""
    return f"{diagnostic.message}{where}{hint}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(character, character) for character in text)
