"""What `check` does with what was found: repair, compare with a baseline, print or write."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reportgen import baseline, fixing, outcome, pipeline
from reportgen.diagnostics import Diagnostic, in_order
from reportgen.files import Root, UsageError
from reportgen.formats import FORMATS, Findings, statistics
from reportgen.formats.issues import HEADS, TITLE, issues
from reportgen.request import Request
from reportgen.results import Report
from reportgen.write import WriteError, write

FILES: Final = ("xlsx", "docx")
_ROUNDS: Final = 5
_FOLDER: Final = "output"
_NAME: Final = "问题清单"


@dataclass(frozen=True, slots=True)
class Options:
    """How findings are to be told; paths of files are below ROOT unless they are absolute.

    Without `answers`, what 情况说明 explains counts as well.
    """

    style: str = "list"
    out: Path | None = None
    answers: bool = True
    statistics: bool = False
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left to tell of a check, and the findings by which it passes or fails."""

    report: Report
    findings: Findings


def look(request: Request, options: Options, advance: Callable[[str], None]) -> Checked:
    """Checks, and sets apart what the baseline knows."""
    known = baseline.load(request.root / options.baseline) if options.baseline else None
    report = pipeline.check(request, advance)
    if not options.answers:
        report = replace(report, diagnostics=_unanswered(report.diagnostics))
    findings = outcome.findings(report, request.root)
    if known is None:
        return Checked(report, findings)
    folders = None if not request.paths else {unit.folder for unit in report.units}
    sifted = baseline.sift(report.diagnostics, known, folders)
    report = replace(report, diagnostics=sifted.new)
    findings = replace(findings, diagnostics=sifted.new, known=sifted.known, stale=sifted.stale)
    return Checked(report, findings)


def update(request: Request, options: Options, advance: Callable[[str], None]) -> Iterator[str]:
    """Writes the baseline of everything found, and says so."""
    if options.baseline is None:
        raise UsageError("--update-baseline 要和 --baseline FILE 一起写")
    if request.paths:
        raise UsageError("--update-baseline 要检查全部单位，后面不写 PATHS")
    report = pipeline.check(request, advance)
    path = request.root / options.baseline
    count = baseline.save(path, report.diagnostics)
    yield f"基线 {path}：{count} 条"


def told(findings: Findings, options: Options, root: Path) -> Iterator[str]:
    """The findings in the wanted format; a file is written, and its path comes back."""
    if options.style in FILES:
        yield f"写出 {_written(findings, options, root)}"
    else:
        yield from FORMATS[options.style](findings)
    if options.statistics and options.style not in {"json", "sarif"}:
        yield ""
        yield from statistics(findings)


def differences(found: Iterable[Diagnostic], root: Path) -> Iterator[str]:
    """What `--fix` would change, as a unified diff."""
    for changed in fixing.fixed(found, Root(root)):
        yield from fixing.difference(changed)


def fix(
    checked: Checked, request: Request, options: Options, advance: Callable[[str], None]
) -> tuple[Checked, list[str]]:
    """Writes the certain repairs, and those that show only then; what is left, and what changed."""
    place = Root(request.root)
    counts: Counter[str] = Counter()
    unwritten: dict[str, Diagnostic] = {}
    for _ in range(_ROUNDS):
        changed = fixing.fixed(checked.report.diagnostics, place)
        done = list(fixing.save((c for c in changed if c.file not in unwritten), place))
        counts.update({d.file: d.repairs for d in done if isinstance(d, fixing.Fixed)})
        unwritten |= {d.place.file: d for d in done if isinstance(d, Diagnostic)}
        if not any(isinstance(d, fixing.Fixed) for d in done):
            break
        checked = look(request, options, advance)
    lines = [f"改了 {file}：{count}处" for file, count in sorted(counts.items())]
    return _also(checked, tuple(unwritten.values())), lines


def _also(checked: Checked, more: Sequence[Diagnostic]) -> Checked:
    """The same with a few more findings."""
    found = in_order((*checked.report.diagnostics, *more))
    report = replace(checked.report, diagnostics=found)
    return Checked(report, replace(checked.findings, diagnostics=found))


def _unanswered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(replace(diagnostic, answer=None) for diagnostic in found)


def _written(findings: Findings, options: Options, root: Path) -> Path:
    path = root / (options.out or Path(_FOLDER, f"{_NAME}.{options.style}"))
    rows = list(issues(findings))
    if options.style == "xlsx":
        from reportgen.issue_sheet import issue_sheet

        data = issue_sheet(TITLE, HEADS, rows)
    else:
        from reportgen.issue_document import issue_document

        data = issue_document(TITLE, HEADS, rows)
    try:
        write(path, data)
    except WriteError as error:
        raise UsageError(f"{path} 写不进去：{error}；{error.hint}") from error
    return path
