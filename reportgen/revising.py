"""The documents of two states as one, with native revisions; and the report beside them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from reportgen.diff.changes import Comparison, UnitChange
from reportgen.diff.document import report
from reportgen.diff.review import page
from reportgen.files import Folder
from reportgen.halves import Half, folders_of
from reportgen.making import Order, make_unit
from reportgen.results import Rendered
from reportgen.revisions import State
from reportgen.word.redline import Reviser, redline

REPORT = "变更说明.docx"


class Revised(Struct, frozen=True):
    """One document: its path below the output folder, and its bytes or why there are none."""

    path: str
    data: bytes | None
    reason: str = ""


def revised(old: State, new: State, comparison: Comparison) -> Iterator[Revised]:
    """The report, then every document that changed, new ones as they are.

    The revisions are said to be of who made the new state, where that is known.
    """
    by = _who(new)
    yield Revised(REPORT, report(page(comparison)))
    halves = (Half.of(old), Half.of(new))
    changed = {unit.folder: _renamed(unit) for unit in comparison.units}
    for folders in folders_of(*halves):
        before, after = folders
        if after is None or (after.path not in changed and not comparison.shared):
            continue
        made = [_made(half, folder) for half, folder in zip(halves, (before, after), strict=True)]
        yield from _documents(made[0], made[1], changed.get(after.path, {}), by)


def _renamed(unit: UnitChange) -> dict[str, str]:
    """What projects were called that have another name now."""
    pairs = ((p.before, p.after) for p in unit.projects if p.renamed)
    return {new.name: old.name for old, new in pairs if old and new}


def _who(state: State) -> tuple[str, str]:
    """The author and the date of the revisions; never a clock."""
    author = "".join(c for c in state.signed.author if c.isprintable()) if state.signed else ""
    return author[:60] or "reportgen", state.signed.date if state.signed else "1980-01-01T00:00:00Z"


def _made(half: Half, folder: Folder | None) -> tuple[Rendered, ...]:
    return make_unit(Order(folder, None, checks=False), half.shelf).documents if folder else ()


def _documents(
    old: Sequence[Rendered],
    new: Sequence[Rendered],
    renamed: Mapping[str, str],
    by: tuple[str, str],
) -> Iterator[Revised]:
    known = {_key(document, {}): document for document in old if document.data}
    for document in new:
        before = known.get(_key(document, renamed))
        if document.data is None:
            yield Revised(document.path, None, document.reason)
        elif before is None or before.data is None:
            yield Revised(document.path, document.data)
        elif before.data != document.data:
            yield Revised(document.path, redline(before.data, document.data, Reviser(*by)))


def _key(document: Rendered, renamed: Mapping[str, str]) -> tuple[int, str]:
    """What is the same document before and after, whatever it is named: unit and project apart."""
    number, name = document.about
    return number, renamed.get(name, name)
