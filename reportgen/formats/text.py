"""Findings as lines of text: what several formats share."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.formats.findings import Findings


def printable(text: str) -> str:
    """The text without characters that act on a terminal; what a person typed is hostile input."""
    return "".join(c if c.isprintable() or c in "\n　" else f"<U+{ord(c):04X}>" for c in text)


def frame(diagnostic: Diagnostic, lines_of: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """The source line of a finding with the place underlined; nothing where there is no line."""
    place = diagnostic.place
    typed = lines_of(place.file)
    if place.where or place.whole or not 1 <= place.line <= len(typed):
        return
    line = typed[place.line - 1].replace("\t", " ")
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    cut = max(0, start - 40)
    gutter = " " * len(str(place.line))
    shown, marked = line[cut : cut + 80], line[start : min(max(end, start + 1), cut + 80)]
    yield f"  {gutter} |"
    yield f"  {place.line} | {shown}"
    yield f"  {gutter} | {' ' * width(line[cut:start])}{'^' * max(1, width(marked))}"


def summary(findings: Findings, told: Counter[Severity] | None = None) -> str:
    """The last line: how many of each severity, or how many people were `told`."""
    found = findings.diagnostics
    head = f"{findings.projects}个项目："
    counts = counts_of(found) if told is None else told
    answered = sum(not diagnostic.counted for diagnostic in found)
    parts = [f"{severity.label} {counts[severity]}" for severity in Severity]
    parts += [f"已说明 {answered}"] if answered else []
    known = f"（基线里原有的 {findings.known} 条不计）" if findings.known else ""
    more = "（用 --output-format full 逐条看）" if counts[Severity.INFO] else ""
    nothing = "没有新的问题" if findings.known else "没有发现问题"
    return f"{head}{'，'.join(parts) if found else nothing}{known}{more}"


def notes(findings: Findings) -> Iterator[str]:
    """What else is to be known: what `--fix` can do, and what a baseline need not list any more.

    Where the mistakes of a file keep it from being checked, more repairs may show afterwards.
    """
    mended = [diagnostic for diagnostic in findings.diagnostics if diagnostic.repairs]
    if mended:
        fixable = len({repair for diagnostic in mended for repair in diagnostic.repairs})
        least = "至少" if any(diagnostic.blocks for diagnostic in mended) else ""
        yield f"其中{least} {fixable} 处可以自动改：reportgen check --fix（先看改什么：--diff）"
    if findings.stale:
        yield f"基线里有 {len(findings.stale)} 条已经没有了，用 --update-baseline 更新："
        yield from (f"  {line}" for line in findings.stale)


def answerable(diagnostic: Diagnostic) -> bool:
    """Whether a finding may be answered in 情况说明 and is not yet."""
    return diagnostic.counted and diagnostic.code[0] == "B" and diagnostic.code[:3] != "B69"


def statistics(findings: Findings) -> Iterator[str]:
    """How many findings each rule has, the most first."""
    counts = Counter(d.code for d in findings.diagnostics if d.counted)
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>6}  {code} {BY_ID[code].title}（{BY_ID[code].rule}）"


def lines(text: str) -> list[str]:
    """The lines of a text; none of an empty one."""
    return text.split("\n") if text else []


def where(diagnostic: Diagnostic) -> str:
    """Where a finding stands, for editors."""
    place = diagnostic.place
    if place.where:
        return f"{place.file}（{place.where}）"
    return f"{place.file}:{place.line}:{place.column}"


def spot(diagnostic: Diagnostic, said: str) -> str:
    """The same for people, in brackets; nothing where what is said names the line already."""
    place = diagnostic.place
    found = place.where or ("" if place.whole else f"第{place.line}行")
    shown = f"（{found}）" if found else ""
    return "" if shown in said else shown


def width(text: str) -> int:
    """How many columns a terminal needs for the text."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
