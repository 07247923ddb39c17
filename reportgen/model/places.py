"""Where every written value stands: a table from key path to place."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen import source
from reportgen.diagnostics import Place

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Looks up the places of one file's keys and values by path, such as ("资金", "财政拨款").

    The nodes are kept and asked for their places only when somebody wants to know.
    """

    root: Place
    values: Mapping[Path, source.Node]
    keys: Mapping[Path, source.Node]

    def at(self, *path: str | int) -> Place:
        """The place of the value; for a path that is not written, of the nearest part that is."""
        return _nearest(self.values, path) or self.key(*path)

    def key(self, *path: str | int) -> Place:
        """The place of the key; for a path that is not written, of the nearest part that is."""
        return _nearest(self.keys, path) or self.root

    def written(self, *path: str | int) -> bool:
        """Whether exactly this path was typed (in the project, or in a 默认 it takes over)."""
        return path in self.keys or path in self.values


def _nearest(table: Mapping[Path, source.Node], path: Path) -> Place | None:
    while path:
        if path in table:
            return table[path].place
        path = path[:-1]
    return None
