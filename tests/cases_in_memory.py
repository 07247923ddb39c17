"""Units of the published tables and of the bad cases, read once and checked in memory."""

from pathlib import Path

from reportgen.diagnostics import Diagnostic
from reportgen.files import Folder, Root
from reportgen.listing import natural
from reportgen.shelf import Shelf
from reportgen.stock import Stock
from reportgen.unit import UnitState, complete_unit
from tests.conftest import REPOSITORY

ROOT = Root(REPOSITORY)
STOCK = ROOT.stock()
SHELF = Shelf(STOCK)
PUBLISHED = {path: ROOT.read(path) for path in ROOT.folders(())}
CASES = REPOSITORY / "tests/cases"
BUSINESS = sorted(path.name for path in (CASES / "bad").glob("B*"))
WRITING = sorted(
    path.name
    for path in (CASES / "bad").glob("[YSF]*")
    if (path / "specs").is_dir() and not path.name.startswith("S212")  # told of the folder's names
)


def checked(folder: Folder, shelf: Shelf = SHELF, like: UnitState | None = None) -> UnitState:
    """The unit after reading, completing and checking."""
    return complete_unit(folder, shelf, None, checks=True, like=like)


def business(state: UnitState) -> tuple[Diagnostic, ...]:
    """What business rules found."""
    return tuple(found for found in state.diagnostics if found.code.startswith("B"))


def bad_case(name: str) -> tuple[Folder, Shelf]:
    """The unit of a bad case, and its forms."""
    files = {**_laid(CASES / "start"), **_laid(CASES / "bad" / name)}
    templates = {path: data for path, data in files.items() if path.startswith("templates/")}
    shelf = Shelf(Stock({**STOCK.files, **templates}, {}))
    path = "specs/heping-2024"
    names = sorted((file for file in files if file.startswith(f"{path}/")), key=natural)
    unit = f"{path}/unit.yaml"
    projects = tuple((name, files[name]) for name in names if name != unit)
    return Folder(path, files[unit], projects, ()), shelf


def _laid(case: Path) -> dict[str, bytes]:
    files = (f for part in ("specs", "templates") for f in (case / part).rglob("*") if f.is_file())
    return {file.relative_to(case).as_posix(): file.read_bytes() for file in files}
