"""The whole path, one line per stage; the only place that knows the order."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.files import SPECS, Root, UsageError, unread
from reportgen.incremental import Desk, Due
from reportgen.request import Opened, Request, open_root
from reportgen.results import Made, Report, UnitReport, UnitResult, reported
from reportgen.state import Store, digest
from reportgen.stock import FORM, TEMPLATES
from reportgen.write import WriteError, write

if TYPE_CHECKING:
    from reportgen.diff.changes import Comparison
    from reportgen.form import Form, LoadedForm
    from reportgen.making import Order
    from reportgen.shelf import Shelf
    from reportgen.unit import Shown
    from reportgen.word.text import Read

Advance = Callable[[str], None]


def check(request: Request, advance: Advance) -> Report:
    """Reads, fills and checks everything that PATHS name; without PATHS, every form as well.

    Where PATHS name a project file, its unit is checked, and only what concerns it is told.
    """
    from reportgen.making import Order, form_findings
    from reportgen.workers import made

    opened = open_root(request)
    folders = opened.root.folders(request.paths)
    only = opened.root.projects(request.paths)
    orders = (
        Order(
            opened.root.read(folder),
            request.form,
            request.checks,
            only=only.get(folder, frozenset()),
        )
        for folder in _told(folders, advance)
    )
    shelf = _shelf(opened)
    results = made(orders, shelf, request.jobs)
    units = tuple(_report(result) for result in results)
    forms = () if request.paths else form_findings(shelf)
    return Report(units, in_order((*_found(units), *_strays(request, opened), *forms)))


def build(request: Request, out: Path, advance: Advance) -> Report:
    """Makes the documents of everything that PATHS name below `out`, where they are not made."""
    opened = open_root(request)
    desk = _desk(request, opened, out)
    folders = opened.root.folders(request.paths)
    units = tuple(_built(request, desk, opened, folders, advance))
    units += tuple(_listed(request, desk, units))
    own = (SPECS,) if request.summary or request.form or request.notes else ()
    left = desk.left((*folders, *own), everything=not request.paths)
    spared = desk.clean(left) if request.clean else {}
    found = in_order((*_found(units), *_strays(request, opened), *spared.values()))
    named = tuple(path for path in left if path not in spared)
    return Report(units, found, named, removed=request.clean, checked=request.checks)


def show(request: Request) -> "Shown":
    """The completed project that the one PATH names, with its unit."""
    from reportgen.unit import complete_unit, find_project

    opened = open_root(request)
    (path,) = request.paths
    folder = next(iter(opened.root.folders(request.paths)), None)
    if folder is None:
        raise UsageError(f"{path} 里还没有项目")
    read = opened.root.read(folder)
    unit = complete_unit(read, _shelf(opened), request.form, checks=False)
    return find_project(unit, path)


def diff(root: Path, base: str | None, head: str | None, advance: Advance) -> "Comparison":
    """Everything between two states of ROOT: revisions, folders, or the files as they are now."""
    from reportgen.collector import settled
    from reportgen.comparing import compare
    from reportgen.revisions import states

    with states(root, base, head) as (old, new), settled():
        return compare(old, new, advance)


def revise(
    root: Path, base: str | None, head: str | None, out: Path, advance: Advance
) -> tuple[Made, ...]:
    """Writes what changed between two states as Word documents with revisions, below `out`."""
    from reportgen.comparing import compare
    from reportgen.revising import revised
    from reportgen.revisions import states

    with states(root, base, head) as (old, new):
        comparison = compare(old, new, advance)
        if comparison.empty:
            return ()
        return tuple(
            _kept(item.path, item.data, item.reason, out) for item in revised(old, new, comparison)
        )


def _kept(path: str, data: bytes | None, reason: str, out: Path) -> Made:
    file = out / path
    try:
        return Made(file, write(file, data, out) if data is not None else None, reason)
    except WriteError as error:
        return Made(file, None, str(error))


def text(file: Path) -> "Read":
    """What a Word document says; UsageError where there is no such file."""
    from reportgen.word.text import document_text

    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} 读不出来：{unread(error)}") from error
    return document_text(data, str(file))


def prescribed(root: Path, form_id: str) -> "tuple[Opened, LoadedForm]":
    """ROOT and one of its forms; UsageError where the form cannot be used."""
    opened = open_root(Request(root, form=form_id))
    form, found = _shelf(opened).form(form_id, Place(f"{TEMPLATES}/{form_id}/{FORM}"))
    if form is None:
        message = f"表样“{form_id}”有{len(found)}处问题；运行 reportgen check 看是什么"
        raise UsageError(message)
    return opened, form


def prescribed_for(root: Path, folder: str, name: str) -> "tuple[Root, str, Form]":
    """ROOT, a unit's folder and its form, for a new project of that name.

    UsageError where unit.yaml or the form cannot be used, or the unit has such a project.
    """
    from reportgen.unit import complete_unit

    opened = open_root(Request(root))
    path, *others = opened.root.folders((folder,)) or ("",)
    if others or not path:
        raise UsageError(f"{folder} 不是一个单位的文件夹；写 specs/ 下面的文件夹名")
    unit = complete_unit(opened.root.read(path), _shelf(opened), None, checks=False)
    if unit.form is None:
        raise UsageError(f"{path}/unit.yaml 有问题；运行 reportgen check {path} 看是什么")
    if same := next((p.file for p in unit.projects if p.name == name.strip()), None):
        raise UsageError(f"已经有“{name.strip()}”这个项目：{same}，没有新建")
    return opened.root, path, unit.form.form


def _built(
    request: Request, desk: Desk, opened: Opened, folders: tuple[str, ...], advance: Advance
) -> Iterator[UnitReport]:
    """What becomes of every unit: kept as it is, or made, written and recorded."""
    due: dict[str, Due] = {}
    for item in _made(_looked(request, desk, opened.root, folders, due), request, opened):
        report = desk.finish(item, due.pop(item.folder)) if isinstance(item, UnitResult) else item
        advance(report.folder)
        yield report


def _listed(request: Request, desk: Desk, units: tuple[UnitReport, ...]) -> Iterator[UnitReport]:
    """The lists over all units; none where PATHS choose, or all is printed in another form."""
    chosen = bool(request.paths or request.form)
    if chosen or not request.summary or not any(unit.summary for unit in units):
        return
    rows = [reported(unit, checked=request.checks) for unit in units]
    due = desk.look_over(SPECS, {row.folder: repr(row) for row in rows})
    if isinstance(due, UnitReport):
        yield due
    else:
        from reportgen.overview import make_overview

        yield desk.finish(make_overview(SPECS, rows), due)


def _looked(
    request: Request, desk: Desk, root: Root, folders: tuple[str, ...], due: dict[str, Due]
) -> "Iterator[Order | UnitReport]":
    for path in folders:
        folder = root.read(path)
        looked = desk.look(folder)
        if isinstance(looked, UnitReport):
            yield looked
        else:
            from reportgen.making import Order

            due[path] = looked
            options = (request.form, request.checks, request.notes, request.summary)
            yield Order(folder, *options)


def _made(
    work: "Iterator[Order | UnitReport]", request: Request, opened: Opened
) -> "Iterator[UnitResult | UnitReport]":
    """Passes on what is kept, and has the rest made; where all is kept, nothing heavy is loaded."""
    for item in work:
        if isinstance(item, UnitReport):
            yield item
        else:
            from reportgen.workers import made

            shelf = _shelf(opened, fresh=request.force)
            yield from made(chain((item,), work), shelf, request.jobs)


def _shelf(opened: Opened, *, fresh: bool = False) -> "Shelf":
    from reportgen.shelf import Shelf

    return Shelf(opened.stock, opened.cache, opened.versions, fresh)


def _desk(request: Request, opened: Opened, out: Path) -> Desk:
    noted = "+notes" if request.notes else ""
    made_for = f"{request.form or ''}{noted}|{os.path.realpath(out)}"
    options = digest(repr((request.checks, request.notes, request.summary)).encode())
    store = Store(opened.really, made_for, trusted=opened.cache is not None)
    return Desk(opened.stock, store, out, opened.versions, options, request.force)


def _told(folders: Iterable[str], advance: Advance) -> Iterator[str]:
    for folder in folders:
        advance(folder)
        yield folder


def _report(result: UnitResult) -> UnitReport:
    return UnitReport(
        folder=result.folder,
        summary=result.summary,
        projects=result.projects,
        titles=result.titles,
        diagnostics=result.diagnostics,
    )


def _strays(request: Request, opened: Opened) -> tuple[Diagnostic, ...]:
    return () if request.paths else opened.root.strays()


def _found(units: Iterable[UnitReport]) -> Iterator[Diagnostic]:
    for unit in units:
        yield from unit.diagnostics
