"""What is due is made, written and recorded; what is not is kept as it is."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.files import SPECS, Root
from reportgen.incremental import Desk, Due, Inputs, Output
from reportgen.kept import digest
from reportgen.request import Advance, Opened, Request
from reportgen.results import UnitReport, UnitResult, reported
from reportgen.state import Store

if TYPE_CHECKING:
    from reportgen.making import Order


def built(
    request: Request, desk: Desk, opened: Opened, folders: tuple[str, ...], advance: Advance
) -> Iterator[UnitReport]:
    """What becomes of every unit: kept as it is, or made, written and recorded."""
    due: dict[str, Due] = {}
    for item in _made(_looked(request, desk, opened.root, folders, due), request, opened):
        report = desk.finish(item, due.pop(item.folder)) if isinstance(item, UnitResult) else item
        advance(report.folder)
        yield report


def listed(request: Request, desk: Desk, units: tuple[UnitReport, ...]) -> Iterator[UnitReport]:
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

            shelf = opened.shelf(fresh=request.force)
            yield from made(chain((item,), work), shelf, request.jobs)


def desk_for(request: Request, opened: Opened, out: Path) -> Desk:
    """The desk for what is asked: other forms and options have records of their own."""
    noted = "+notes" if request.notes else ""
    made_for = f"{request.form or ''}{noted}|{os.path.realpath(out)}"
    options = digest(repr((request.checks, request.notes, request.summary)).encode())
    store = Store(opened.really, made_for, trusted=opened.cache is not None)
    inputs = Inputs(opened.stock, options)
    return Desk(inputs, store, Output(out), opened.versions, request.force)
