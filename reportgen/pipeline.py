"""The whole path, one line per stage; the only place that knows the order."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.documents import UNNAMED, Planned, plan
from reportgen.files import Root, UsageError
from reportgen.filled import FilledProject
from reportgen.form import Form
from reportgen.shelf import Shelf
from reportgen.unit import UnitState, complete_unit
from reportgen.write import Outcome, WriteError, write

Advance = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What a command asks for; `form` prints every unit in that form instead of its own."""

    root: Path
    paths: tuple[str, ...] = ()
    form: str | None = None
    checks: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """One document: what happened to it, or why there is none and which `old` ones stay."""

    path: Path
    outcome: Outcome | None
    reason: str = ""
    old: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found and made."""

    units: tuple[UnitState, ...]
    diagnostics: tuple[Diagnostic, ...]
    made: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A project to look at; None where it could not be completed."""

    unit: UnitState
    project: FilledProject | None


def check(request: Request, advance: Advance) -> Report:
    """Reads, fills and checks everything that PATHS name; without PATHS, every form as well."""
    shelf = _open(request)
    units = tuple(_each(request, shelf, advance))
    documents = (plan(unit, shelf, request.form)[1] for unit in units)
    templates = (d for unit in units for d in _template_findings(unit, shelf))
    forms = () if request.paths else tuple(_form_findings(shelf))
    return Report(units, in_order((*_of(units), *chain(*documents), *templates, *forms)))


def build(request: Request, out: Path, advance: Advance) -> Report:
    """Makes the documents of everything that PATHS name below `out`."""
    shelf = _open(request)
    units: list[UnitState] = []
    made: list[Made] = []
    found: list[Diagnostic] = []
    for unit in _each(request, shelf, advance):
        planned, problems = plan(unit, shelf, request.form)
        results = [_make(document, out, _old(document, planned, out)) for document in planned]
        units.append(unit)
        found += (*unit.diagnostics, *problems, *(d for _, d in results if d))
        made += (result for result, _ in results)
    return Report(tuple(units), in_order(found), tuple(made))


def show(request: Request) -> Shown:
    """The completed project that the one PATH names, with its unit."""
    shelf = _open(request)
    (path,) = request.paths
    unit = next(_each(request, shelf, lambda _: None), None)
    if unit is None:
        raise UsageError(f"{path} 里还没有项目")
    name = unicodedata.normalize("NFC", Path(path).name)
    files = {unicodedata.normalize("NFC", p.file.rpartition("/")[2]) for p in unit.projects}
    if name not in files:
        message = f"{path} 不是项目文件；例如 reportgen show {unit.folder}/项目文件.yaml"
        raise UsageError(message)
    projects = unit.filled.projects if unit.filled else ()
    wanted = (p for p in projects if unicodedata.normalize("NFC", p.file).endswith(f"/{name}"))
    return Shown(unit, next(wanted, None))


def prescribed(root: Path, form_id: str) -> tuple[Root, Form]:
    """ROOT and one of its forms; UsageError where the form cannot be used."""
    shelf = _open(Request(root, form=form_id))
    form, found = shelf.form(form_id, Place(f"templates/{form_id}/form.yaml"))
    if form is None:
        message = f"表样“{form_id}”有{len(found)}处问题；运行 reportgen check 看是什么"
        raise UsageError(message)
    return shelf.root, form.form


def prescribed_for(root: Path, folder: str) -> tuple[Root, Form]:
    """ROOT and the form of a unit; UsageError where unit.yaml or the form cannot be used."""
    shelf = _open(Request(root))
    (path,) = shelf.root.folders((folder,))
    unit = complete_unit(path, shelf, None, checks=False)
    if unit.form is None:
        raise UsageError(f"{path}/unit.yaml 有问题；运行 reportgen check {path} 看是什么")
    return shelf.root, unit.form.form


def _open(request: Request) -> Shelf:
    root = Root(request.root)
    if request.form and request.form not in root.forms():
        known = "、".join(root.forms())
        message = f"没有“{request.form}”这个表样；templates/ 下有：{known}"
        raise UsageError(message)
    return Shelf(root)


def _each(request: Request, shelf: Shelf, advance: Advance) -> Iterator[UnitState]:
    folders = shelf.root.folders(request.paths)
    for folder in folders:
        advance(folder)
        yield complete_unit(folder, shelf, request.form, checks=request.checks)


def _template_findings(unit: UnitState, shelf: Shelf) -> Iterator[Diagnostic]:
    if unit.form:
        for number in range(len(unit.form.form.documents)):
            yield from shelf.template(unit.form, number)[1]


def _form_findings(shelf: Shelf) -> Iterator[Diagnostic]:
    yield from shelf.library()[1]
    for form_id in shelf.root.forms():
        form, found = shelf.form(form_id, Place(f"templates/{form_id}/form.yaml"))
        yield from found
        for number in range(len(form.form.documents) if form else 0):
            yield from shelf.template(form, number)[1] if form else ()


def _of(units: Iterable[UnitState]) -> Iterator[Diagnostic]:
    for unit in units:
        yield from unit.diagnostics


def _old(document: Planned, planned: Iterable[Planned], out: Path) -> tuple[Path, ...]:
    """What stays of it from another run; where it has no name, whatever no other one makes."""
    path = out / document.path
    if path.name != UNNAMED:
        return (path,) if path.is_file() else ()
    known = {out / other.path for other in planned}
    beside = (file for file in path.parent.glob(UNNAMED) if not file.name.startswith((".", "~$")))
    return tuple(sorted(file for file in beside if file not in known))


def _make(document: Planned, out: Path, old: tuple[Path, ...]) -> tuple[Made, Diagnostic | None]:
    path = out / document.path
    if document.data is None:
        return Made(path, None, document.reason, old), None
    try:
        return Made(path, write(path, document.data, out)), None
    except WriteError as error:
        place = Place(f"{out.name}/{document.path}")
        found = Diagnostic("R501", f"写不进去：{error}", place, error.hint)
        return Made(path, None, str(error), old), found
