"""The records below ROOT: one file each, with the hash of its own bytes, or it is not read."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from reportgen.kept import FOLDER, contents, digest, encoded
from reportgen.state.data import data_of, record_of
from reportgen.state.record import Record
from reportgen.write import WriteError, write

_MOST: Final = 32 << 20


class Store(Struct, frozen=True):
    """The records below ROOT/.reportgen; `made_for` tells form and output folder apart.

    A store that came with the files (git tracks it) is not `trusted`: it is written, never read.
    """

    root: Path
    made_for: str
    trusted: bool = True

    def load(self, folder: str) -> Record | None:
        """The unit's record; None where there is none that can be trusted."""
        record = _read(self._path(folder)) if self.trusted else None
        own = record and (record.folder, record.made_for) == (folder, self.made_for)
        return record if own else None

    def save(self, record: Record) -> None:
        """Keeps a record; a folder that cannot be written only costs the next build its speed."""
        data = encoded(json.dumps(data_of(record), ensure_ascii=False, separators=(",", ":")))
        try:
            write(self._path(record.folder), f"{digest(data)}\n".encode() + data, self.root)
        except WriteError:
            return

    def others(self, folders: Iterable[str]) -> Iterator[Record]:
        """The records of units that are not among `folders`, for any form, in a fixed order."""
        known = set(folders)
        for path in self._paths() if self.trusted else ():
            record = _read(path)
            if (
                record
                and record.folder not in known
                and record.made_for.rpartition("|")[2] == self.made_for.rpartition("|")[2]
            ):
                yield record

    def _path(self, folder: str) -> Path:
        name = digest(encoded(f"{folder}\n{self.made_for}"))
        return self.root / FOLDER / "units" / f"{name}.json"

    def _paths(self) -> list[Path]:
        try:
            return sorted((self.root / FOLDER / "units").iterdir())
        except OSError:
            return []


def _read(path: Path) -> Record | None:
    """The record that was kept there; None for anything else, however it came there."""
    head, _, data = (contents(path, _MOST) or b"").partition(b"\n")
    if not data or head != digest(data).encode():
        return None
    try:
        return record_of(json.loads(data))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
