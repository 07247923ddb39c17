"""The whole path, one line per stage; the only place that knows the order."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic, in_order
from reportgen.files import SPECS
from reportgen.request import Advance, Opened, Request, open_root
from reportgen.results import Report, UnitReport, UnitResult

if TYPE_CHECKING:
    from reportgen.shelf import Shelf


def check(request: Request, advance: Advance) -> Report:
    """Reads, fills and checks everything that PATHS name; without PATHS, every form as well.

    Where PATHS name a project file, its unit is checked, and only what concerns it is told.
    """
    from reportgen.making import Order
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
    shelf = opened.shelf()
    results = made(orders, shelf, request.jobs)
    units = tuple(_report(result) for result in results)
    forms = () if request.paths else _forms(shelf)
    return Report(units, in_order((*_found(units), *_strays(request, opened), *forms)))


def build(request: Request, out: Path, advance: Advance) -> Report:
    """Makes the documents of everything that PATHS name below `out`, where they are not made."""
    from reportgen.building import built, desk_for, listed

    opened = open_root(request)
    desk = desk_for(request, opened, out)
    folders = opened.root.folders(request.paths)
    units = tuple(built(request, desk, opened, folders, advance))
    units += tuple(listed(request, desk, units))
    own = (SPECS,) if request.summary or request.form or request.notes else ()
    left = desk.left((*folders, *own), everything=not request.paths)
    spared = desk.clean(left) if request.clean else {}
    found = in_order((*_found(units), *_strays(request, opened), *spared.values()))
    named = tuple(path for path in left if path not in spared)
    return Report(units, found, named, removed=request.clean, checked=request.checks)


def _forms(shelf: "Shelf") -> tuple[Diagnostic, ...]:
    """What is wrong with templates/; nothing is looked at again that was found right before."""
    if shelf.proven:
        return ()
    from reportgen.proving import form_findings

    found = form_findings(shelf)
    if not found:
        shelf.prove()
    return found


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
