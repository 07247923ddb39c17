"""One unit from its files to what is complete, with everything found on the way."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from reportgen import source
from reportgen.checks import NOTHING_FAILED, Own, check_unit, of_projects
from reportgen.checks.rule import Failed
from reportgen.diagnostics import Diagnostic, in_order
from reportgen.files import Folder, UsageError
from reportgen.fill import Read, UnitFiller
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import LoadedForm
from reportgen.library import Library
from reportgen.model import Fields
from reportgen.money import in_unit
from reportgen.reading import (
    Known,
    WrittenProject,
    WrittenUnit,
    defaults_for,
    read_projects,
    read_unit,
)
from reportgen.shelf import Shelf


class Completed(Struct, frozen=True):
    """A project as it was read and completed, and the problems of that."""

    read: Read
    project: FilledProject
    problems: tuple[Diagnostic, ...]


class Work(Struct, frozen=True):
    """What a unit was completed with, and what came of it, for another state of the unit."""

    defaults: source.Mapping | None
    filler: UnitFiller
    done: Mapping[str, Completed]
    unit: bytes | None = None
    failed: Failed = NOTHING_FAILED
    own: Own = field(default_factory=dict)


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


class Shown(Struct, frozen=True):
    """A project to look at, None where it could not be completed; what stops its document."""

    unit: UnitState
    project: FilledProject | None
    stopped: tuple[Diagnostic, ...]


def find_project(unit: UnitState, path: str) -> Shown:
    """The unit's project of that file; UsageError where it has none."""
    name = unicodedata.normalize("NFC", PurePath(path).name)
    files = {unicodedata.normalize("NFC", p.file.rpartition("/")[2]) for p in unit.projects}
    if name not in files:
        message = f"{path} 不是项目文件；例如 reportgen show {unit.folder}/项目文件.yaml"
        raise UsageError(message)
    projects = unit.filled.projects if unit.filled else ()
    wanted = (project for project in projects if _is_named(project.file, name))
    own = (found for found in unit.of_projects if _is_named(found.place.file, name))
    found = (found for found in in_order((*unit.shared, *own)) if found.blocks)
    return Shown(unit, next(wanted, None), tuple(found))


def _is_named(file: str, name: str) -> bool:
    return unicodedata.normalize("NFC", file).endswith(f"/{name}")


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
    unit = read_unit(folder)
    form, form_found = _form(unit, shelf, form_id)
    defaults = defaults_for(unit, form)
    projects = read_projects(folder, defaults, _known(like, defaults))
    written = unit.bound.diagnostics if unit else ()
    shared = (*folder.diagnostics, *written, *form_found)
    value = unit.bound.value if unit else None
    read = tuple(_read_findings(projects, value.money_unit if value else ""))
    state = UnitState(folder.path, projects, None, form, shared, read)
    if unit is None or unit.bound.value is None or form is None:
        return state
    own = form_id in {None, unit.bound.value.form}
    filler = UnitFiller(unit.bound.value, unit.bound.places, form, Library(), own)
    standards: Sequence[Diagnostic] = ()
    if filler.uses_library(project.read.project for project in projects if project.read):
        library, standards = shelf.library()
        filler = replace(filler, library=library)
    done = {c.read.file: c for c in _completed(projects, filler, like.work if like else None)}
    filled = filler.unit_of(folder.path, tuple(c.project for c in done.values()))
    found = (p.of_project(c.project.name) for c in done.values() for p in c.problems)
    told = tuple(_told(found, filled))
    failed = _failed(told, missing=len(filled.projects) < len(projects))
    work = Work(defaults, filler, done, folder.unit, failed)
    asked = of_projects(filled, form.form, failed, _asked(like, work)) if checks else {}
    checked = _told(check_unit(filled, form.form, failed, asked), filled) if checks else ()
    return replace(
        state,
        filled=filled,
        shared=(*shared, *standards, *filler.problems()),
        of_projects=(*state.of_projects, *told, *checked),
        work=replace(work, own=asked),
    )


def _form(
    unit: WrittenUnit | None, shelf: Shelf, form_id: str | None
) -> tuple[LoadedForm | None, Sequence[Diagnostic]]:
    if unit is None or unit.form is None:
        return None, ()
    return shelf.form(form_id or unit.form.text, unit.form.place)


def _known(like: UnitState | None, defaults: source.Mapping | None) -> Known:
    """The projects of another state that were read with the same defaults, by their files."""
    if like is None or like.work is None or like.work.defaults != defaults:
        return {}
    return {project.file: project for project in like.projects}


def _asked(like: UnitState | None, now: Work) -> Own:
    """What rules found in projects that are the very same, in a unit that is."""
    then = like.work if like else None
    if then is None or then.unit != now.unit or then.filler.form != now.filler.form:
        return {}
    spoiled = {file for file, _ in (*then.failed.parts, *now.failed.parts)}
    return {
        file: then.own[file]
        for file, completed in now.done.items()
        if then.done.get(file) is completed and file in then.own and file not in spoiled
    }


def _completed(
    projects: Iterable[WrittenProject], filler: UnitFiller, like: Work | None
) -> Iterator[Completed]:
    alike = like is not None and filler.agrees(like.filler)
    same_library = like is not None and alike and filler.standards == like.filler.standards
    for project in projects:
        known = like.done.get(project.file) if like and alike else None
        same = known is not None and known.read is project.read
        if known and same and (same_library or not filler.uses_library((known.read.project,))):
            yield known
        elif project.read:
            yield Completed(project.read, *filler.project_of(project.read))


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
