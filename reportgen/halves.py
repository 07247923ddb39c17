"""Two states of ROOT side by side: which unit of the one is which unit of the other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from msgspec import Struct

from reportgen.diagnostics import Place
from reportgen.files import Folder, Root
from reportgen.reading import read_unit
from reportgen.revisions import State
from reportgen.shelf import Shelf
from reportgen.stock import Stock


class Half(Struct, frozen=True):
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
