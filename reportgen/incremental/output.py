"""The output folder: its documents are written there, and nothing made by hand is lost."""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place
from reportgen.kept import contents, digest
from reportgen.results import UNNAMED, Made, Rendered
from reportgen.state import Record
from reportgen.write import WriteError, write

_MOST: Final = 1 << 30


class Output(Struct, frozen=True):
    """The folder that documents are written to."""

    folder: Path

    def write(
        self, document: Rendered, beside: tuple[Rendered, ...], last: Record | None
    ) -> tuple[Made, Diagnostic | None]:
        """What became of a document, and what was found while writing it.

        `beside` are all documents of its unit, `last` is the unit's last build.
        """
        path = self.folder / document.path
        if document.data is None:
            return Made(path, None, document.reason, self._old(path, beside, last)), None
        try:
            kept = self._kept_by_hand(document, last)
            outcome = write(path, document.data, self.folder)
            return Made(path, outcome, kept=kept, errors=document.errors), None
        except WriteError as error:
            place = Place(f"{self.folder.name}/{document.path}")
            found = Diagnostic("R501", f"写不进去：{error}", place, error.hint)
            return Made(path, None, str(error), self._old(path, beside, last)), found

    def whole(self, last: Record) -> bool:
        """Whether every document of the last build is there with the bytes it had."""
        return all(holds(self.folder / name, at) for name, at in last.outputs.items())

    def left_by(self, last: Record, made: Iterable[str]) -> dict[str, str]:
        """The documents of earlier builds that are there and not among those made."""
        return self.others({**last.left, **last.outputs}, made)

    def others(self, names: Mapping[str, str], made: Iterable[str]) -> dict[str, str]:
        """The documents that are there and not among those made, under any spelling."""
        known = {_spelt(name) for name in made}
        return {
            name: at
            for name, at in names.items()
            if _spelt(name) not in known and _is_file(self.folder / name)
        }

    def _kept_by_hand(self, document: Rendered, last: Record | None) -> Path | None:
        """A copy of the document as somebody edited it since it was built; None if nobody did."""
        path, built = self.folder / document.path, last.outputs.get(document.path) if last else None
        data = contents(path, _MOST) if built else None
        if not data or data == document.data or digest(data) == built:
            return None
        copy = path.with_name(f"{path.stem}（手工修改 {digest(data)[:6]}）{path.suffix}")
        write(copy, data, self.folder)
        return copy

    def _old(
        self, path: Path, beside: tuple[Rendered, ...], last: Record | None
    ) -> tuple[Path, ...]:
        """What stays of a document; where it has none of its name, whatever no other one makes."""
        if path.name != UNNAMED and _is_file(path):
            return (path,)
        made = [other.path for other in beside]
        before = {self.folder / n for n in self.others(last.outputs if last else {}, made)}
        if path.name != UNNAMED:
            return tuple(sorted(before))
        known = {self.folder / name for name in made}
        files = (f for f in path.parent.glob(UNNAMED) if not f.name.startswith((".", "~$")))
        return tuple(sorted(before | {file for file in files if file not in known}))


def holds(path: Path, at: str) -> bool:
    """Whether the file is there with the bytes that have this hash."""
    data = contents(path, _MOST)
    return data is not None and digest(data) == at


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _spelt(name: str) -> str:
    """The name as file systems compare it that make no difference of case."""
    return unicodedata.normalize("NFC", name).casefold()
