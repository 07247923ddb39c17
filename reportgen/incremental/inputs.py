"""The hashes of all that a unit's documents come from."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from reportgen.files import Folder
from reportgen.kept import digest
from reportgen.state import Record
from reportgen.stock import LIBRARY, SUMMARY, TEMPLATES, Stock

_OPTIONS = "命令选项"


class Inputs(Struct, frozen=True):
    """What is below templates/, and what else a result depends on: the `options`."""

    stock: Stock
    options: str
    _hashes: dict[str, str] = field(default_factory=dict)

    def of_folder(self, folder: Folder, last: Record | None) -> dict[str, str]:
        """The hashes of all that the unit's documents come from, as far as its last build knew."""
        own = dict(folder.projects)
        if folder.unit is not None:
            own[f"{folder.path}/unit.yaml"] = folder.unit
        hashes = {path: digest(data) for path, data in own.items()}
        hashes[folder.path] = digest(repr(folder.diagnostics).encode())
        known = last.inputs if last else {}
        return {**hashes, **self.of_stock(known), _OPTIONS: self.options}

    def of_texts(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The hashes of what is made of these texts alone."""
        hashes = {name: digest(said.encode()) for name, said in texts.items()}
        return {**hashes, _OPTIONS: self.options}

    def of_stock(self, used: Iterable[str]) -> dict[str, str]:
        """The hashes of the library, and of what is used below templates/."""
        library, _ = self.stock.library()
        own = {SUMMARY} & self.stock.files.keys()
        paths = {*library, *own, *(path for path in used if path.startswith(f"{TEMPLATES}/"))}
        unread = {
            path: digest(repr(found).encode())
            for path, found in self.stock.unread.items()
            if path in {*paths, SUMMARY} or path == LIBRARY or path.startswith(f"{LIBRARY}/")
        }
        read = {path: self._hash(path) for path in sorted(paths) if path in self.stock.files}
        return {**unread, **read}

    def _hash(self, path: str) -> str:
        if path not in self._hashes:
            self._hashes[path] = digest(self.stock.files[path])
        return self._hashes[path]
