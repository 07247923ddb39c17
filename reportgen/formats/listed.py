"""`list`: for people. By project, one finding for a cause, 供参考 only counted."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import Final

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic
from reportgen.formats.findings import Findings
from reportgen.formats.text import answerable, frame, lines, notes, spot, summary, width
from reportgen.formats.unfinished import HINT, Unfinished, told_counts
from reportgen.formats.widespread import said_once, widespread
from reportgen.review import unfinished

WIDTH: Final = 100
FEW: Final = 5
_INDENT: Final = " " * 10


def listed(findings: Findings) -> Iterator[str]:
    """Errors, warnings and what is explained of every project, and a line that counts."""
    yield from itemised(findings)
    yield from _seldom(findings.diagnostics)
    yield summary(findings, told_counts(findings.diagnostics))
    yield from notes(findings)
    rest = (d for _, found in findings.by_file() for d in Unfinished.of(found).rest)
    if any(answerable(d) and d.severity is Severity.WARNING for d in rest):
        yield "请核实的没有错，就在“情况说明”里写理由；每一条的名称用 --output-format full 看"


def itemised(findings: Findings) -> Iterator[str]:
    """The same without the counts: by project, then what many projects of a unit share."""
    for folder, group in groupby(findings.by_file(), key=lambda item: item[0].rpartition("/")[0]):
        files = list(group)
        begun = (diagnostic for _, found in files if not unfinished(found) for diagnostic in found)
        shared = widespread(begun)
        told = {diagnostic for cause in shared for diagnostic in cause}
        for file, found in files:
            yield from _file(file, [d for d in found if d not in told], findings)
        if shared:
            yield _header(f"{_unit(folder, findings)}几个项目都有的", folder)
            for cause in shared:
                yield from said_once(cause, findings)
            yield ""


def _file(file: str, found: Sequence[Diagnostic], findings: Findings) -> Iterator[str]:
    shown = [d for d in found if d.severity is not Severity.INFO or not d.counted]
    if shown:
        yield _header(findings.titles.get(file, ""), file)
        yield from _of_file(shown, findings)
        if any(d.blocks and d.code[0] in "SY" for d in found):
            yield f"{_INDENT}改好以后再查别的"
        yield ""


def _unit(folder: str, findings: Findings) -> str:
    unit = findings.units.get(folder)
    return f"{unit.name}　" if unit else ""


def _of_file(found: Sequence[Diagnostic], findings: Findings) -> Iterator[str]:
    told = Unfinished.of(found)
    if told.empty:
        yield from _unfinished(told)
    causes: dict[Hashable, list[Diagnostic]] = {}
    for diagnostic in sorted(told.rest, key=_weight):
        causes.setdefault(_cause(diagnostic), []).append(diagnostic)
    for cause in causes.values():
        yield from _item(cause, findings)


def _weight(diagnostic: Diagnostic) -> tuple[bool, int]:
    return not diagnostic.counted, tuple(Severity).index(diagnostic.severity)


def _cause(diagnostic: Diagnostic) -> Hashable:
    """What findings have in common that are said as one: the rule and its repair."""
    if not diagnostic.code.startswith("B"):
        return diagnostic
    said = diagnostic.hint if diagnostic.counted else diagnostic.answer
    return diagnostic.counted, diagnostic.code, diagnostic.severity, said


def _unfinished(told: Unfinished) -> Iterator[str]:
    """That a project is not written yet, as one finding."""
    yield f"  {told.severity.label}  {told.message}"
    yield f"{_INDENT}{told.kinds}"
    yield f"{_INDENT}改法：{HINT}"


def _item(cause: Sequence[Diagnostic], findings: Findings) -> Iterator[str]:
    """The findings of one cause, with one repair."""
    first = cause[0]
    label = first.severity.label if first.counted else "已说明"
    for number, diagnostic in enumerate(cause[:FEW]):
        head, *rest = lines(diagnostic.message)
        yield f"  {label if number == 0 else '      '}  {head}{spot(diagnostic, head)}"
        yield from (f"{_INDENT}{line}" for line in rest)
        if diagnostic.code.startswith("Y"):
            yield from (f"        {line}" for line in frame(diagnostic, findings.lines))
    if len(cause) > FEW:
        yield f"{_INDENT}……还有{len(cause) - FEW}处"
    said, text = ("改法：", first.hint) if first.counted else ("说明：", first.answer or "")
    for number, line in enumerate(lines(text)):
        yield f"{_INDENT}{said if number == 0 else '      '}{line}"


def _seldom(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """What 供参考 is about, the most frequent first."""
    counts = Counter(
        BY_ID[d.code].title for d in diagnostics if d.severity is Severity.INFO and d.counted
    )
    if counts:
        shown = "，".join(f"{title} {count}" for title, count in counts.most_common(FEW))
        yield f"供参考：{shown}{'，……' if len(counts) > FEW else ''}"


def _header(title: str, file: str) -> str:
    if not title:
        return file
    return f"{title}{' ' * max(2, WIDTH - width(title) - width(file))}{file}"
