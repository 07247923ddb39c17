"""What `check` does with what was found: repair, compare with a baseline, print or write."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen import baseline, pipeline, titled
from reportgen.diagnostics import Diagnostic, in_order
from reportgen.files import Root, UsageError
from reportgen.fixing import Fixed, fixed, save
from reportgen.formats import FORMATS, Findings, statistics
from reportgen.formats.issues import HEADS, TITLE, issues
from reportgen.request import Request
from reportgen.results import Report
from reportgen.write import WriteError, write

FILES: Final = ("xlsx", "docx")
_ROUNDS: Final = 5
_FOLDER: Final = "output"
_NAME: Final = "问题清单"


class Options(Struct, frozen=True):
    """How findings are to be told; paths of files are below ROOT unless they are absolute.

    Without `answers`, what 情况说明 explains counts as well.
    """

    style: str = "list"
    out: Path | None = None
    answers: bool = True
    statistics: bool = False
    baseline: Path | None = None


class Checked(Struct, frozen=True):
    """What is left to tell of a check, and the findings by which it passes or fails."""

    report: Report
    findings: Findings


def look(request: Request, options: Options, advance: Callable[[str], None]) -> Checked:
    """Checks, and sets apart what the baseline knows."""
    if options.out and options.style not in FILES:
        raise UsageError("--out 只和 --output-format xlsx、docx 一起用")
    if options.out and options.out.suffix.lower() != f".{options.style}":
        raise UsageError(f"--out 的文件名要以 .{options.style} 结尾，写的是“{options.out.name}”")
    known = baseline.load(request.root / options.baseline) if options.baseline else None
    report = pipeline.check(request, advance)
    if not options.answers:
        report = replace(report, diagnostics=_unanswered(report.diagnostics))
    findings = titled.findings(report, request.root)
    if known is None:
        return Checked(report, findings)
    some = Root(request.root).projects(request.paths)
    folders = {unit.folder for unit in report.units if unit.folder not in some}
    sifted = baseline.sift(report.diagnostics, known, folders if request.paths else None)
    report = replace(report, diagnostics=sifted.new)
    findings = replace(findings, diagnostics=sifted.new, known=sifted.known, stale=sifted.stale)
    return Checked(report, findings)


def update(request: Request, options: Options, advance: Callable[[str], None]) -> Iterator[str]:
    """Writes the baseline of everything found, and says so."""
    if options.baseline is None:
        raise UsageError("--update-baseline 要和 --baseline 文件 一起写，写明记在哪个文件里")
    if request.paths:
        raise UsageError("--update-baseline 要检查全部单位，后面不写单位或项目")
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


def mended(
    checked: Checked, request: Request, options: Options, advance: Callable[[str], None]
) -> tuple[Checked, tuple[Fixed, ...]]:
    """The files after all certain repairs, also those that show only then, and what is left.

    Nothing is written.
    """
    files: dict[str, Fixed] = {}
    for _ in range(_ROUNDS):
        changed = tuple(fixed(checked.report.diagnostics, Root(request.root, request.instead)))
        if not changed:
            break
        files |= {
            one.file: files[one.file].then(one) if one.file in files else one for one in changed
        }
        new = {file: one.after.encode() for file, one in files.items()}
        request = replace(request, instead=new)
        checked = look(request, options, advance)
    return checked, tuple(files.values())


def written(
    changed: Sequence[Fixed], checked: Checked, again: Callable[[], Checked], root: Path
) -> tuple[Checked, list[str]]:
    """Writes the repaired files: a line for each; what could not be written is found `again`."""
    done = list(save(changed, Root(root)))
    lines = [f"改了 {one.file}：{one.repairs}处" for one in done if isinstance(one, Fixed)]
    unwritten = [one for one in done if isinstance(one, Diagnostic)]
    return (_also(again(), unwritten) if unwritten else checked), lines


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
