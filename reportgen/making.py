"""One unit, from its files to findings and bytes: a pure function of plain values."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.asked import asked_of, concerning
from reportgen.diagnostics import Diagnostic, in_order
from reportgen.documents import plan, render
from reportgen.files import Folder
from reportgen.form import LoadedForm
from reportgen.listing import UNIT
from reportgen.money import printed
from reportgen.results import Summary, UnitResult
from reportgen.shelf import Shelf
from reportgen.stock import TEMPLATES
from reportgen.unit import UnitState, complete_unit

NO_PROJECTS: Final = "S214"


class Order(Struct, frozen=True):
    """One unit to be made; `form` prints it in that form instead of its own.

    With `notes`, the documents say in comments where filled values come from; with `summary`, the
    unit's summary is made too. With `only`, the files of some projects, nothing is told of the
    others.
    """

    folder: Folder
    form: str | None
    checks: bool
    notes: bool = False
    summary: bool = False
    only: frozenset[str] = frozenset()


def make_unit(order: Order, shelf: Shelf) -> UnitResult:
    """The unit's findings and its documents."""
    state = complete_unit(order.folder, shelf, order.form, checks=order.checks)
    planned, found = plan(state, shelf, order.form, notes=order.notes)
    documents, problems = render(planned)
    if order.summary:
        from reportgen.department import summarized

        target = "/".join(filter(None, (order.folder.name, order.form)))
        made, more = summarized(state, shelf, target, checked=order.checks)
        documents, problems = (*documents, *made), (*problems, *more)
    names = {project.file: project.name or "" for project in state.projects}
    asked = asked_of(names, order.only) or names
    everything = (*state.diagnostics, *found, *problems)
    diagnostics = in_order(map(_said_once, concerning(everything, asked, names)))
    told = {diagnostic.place.file for diagnostic in diagnostics}
    return UnitResult(
        folder=state.folder,
        summary=_summary(state),
        projects=len(asked),
        titles={p.file: p.name or "" for p in state.projects if p.file in told},
        diagnostics=diagnostics,
        documents=documents,
        used=_used(state.form),
    )


def _said_once(found: Diagnostic) -> Diagnostic:
    """The finding without its project where it stands in a file that many projects share."""
    file = found.place.file
    shared = file.startswith(f"{TEMPLATES}/") or file.endswith(f"/{UNIT}")
    return replace(found, project=None) if shared and found.project else found


def _summary(state: UnitState) -> Summary | None:
    """What the unit is; without its money where not every project could be read."""
    if state.filled is None:
        return None
    written, total = state.filled.written, state.filled.total.value
    whole = len(state.filled.projects) == len(state.projects)
    shown = total if whole else None
    money = "" if shown is None else f"{printed(shown, separator=True)}{written.money_unit}"
    return Summary(
        name=written.name,
        year=written.year,
        money=money,
        county=written.county or "",
        stage=written.stage or "",
        money_unit=written.money_unit,
        amount="" if shown is None else printed(shown),
        ceiling="" if written.ceiling is None else printed(written.ceiling),
        broken=any(found.blocks and found.code != NO_PROJECTS for found in state.diagnostics),
    )


def _used(form: LoadedForm | None) -> tuple[str, ...]:
    if form is None:
        return ()
    templates = (form.template(number) for number in range(len(form.form.documents)))
    return (*form.files, *templates)
