"""What many projects of a unit have in common, to be said once for all of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.formats.findings import Findings
from reportgen.formats.text import lines

MANY: Final = 4
_SHOWN: Final = 20


def widespread(found: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """The findings of one rule with one repair, where many projects have the same few of them.

    Errors come first; what stops a document stays with its file.
    """
    causes: dict[tuple[int, str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        told = diagnostic.counted and diagnostic.severity is not Severity.INFO
        if told and diagnostic.project and not diagnostic.blocks:
            weight = tuple(Severity).index(diagnostic.severity)
            causes.setdefault((weight, diagnostic.code, diagnostic.hint), []).append(diagnostic)
    return [causes[key] for key in sorted(causes) if _common(causes[key])]


def said_once(cause: Sequence[Diagnostic], findings: Findings) -> Iterator[str]:
    """The messages, each with the projects it is said of, and the one repair."""
    files: dict[str, list[str]] = {}
    for diagnostic in cause:
        files.setdefault(diagnostic.message, []).append(diagnostic.place.file)
    label = cause[0].severity.label
    for number, (message, those) in enumerate(files.items()):
        head, *rest = lines(message)
        yield f"  {label if number == 0 else '      '}  {head}：{_named(those, findings)}"
        yield from (f"          {line}" for line in rest)
    for number, line in enumerate(lines(cause[0].hint)):
        yield f"          {'改法：' if number == 0 else '      '}{line}"


def _common(cause: Sequence[Diagnostic]) -> bool:
    projects = len({diagnostic.place.file for diagnostic in cause})
    return projects >= MANY and 2 * len({diagnostic.message for diagnostic in cause}) <= projects


def _named(files: Sequence[str], findings: Findings) -> str:
    """The projects by number, else by name."""
    names = list(dict.fromkeys(_short(findings.title(file)) for file in files))
    more = f" 等{len(names)}个项目" if len(names) > _SHOWN else ""
    return " ".join(names[:_SHOWN]) + more


def _short(title: str) -> str:
    head = title.partition(" ")[0]
    return head if head.isdigit() else title
