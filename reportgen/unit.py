"""One unit from its files to what is complete, with everything found on the way."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportgen.again import Work, answered, completed, known
from reportgen.checks import check_unit, of_projects
from reportgen.checks.rule import Failed
from reportgen.diagnostics import Diagnostic, in_order
from reportgen.files import Folder
from reportgen.fill import UnitFiller
from reportgen.filled import FilledUnit
from reportgen.form import LoadedForm
from reportgen.library import Library
from reportgen.model import Fields
from reportgen.money import in_unit
from reportgen.reading import (
    WrittenProject,
    WrittenUnit,
    defaults_for,
    read_projects,
    read_unit,
)
from reportgen.shelf import Shelf


class UnitState(Struct, frozen=True):
    """One unit after reading, filling and checking; `shared` concerns all of its documents."""

    folder: str
    projects: tuple[WrittenProject, ...]
    filled: FilledUnit | None
    form: LoadedForm | None
    shared: tuple[Diagnostic, ...]
    of_projects: tuple[Diagnostic, ...]
    work: Work | None = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found."""
        return in_order((*self.shared, *self.of_projects))


def complete_unit(
    folder: Folder,
    shelf: Shelf,
    form_id: str | None,
    *,
    checks: bool,
    like: UnitState | None = None,
) -> UnitState:
    """Reads, fills and checks one unit; `form_id` prints it in that form instead of its own.

    `like` is another state of it: projects that are the same there are not completed again.
    """
    unit, then = read_unit(folder), like.work if like else None
    form, form_found = _form(unit, shelf, form_id)
    defaults = defaults_for(unit, form)
    projects = read_projects(folder, defaults, known(then, defaults))
    written = unit.bound.diagnostics if unit else ()
    shared = (*folder.diagnostics, *written, *form_found)
    value = unit.bound.value if unit else None
    read = tuple(_read_findings(projects, value.money_unit if value else ""))
    state = UnitState(folder.path, projects, None, form, shared, read)
    if unit is None or unit.bound.value is None or form is None:
        return state
    own = form_id in {None, unit.bound.value.form}
    filler = UnitFiller(unit.bound.value, unit.bound.places, form, Library(), own)
    filler, standards = _with_library(filler, projects, shelf)
    done = {c.read.file: c for c in completed(projects, filler, then)}
    work = Work(projects, defaults, filler, done, folder.unit)
    state = replace(state, shared=(*shared, *standards, *filler.problems()))
    return _checked(state, work, then, checks=checks)


def _checked(state: UnitState, work: Work, then: Work | None, *, checks: bool) -> UnitState:
    """The state with what is complete, and with what the rules find in it."""
    done, form = work.done.values(), work.filler.form.form
    filled = work.filler.unit_of(state.folder, tuple(c.project for c in done))
    found = (p.of_project(c.project.name) for c in done for p in c.problems)
    told = tuple(_told(found, filled))
    failed = _failed(told, missing=len(filled.projects) < len(state.projects))
    work = replace(work, failed=failed)
    asked = of_projects(filled, form, failed, answered(then, work)) if checks else {}
    checked = _told(check_unit(filled, form, failed, asked), filled) if checks else ()
    return replace(
        state,
        filled=filled,
        of_projects=(*state.of_projects, *told, *checked),
        work=replace(work, own=asked),
    )


def _with_library(
    filler: UnitFiller, projects: Iterable[WrittenProject], shelf: Shelf
) -> tuple[UnitFiller, Sequence[Diagnostic]]:
    """The library is read only for a unit that uses it."""
    if not filler.uses_library(project.read.project for project in projects if project.read):
        return filler, ()
    library, found = shelf.library()
    return replace(filler, library=library), found


def _form(
    unit: WrittenUnit | None, shelf: Shelf, form_id: str | None
) -> tuple[LoadedForm | None, Sequence[Diagnostic]]:
    if unit is None or unit.form is None:
        return None, ()
    return shelf.form(form_id or unit.form.text, unit.form.place)


def _told(found: Iterable[Diagnostic], unit: FilledUnit) -> Iterator[Diagnostic]:
    """The findings, each with the 栏目 of its project or of the unit."""
    of_file = {project.file: Fields(project.places) for project in unit.projects}
    of_name = {project.name: of_file[project.file] for project in unit.projects}
    of_unit = Fields(unit.places)
    for diagnostic in found:
        fields = of_name.get(diagnostic.project or "") or of_file.get(diagnostic.place.file)
        yield (fields or of_unit).told(_in_unit(diagnostic, unit.money_unit))


def _failed(found: Iterable[Diagnostic], *, missing: bool) -> Failed:
    """What business rules must not build on."""
    parts = frozenset((d.place.file, d.field.partition("/")[0]) for d in found if d.blocks)
    return Failed(parts, missing)


def _read_findings(projects: Iterable[WrittenProject], money_unit: str) -> Iterator[Diagnostic]:
    for project in projects:
        for typed in project.diagnostics:
            found = _in_unit(typed, money_unit)
            own = project.name and found.place.file == project.file
            yield found.of_project(project.name) if own and project.name else found


def _in_unit(found: Diagnostic, money_unit: str) -> Diagnostic:
    """The finding with the one repair that fits the unit's 金额单位."""
    hint = in_unit(found.hint, money_unit)
    return found if hint == found.hint else replace(found, hint=hint)
