"""Two states of ROOT, unit by unit: what is the same is not read further."""

from collections.abc import Callable

from reportgen.diagnostics import in_order
from reportgen.diff import unit as units
from reportgen.diff.changes import Comparison, UnitChange
from reportgen.diff.side import Side
from reportgen.files import Folder
from reportgen.halves import Half, folders_of
from reportgen.revisions import State
from reportgen.sharing import shared_changes
from reportgen.stock import Stock
from reportgen.unit import UnitState, complete_unit


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
    shared = tuple(shared_changes(halves, found))
    changed = tuple(unit for unit in found if not _silent(unit))
    unchanged += len(found) - len(changed)
    return Comparison((old.name, new.name), changed, unchanged, shared, (*old.notes, *new.notes))


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


def _side(state: UnitState | None) -> Side | None:
    if state is None:
        return None
    done = {project.file for project in state.filled.projects} if state.filled else set()
    broken = tuple((p.file, p.name) for p in state.projects if state.filled and p.file not in done)
    return Side(state.filled, in_order(state.diagnostics), broken, len(state.projects))


def _silent(unit: UnitChange) -> bool:
    """Whether nothing that anybody reads changed: quotes, comments, the order of keys."""
    found = unit.findings
    known = None not in unit.counts
    return known and not (unit.projects or unit.shared or unit.broken or found.new or found.gone)
