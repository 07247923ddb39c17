"""What a run found and made, in words for people and as JSON, and whether it counts as passed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from reportgen.codes import Severity
from reportgen.diagnostics import in_order
from reportgen.formats import (
    SCHEMA_VERSION,
    itemised,
    json_counts,
    json_of,
    json_text,
    told_counts,
)
from reportgen.results import Made, Report, UnitReport
from reportgen.titled import findings_of
from reportgen.write import Outcome

FAILED: Final = "没做"
FEW: Final = 20


def together(reports: Sequence[Report]) -> Report:
    """Several builds, one for each form, as one; what all of them found is said once."""
    units = tuple(unit for report in reports for unit in report.units)
    found = in_order(d for report in reports for d in report.diagnostics)
    left = dict.fromkeys(path for report in reports for path in report.left)
    return replace(reports[-1], units=units, diagnostics=found, left=tuple(left))


def unfit(report: Report, *, strict: bool) -> bool:
    """Whether `check` fails: on any error, with `strict` on any warning too."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(found.counted and found.severity in bad for found in report.diagnostics)


def failed(report: Report, *, strict: bool) -> bool:
    """Whether `build` fails: a document could not be made; with `strict`, also as `check` does."""
    return any(made.outcome is None for made in report.made) or (
        strict and unfit(report, strict=True)
    )


def lines(report: Report, root: Path, *, verbose: bool = False) -> Iterator[str]:
    """For people: what stops documents, every document, and a line that counts what was found.

    With `verbose`, why each unit was built again.
    """
    errors = [d for d in report.diagnostics if d.blocks]
    yield from itemised(findings_of(errors, report.units, root))
    for unit in report.units:
        yield from (document(made) for made in unit.made)
        yield from _why(unit) if verbose else ()
    for unit in report.units if len(report.units) <= FEW else ():
        yield from _unit(unit)
    yield from _left(report)
    yield _counts(report)


def as_json(report: Report) -> Iterator[str]:
    """One object: the documents and every finding."""
    found = {
        "schema_version": SCHEMA_VERSION,
        "documents": [_document_json(made, unit) for unit in report.units for made in unit.made],
        "left": [path.as_posix() for path in report.left],
        "diagnostics": [json_of(diagnostic) for diagnostic in report.diagnostics],
        "counts": json_counts(report.diagnostics),
    }
    yield json_text(found)


def document(made: Made) -> str:
    """What became of one document, in a line."""
    if made.outcome is not None:
        kept = f"\n      这份文档在Word里改过，改过的另存为 {made.kept.name}" if made.kept else ""
        unready = f"　（有{made.errors}处必须改，先不要报送）" if made.errors else ""
        return f"{made.outcome.value}  {made.path}{unready}{kept}"
    stale = "；旧文件还在，内容已过时" if made.old else ""
    if made.old and made.old != (made.path,):
        stale += f"：{'、'.join(path.name for path in made.old)}"
    return f"{FAILED}  {made.path}　{made.reason}{stale}"


def _unit(unit: UnitReport) -> Iterator[str]:
    if unit.summary:
        money = f"　{unit.summary.money}" if unit.summary.money else ""
        yield f"      {unit.summary.name} {unit.summary.year}年　{unit.projects}个项目{money}"


def _why(unit: UnitReport) -> Iterator[str]:
    if unit.made:
        yield f"      重建：{unit.why}" if unit.why else "      跳过：内容、模板和版本都没有变"


def _left(report: Report) -> Iterator[str]:
    for path in report.left:
        done = "已删除" if report.removed else "没有项目再生成它，用 --clean 删除"
        yield f"多余  {path}　{done}"


def _counts(report: Report) -> str:
    if not report.units:
        return "specs 里还没有单位；用 reportgen new unit 新建一个"
    outcomes = Counter(made.outcome for made in report.made)
    made = "，".join(f"{o.value} {outcomes[o]}" for o in Outcome if outcomes[o])
    failures = f"{'，' if made else ''}{FAILED} {outcomes[None]}" if outcomes[None] else ""
    counts = told_counts(report.diagnostics)
    answered = sum(not diagnostic.counted for diagnostic in report.diagnostics)
    found = "，".join(f"{severity.label} {counts[severity]}" for severity in Severity)
    found += f"，已说明 {answered}" if answered else ""
    more = "（逐条看：reportgen check）" if counts else ""
    checked = f"检查：{found}{more}" if report.checked or counts else "没有做业务检查"
    return f"{len(report.made)}份文档：{made}{failures}　{checked}"


def _document_json(made: Made, unit: UnitReport) -> dict[str, object]:
    names = {Outcome.NEW: "new", Outcome.UPDATED: "updated", Outcome.SAME: "unchanged"}
    outcome = names[made.outcome] if made.outcome else "failed"
    path = made.path.as_posix()
    said = {"path": path, "outcome": outcome, "reason": made.reason, "stale": bool(made.old)}
    return {**said, "why": unit.why}
