"""The numbered sections of the first screen."""

from collections.abc import Iterator, Sequence

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.diff.briefly import NAME, Limits, Name, listed, short, told
from reportgen.diff.changes import Comparison, UnitChange
from reportgen.diff.elsewhere import elsewhere
from reportgen.diff.moves import came, looser, stale
from reportgen.diff.page import Section, plain, strong


def sections(comparison: Comparison, limits: Limits) -> tuple[Section, ...]:
    """Those that have something to say, in order."""
    return tuple(section for section in _sections(comparison, limits) if section)


def _sections(comparison: Comparison, limits: Limits) -> Iterator[Section | None]:
    units = comparison.units
    located = [(unit, project) for unit in units for project in unit.projects]
    located.sort(key=lambda found: -found[1].moved)
    name = Name([unit.name for unit in units])
    yield stale(located, name, limits)
    yield looser(located, name, limits)
    yield came(located, name, limits)
    yield _findings(units, name, limits) if units else None
    yield _explained(units, name, limits)
    yield elsewhere(comparison, limits)
    yield _left(comparison, name, limits)


def count_of(unit: UnitChange, severity: Severity) -> int:
    """How many findings of a severity the unit has now and has not explained."""
    return counts_of(unit.findings.now)[severity]


def _findings(units: Sequence[UnitChange], name: Name, limits: Limits) -> Section | None:
    counted = []
    for severity in Severity:
        count = sum(count_of(unit, severity) for unit in units)
        new = sum(f.severity is severity for unit in units for f in unit.findings.new)
        known = f"（新 {new}）" if severity is not Severity.INFO else ""
        counted.append(f"{severity.label} {count}{known}")
    gone = sum(len(unit.findings.gone) for unit in units)
    fixed = f"　改好 {gone}" if gone else ""
    fresh = [(unit, found) for unit in units for found in unit.findings.new]
    fresh.sort(key=lambda found: found[1].severity is not Severity.ERROR)
    said = [_found_said(unit, found, name) for unit, found in fresh[: limits.rows]]
    new_ones = (*plain("　新的："), *listed(said, limits, len(fresh))) if said else ()
    return (*strong("　".join(counted) + fixed), *new_ones), ()


def _found_said(unit: UnitChange, found: Diagnostic, name: Name) -> str:
    """The finding in one line: whose it is, and what."""
    whose = name.of(unit.name, found.project or "")
    said = short(found.message.partition("\n")[0], 2 * NAME)
    return f"{whose}：{said}" if whose else said


def _explained(units: Sequence[UnitChange], name: Name, limits: Limits) -> Section | None:
    found = [(unit, *said) for unit in units for said in unit.explained]
    said = [
        f"{name.of(unit.name, project)}（{rule}）：{short(reason, 2 * NAME)}"
        for unit, project, rule, reason in found[: limits.rows]
    ]
    return (told("单位写的情况说明", said, limits, len(found)), ()) if found else None


def _left(comparison: Comparison, name: Name, limits: Limits) -> Section | None:
    found = [(unit, said) for unit in comparison.units for said in unit.broken]
    said = [f"{name.of(unit.name, '')}：{said}".removeprefix("：") for unit, said in found]
    if comparison.notes:
        said.append(f"{len(comparison.notes)}个文件是链接、子模块或者太大，见逐项对照")
    return (told("没有比较", said, limits), ()) if said else None
