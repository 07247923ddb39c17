"""What a run found under the titles of its projects and with their lines, for a format."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic
from reportgen.files import Root
from reportgen.formats import About, Findings, Head, itemised
from reportgen.results import Report, UnitReport

if TYPE_CHECKING:
    from reportgen.lookup import Shown


def findings(report: Report, root: Path) -> Findings:
    """The findings of a report, ready for a format."""
    found = findings_of(report.diagnostics, report.units, root)
    return replace(found, above=_above(root))


def _above(root: Path) -> str:
    """The way from the working directory to ROOT, as platforms want it before a file."""
    try:
        way = os.path.relpath(root)
    except ValueError:  # another drive of Windows: there is no way
        return ""
    return "" if way == "." else f"{Path(way).as_posix()}/"


def stopped(shown: "Shown", root: Path) -> Iterator[str]:
    """What stops the document of a project that is shown."""
    titles = {project.file: project.name or "" for project in shown.unit.projects}
    yield from itemised(Findings(shown.stopped, 1, _titled(titles), _lines_of(root)))


def findings_of(
    diagnostics: Sequence[Diagnostic], units: Iterable[UnitReport], root: Path
) -> Findings:
    """Some findings of these units, ready for a format."""
    units = tuple(units)
    titles = {file: title for unit in units for file, title in unit.titles.items()}
    projects = sum(unit.projects for unit in units)
    heads = {unit.folder: _head(unit) for unit in units}
    return Findings(diagnostics, projects, _titled(titles), _lines_of(root), heads, _about)


def _head(unit: UnitReport) -> Head:
    summary = unit.summary
    name = f"{summary.name} {summary.year}年" if summary else unit.folder.rpartition("/")[2]
    return Head(name, unit.projects, checked=summary is not None)


def _about(code: str) -> About:
    from reportgen.guide import about

    return about(code)


def _titled(titles: Mapping[str, str]) -> dict[str, str]:
    return {f: f"{_number(f)}{title or '（没有项目名称）'}" for f, title in titles.items()}


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
