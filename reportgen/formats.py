"""Findings as text: a table of output formats, each a function from findings to lines."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic

SCHEMA_VERSION: Final = 1
WIDTH: Final = 100
_RARE: Final = re.compile(r"[^\n -~\u4e00-\u9fa5]")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a format prints: the findings in order, projects counted, and the source lines."""

    diagnostics: Sequence[Diagnostic]
    projects: int
    titles: Mapping[str, str]
    lines: Callable[[str], Sequence[str]]


def listed(findings: Findings) -> Iterator[str]:
    """For people: grouped by file, one finding per cause, 供参考 only counted."""
    shown = [d for d in findings.diagnostics if d.severity is not Severity.INFO]
    for file, group in groupby(shown, key=lambda d: d.place.file):
        yield _header(findings.titles.get(file, ""), file)
        for diagnostic in group:
            yield from _item(diagnostic, findings)
        yield ""
    yield summary(findings)


def full(findings: Findings) -> Iterator[str]:
    """Every finding with the place underlined in its source."""
    for diagnostic in findings.diagnostics:
        yield f"{diagnostic.severity.label} {diagnostic.code} {diagnostic.message}"
        yield f"  --> {_where(diagnostic)}"
        yield from frame(diagnostic, findings.lines)
        yield from (f"  改法：{line}" for line in _lines(diagnostic.hint))
        yield ""
    yield summary(findings)


def concise(findings: Findings) -> Iterator[str]:
    """One line a finding, for editors and grep."""
    for diagnostic in findings.diagnostics:
        message = diagnostic.message.replace("\n", " ")
        yield f"{_where(diagnostic)}: {diagnostic.code} {diagnostic.severity.label} {message}"


def as_json(findings: Findings) -> Iterator[str]:
    """One object with stable English keys."""
    counts = Counter(d.severity.value for d in findings.diagnostics)
    yield json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "diagnostics": [json_of(d) for d in findings.diagnostics],
            "counts": {severity.value: counts[severity.value] for severity in Severity},
        }
    )


FORMATS: Final[Mapping[str, Callable[[Findings], Iterator[str]]]] = {
    "list": listed,
    "full": full,
    "concise": concise,
    "json": as_json,
}


def json_text(found: object) -> str:
    """The object as JSON; what a terminal acts on or GBK lacks is escaped, so nothing is lost."""
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return _RARE.sub(lambda match: _escaped(match[0]), text)


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
    }
    return {**found, "where": place.where} if place.where else found


def summary(findings: Findings) -> str:
    """The last line: how many of each severity."""
    counts = Counter(d.severity for d in findings.diagnostics)
    head = f"{findings.projects}个项目："
    if not counts:
        return f"{head}没有发现问题"
    parts = "，".join(f"{s.label} {counts[s]}" for s in Severity)
    more = "（用 --output-format full 逐条看）" if counts[Severity.INFO] else ""
    return f"{head}{parts}{more}"


def printable(text: str) -> str:
    """The text without characters that act on a terminal; what a person typed is hostile input."""
    return "".join(c if c.isprintable() or c in "\n　" else f"<U+{ord(c):04X}>" for c in text)


def frame(diagnostic: Diagnostic, lines_of: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """The source line of a finding with the place underlined; nothing where there is no line."""
    place = diagnostic.place
    lines = lines_of(place.file)
    if place.where or place.whole or not 1 <= place.line <= len(lines):
        return
    line = lines[place.line - 1].replace("\t", " ")
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    cut = max(0, start - 40)
    gutter = " " * len(str(place.line))
    shown, marked = line[cut : cut + 80], line[start : min(max(end, start + 1), cut + 80)]
    yield f"  {gutter} |"
    yield f"  {place.line} | {shown}"
    yield f"  {gutter} | {' ' * _width(line[cut:start])}{'^' * max(1, _width(marked))}"


def _escaped(character: str) -> str:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return json.dumps(character)[1:-1]
    return character if character.isprintable() else json.dumps(character)[1:-1]


def _header(title: str, file: str) -> str:
    if not title:
        return file
    gap = max(2, WIDTH - _width(title) - _width(file))
    return f"{title}{' ' * gap}{file}"


def _item(diagnostic: Diagnostic, findings: Findings) -> Iterator[str]:
    place = diagnostic.place
    where = place.where or ("" if place.whole else f"第{place.line}行")
    first, *rest = _lines(diagnostic.message)
    yield f"  {diagnostic.severity.label}  {first}{f'（{where}）' if where else ''}"
    yield from (f"          {line}" for line in rest)
    if diagnostic.code.startswith("Y"):
        yield from (f"        {line}" for line in frame(diagnostic, findings.lines))
    for number, line in enumerate(_lines(diagnostic.hint)):
        yield f"          {'改法：' if number == 0 else '      '}{line}"


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _where(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    if place.where:
        return f"{place.file}（{place.where}）"
    return f"{place.file}:{place.line}:{place.column}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
