"""`sarif`: SARIF 2.1.0, for platforms that keep findings; rules with their help."""

import string
from collections.abc import Iterator, Mapping
from typing import Any, Final

from reportgen import __version__
from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic, Repair
from reportgen.formats.as_json import json_text
from reportgen.formats.findings import Findings

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PLAIN: Final = (string.ascii_letters + string.digits + "/_.-~").encode()

Data = dict[str, Any]


def sarif(findings: Findings) -> Iterator[str]:
    """One log of one run."""
    codes = sorted({diagnostic.code for diagnostic in findings.diagnostics})
    numbers = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "reportgen",
        "version": __version__,
        "rules": [_rule(code, findings) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, numbers, findings.above) for d in findings.diagnostics],
    }
    yield json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, findings: Findings) -> Data:
    kind, about = BY_ID[code], findings.about(code)
    said = [f"为什么：{about.why}", f"错误写法：{about.wrong}", f"正确写法：{about.right}"]
    return {
        "id": code,
        "name": kind.rule,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": about.what},
        "help": {"text": "\n".join([about.what, *said])},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(diagnostic: Diagnostic, numbers: Mapping[str, int], above: str) -> Data:
    hint = f"\n改法：{diagnostic.hint}" if diagnostic.hint else ""
    result: Data = {
        "ruleId": diagnostic.code,
        "ruleIndex": numbers[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + hint},
        "locations": [_location(diagnostic, above)],
    }
    if diagnostic.answer:
        accepted = {"kind": "inSource", "status": "accepted"}
        result["suppressions"] = [{**accepted, "justification": diagnostic.answer}]
    if diagnostic.repairs:
        changes = [_change(repair, above) for repair in diagnostic.repairs]
        result["fixes"] = [{"artifactChanges": changes}]
    return result


def _location(diagnostic: Diagnostic, above: str) -> Data:
    place = diagnostic.place
    physical: Data = {"artifactLocation": _artifact(above + place.file)}
    if not place.where:
        physical["region"] = _region(diagnostic)
    names = (place.where, diagnostic.project, diagnostic.field)
    logical = [{"fullyQualifiedName": name} for name in names if name]
    found = {"physicalLocation": physical}
    return {**found, "logicalLocations": logical} if logical else found


def _artifact(file: str) -> Data:
    uri = "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}"
        for byte in file.encode("utf-8", "surrogateescape")
    )
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(found: Diagnostic | Repair) -> Data:
    place = found.place
    start = {"startLine": place.line, "startColumn": place.column}
    return {**start, "endLine": place.end_line, "endColumn": place.end_column}


def _change(repair: Repair, above: str) -> Data:
    replaced = {"deletedRegion": _region(repair), "insertedContent": {"text": repair.new}}
    file = _artifact(above + repair.place.file)
    return {"artifactLocation": file, "replacements": [replaced]}
