"""What a run found and made, in words for people and as JSON, and whether it counts as passed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.files import Root
from reportgen.formats import SCHEMA_VERSION, Findings, json_of, json_text, listed
from reportgen.money import printed
from reportgen.pipeline import Made, Report
from reportgen.unit import UnitState
from reportgen.write import Outcome

FAILED: Final = "没做"


def findings(report: Report, root: Path) -> Findings:
    """The findings of a report, ready for a format."""
    return _findings(report.diagnostics, report.units, root)


def blocking(unit: UnitState, root: Path) -> Iterator[str]:
    """Why a project cannot be shown."""
    found = [diagnostic for diagnostic in unit.diagnostics if diagnostic.blocks]
    yield from listed(_findings(found, (unit,), root))


def unfit(report: Report, *, strict: bool) -> bool:
    """Whether `check` fails: on any error, with `strict` on any warning too."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(diagnostic.severity in bad for diagnostic in report.diagnostics)


def failed(report: Report, *, strict: bool) -> bool:
    """Whether `build` fails: a document could not be made; with `strict`, also as `check` does."""
    return any(made.outcome is None for made in report.made) or (
        strict and unfit(report, strict=True)
    )


def lines(report: Report, root: Path) -> Iterator[str]:
    """For people: what stopped documents, every document, and a line that counts."""
    stopped = [diagnostic for diagnostic in report.diagnostics if diagnostic.blocks]
    if stopped:
        *shown, _ = listed(_findings(stopped, report.units, root))
        yield from shown
    for made in report.made:
        yield _document(made)
    yield from (_unit(unit) for unit in report.units if unit.filled)
    yield _counts(report)


def as_json(report: Report, root: Path) -> Iterator[str]:
    """One object: the documents and every finding."""
    del root
    counts = Counter(diagnostic.severity.value for diagnostic in report.diagnostics)
    found = {
        "schema_version": SCHEMA_VERSION,
        "documents": [_document_json(made) for made in report.made],
        "diagnostics": [json_of(diagnostic) for diagnostic in report.diagnostics],
        "counts": {severity.value: counts[severity.value] for severity in Severity},
    }
    yield json_text(found)


def _findings(
    diagnostics: Sequence[Diagnostic], units: Iterable[UnitState], root: Path
) -> Findings:
    units = tuple(units)
    titles = {
        project.file: f"{_number(project.file)}{project.name or '（没有项目名称）'}"
        for unit in units
        for project in unit.projects
    }
    projects = sum(len(unit.projects) for unit in units)
    return Findings(diagnostics, projects, titles, _lines_of(root))


def _number(file: str) -> str:
    head = file.rpartition("/")[2].partition("-")[0]
    return f"{head} " if head.isdigit() else ""


def _lines_of(root: Path) -> Callable[[str], Sequence[str]]:
    def read(file: str) -> Sequence[str]:
        data = Root(root).fetch(file) or b""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return read


def _document(made: Made) -> str:
    if made.outcome is not None:
        return f"{made.outcome.value}  {made.path}"
    stale = "；旧文件还在，内容已过时" if made.old else ""
    if made.old and made.old != (made.path,):
        stale += f"：{'、'.join(path.name for path in made.old)}"
    return f"{FAILED}  {made.path}　{made.reason}{stale}"


def _unit(unit: UnitState) -> str:
    assert unit.filled  # noqa: S101 - for the type checker
    total = unit.filled.total.value
    money = "" if total is None else f"　{printed(total, separator=True)}{unit.filled.money_unit}"
    year = unit.filled.written.year
    return f"      {unit.filled.name} {year}年　{len(unit.filled.projects)}个项目{money}"


def _counts(report: Report) -> str:
    outcomes = Counter(made.outcome for made in report.made)
    made = "，".join(f"{o.value} {outcomes[o]}" for o in Outcome if outcomes[o])
    failures = f"{'，' if made else ''}{FAILED} {outcomes[None]}" if outcomes[None] else ""
    counts = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    found = "，".join(f"{severity.label} {counts[severity]}" for severity in Severity)
    more = "（逐条看：reportgen check）" if counts else ""
    return f"{len(report.made)}份文档：{made}{failures}　检查：{found}{more}"


def _document_json(made: Made) -> dict[str, object]:
    names = {Outcome.NEW: "new", Outcome.UPDATED: "updated", Outcome.SAME: "unchanged"}
    outcome = names[made.outcome] if made.outcome else "failed"
    path = made.path.as_posix()
    return {"path": path, "outcome": outcome, "reason": made.reason, "stale": bool(made.old)}
