"""`json`: every finding, with stable English keys."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.formats.findings import Findings

SCHEMA_VERSION: Final = 1
_RARE: Final = r"[^\n -~\u4e00-\u9fa5]"  # compiled when there is JSON to print


def as_json(findings: Findings) -> Iterator[str]:
    """One object."""
    yield json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "diagnostics": [json_of(d) for d in findings.diagnostics],
            "counts": json_counts(findings.diagnostics),
        }
    )


def json_counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings are to be dealt with, by severity."""
    counts = counts_of(diagnostics)
    return {severity.value: counts[severity] for severity in Severity}


def json_text(found: object) -> str:
    """The object as JSON; what a terminal acts on or GBK lacks is escaped, so nothing is lost."""
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return re.sub(_RARE, lambda match: _escaped(match[0]), text)


def json_of(diagnostic: Diagnostic) -> dict[str, object]:
    """One finding by its JSON keys; `where` only for places inside a Word template."""
    place = diagnostic.place
    found: dict[str, object] = {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "project": diagnostic.project,
        "field": diagnostic.field,
        "answer": diagnostic.answer,
    }
    return {**found, "where": place.where} if place.where else found


def _escaped(character: str) -> str:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return json.dumps(character)[1:-1]
    return character if character.isprintable() else json.dumps(character)[1:-1]
