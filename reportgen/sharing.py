"""What changed in templates/ between two states: library, forms, their Word templates."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from reportgen.diagnostics import Place
from reportgen.diff.changes import Shared, UnitChange
from reportgen.diff.shared import form_defaults, form_shared, library_shared, reach
from reportgen.form import LoadedForm
from reportgen.halves import Half
from reportgen.reading import read_unit
from reportgen.stock import FORM, TEMPLATES, Stock


def shared_changes(halves: tuple[Half, Half], found: Iterable[UnitChange]) -> Iterator[Shared]:
    """What changed in templates/, with the number of projects it reaches."""
    changed = list(found)
    projects = [project for unit in changed for project in unit.projects]
    counts = reach(projects)
    old, new = halves
    yield from library_shared(old.shelf.library()[0], new.shelf.library()[0], counts)
    for form_id in dict.fromkeys((*new.stock.forms(), *old.stock.forms())):
        yield from _of_form(old, new, form_id)
    yield from form_defaults(projects, counts)


def _of_form(old: Half, new: Half, form_id: str) -> Iterator[Shared]:
    path = f"{TEMPLATES}/{form_id}/{FORM}"
    if _beside(old.stock, form_id) == _beside(new.stock, form_id):
        return
    forms = [half.shelf.form(form_id, Place(path))[0] for half in (old, new)]
    reached = _projects_of(new, path)
    if forms[0] and forms[1]:
        yield from form_shared(forms[0], forms[1], reached)
    else:
        said = [_named(half, form, path) for half, form in zip((old, new), forms, strict=True)]
        yield Shared(path, "表样", said[0], said[1], reached)
    yield from _of_templates(old, new, form_id, reached)


def _of_templates(old: Half, new: Half, form_id: str, reached: int) -> Iterator[Shared]:
    files = [_templates(half.stock, form_id) for half in (old, new)]
    for file in dict.fromkeys((*files[1], *files[0])):
        if files[0].get(file) != files[1].get(file):
            said = ["有" if file in side else "" for side in files]
            what, now = f"Word模板“{PurePosixPath(file).stem}”", "改过" if all(said) else said[1]
            yield Shared(file, what, said[0], now, reached)


def _named(half: Half, form: LoadedForm | None, path: str) -> str:
    """The form's name; nothing where there is no form."""
    if form is None:
        return "有错" if path in half.stock.files else ""
    return form.form.name


def _beside(stock: Stock, form_id: str) -> dict[str, bytes]:
    within = f"{TEMPLATES}/{form_id}/"
    return {path: data for path, data in stock.files.items() if path.startswith(within)}


def _templates(stock: Stock, form_id: str) -> Mapping[str, bytes]:
    files = _beside(stock, form_id)
    return {path: data for path, data in files.items() if path.endswith(".docx")}


def _projects_of(half: Half, path: str) -> int:
    """How many projects are printed in a form that this form.yaml is part of."""
    count = 0
    for name in half.folders:
        folder = half.root.read(name)
        unit = read_unit(folder)
        form = half.shelf.form(unit.form.text, unit.form.place)[0] if unit and unit.form else None
        if form and path in form.files:
            count += len(folder.projects)
    return count
