"""Two states of ROOT, unit by unit: what is the same is not read further."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePosixPath

from reportgen.diagnostics import Place, in_order
from reportgen.diff import unit as units
from reportgen.diff.changes import Comparison, Shared, UnitChange
from reportgen.diff.shared import form_defaults, form_shared, library_shared, reach
from reportgen.files import Folder, Root
from reportgen.form import LoadedForm
from reportgen.reading import read_unit
from reportgen.revisions import State
from reportgen.shelf import Shelf
from reportgen.stock import FORM, TEMPLATES, Stock
from reportgen.unit import UnitState, complete_unit


@dataclass(frozen=True, slots=True)
class Half:
    """One state opened: its units' folders and its templates."""

    root: Root
    folders: tuple[str, ...]
    stock: Stock
    shelf: Shelf

    @classmethod
    def of(cls, state: State, other: "Half | None" = None) -> "Half":
        """The state with its folders listed and its templates read; the same ones only once."""
        stock = state.root.stock()
        shelf = other.shelf if other and other.stock == stock else Shelf(stock)
        return cls(state.root, state.root.folders(()), stock, shelf)

    def chain(self, folder: Folder) -> dict[str, str]:
        """The files of templates/ that the unit's projects depend on, with their hashes."""
        unit = read_unit(folder)
        asked = unit.form.text if unit and unit.form else ""
        form, _ = self.shelf.form(asked, Place(folder.path))
        files = (*(form.files if form else ()), *self.stock.library()[0])
        return {path: blake2b(self.stock.files.get(path, b"")).hexdigest() for path in files}


def compare(old: State, new: State, advance: Callable[[str], None]) -> Comparison:
    """Everything that differs between the two states."""
    before = Half.of(old)
    halves = (before, Half.of(new, before))
    same_yaml = _yaml(halves[0].stock) == _yaml(halves[1].stock)
    found: list[UnitChange] = []
    unchanged = 0
    for folders in folders_of(*halves):
        advance(next(folder.path for folder in reversed(folders) if folder))
        if _same(*folders) and (same_yaml or _chained(halves, folders)):
            unchanged += 1
        else:
            found.append(_compared(halves, folders))
    shared = tuple(_shared(halves, found))
    changed = tuple(unit for unit in found if not _silent(unit))
    unchanged += len(found) - len(changed)
    return Comparison((old.name, new.name), changed, unchanged, shared, (*old.notes, *new.notes))


def folders_of(old: Half, new: Half) -> Iterator[tuple[Folder | None, Folder | None]]:
    """The units of both sides, read; one that is new or gone has no other side."""
    for before, after in _pairs(old, new):
        yield _read(old, before), _read(new, after)


def _pairs(old: Half, new: Half) -> Iterator[tuple[str | None, str | None]]:
    """The folders of both sides; a renamed one is known by the unit that it holds."""
    gone = [folder for folder in old.folders if folder not in new.folders]
    come = [folder for folder in new.folders if folder not in old.folders]
    known = _renamed(old, gone, new, come)
    for folder in new.folders:
        yield known.get(folder) if folder in come else folder, folder
    yield from ((folder, None) for folder in gone if folder not in known.values())


def _renamed(old: Half, gone: Iterable[str], new: Half, come: Iterable[str]) -> dict[str, str]:
    """The folders that hold a unit of another folder before: of its year first, then by name.

    A name alone tells only where it is the only one left: last year's folder and this year's.
    """
    before, after = (
        {f: _unit_of(half, f) for f in names} for half, names in ((old, gone), (new, come))
    )
    found: dict[str, str] = {}
    for part in (2, 1):
        sides = [_by_unit(units, part) for units in (before, after)]
        for unit in sides[1].keys() & sides[0].keys():
            found[sides[1][unit]] = sides[0][unit]
            del before[sides[0][unit]], after[sides[1][unit]]
    return found


def _by_unit(units: Mapping[str, tuple[object, ...]], part: int) -> dict[tuple[object, ...], str]:
    """The folders by what begins what they hold, where that tells them apart."""
    counts = Counter(unit[:part] for unit in units.values())
    return {unit[:part]: folder for folder, unit in units.items() if counts[unit[:part]] == 1}


def _unit_of(half: Half, folder: str) -> tuple[object, ...]:
    """The unit's name and year; the folder where that cannot be read."""
    unit = read_unit(half.root.read(folder))
    value = unit.bound.value if unit else None
    return (value.name, value.year) if value else (folder, None)


def _read(half: Half, folder: str | None) -> Folder | None:
    return half.root.read(folder) if folder else None


def _same(old: Folder | None, new: Folder | None) -> bool:
    return bool(old and new and old == new)


def _yaml(stock: Stock) -> dict[str, bytes]:
    return {path: data for path, data in stock.files.items() if not path.endswith(".docx")}


def _chained(halves: tuple[Half, Half], folders: tuple[Folder | None, Folder | None]) -> bool:
    """Whether a unit whose files are the same also has the same form and library."""
    chains = [half.chain(folder) for half, folder in zip(halves, folders, strict=True) if folder]
    return len(chains) == 2 and chains[0] == chains[1]


def _compared(
    halves: tuple[Half, Half], folders: tuple[Folder | None, Folder | None]
) -> UnitChange:
    states: list[UnitState | None] = [None]
    for half, folder in zip(halves, folders, strict=True):
        like = states[-1]
        state = complete_unit(folder, half.shelf, None, checks=True, like=like) if folder else None
        states.append(state)
    _, *states = states
    path = next(folder.path for folder in reversed(folders) if folder)
    return units.compare(path, *(_side(state) for state in states))


def _side(state: UnitState | None) -> units.Side | None:
    if state is None:
        return None
    done = {project.file for project in state.filled.projects} if state.filled else set()
    broken = tuple((p.file, p.name) for p in state.projects if state.filled and p.file not in done)
    return units.Side(state.filled, in_order(state.diagnostics), broken, len(state.projects))


def _silent(unit: UnitChange) -> bool:
    """Whether nothing that anybody reads changed: quotes, comments, the order of keys."""
    found = unit.findings
    known = None not in unit.counts
    return known and not (unit.projects or unit.shared or unit.broken or found.new or found.gone)


def _shared(halves: tuple[Half, Half], found: Iterable[UnitChange]) -> Iterator[Shared]:
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
    files = [_templates(half.stock, form_id) for half in (old, new)]
    for file in dict.fromkeys((*files[1], *files[0])):
        if files[0].get(file) != files[1].get(file):
            said = ["有" if file in side else "" for side in files]
            yield Shared(
                file,
                f"Word模板“{PurePosixPath(file).stem}”",
                said[0],
                "改过" if all(said) else said[1],
                reached,
            )


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
