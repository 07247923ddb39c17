"""Where every written value stands, from key path to place and back."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from reportgen import source
from reportgen.diagnostics import Diagnostic, Place, Repair

Path = tuple[str | int, ...]
Spot = tuple[str, int, int]


class Places(Struct, frozen=True):
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

    def typed(self, *path: str | int) -> source.Scalar | None:
        """The text that stands there as typed; None where there is none."""
        node = self.values.get(path)
        return node if isinstance(node, source.Scalar) and not node.empty else None

    def written(self, *path: str | int) -> bool:
        """Whether exactly this path was typed (in the project, or in a 默认 it takes over)."""
        return path in self.keys or path in self.values


def repair(typed: source.Scalar, start: int, end: int, new: str) -> tuple[Repair, ...]:
    """The correction of some characters of a text; none where it does not stand on one line."""
    place, length, quotes = typed.place, len(typed.text), 1 if typed.quoted else 0
    if place.line != place.end_line or place.end_column - place.column != length + 2 * quotes:
        return ()
    column = place.column + quotes + start
    span = Place.span(place.file, place.line, column, end - start)
    return (Repair(span, typed.text[start:end], new),)


def field_of(path: Path) -> str:
    """The path as people read it; items of lists are counted from 1."""
    return "/".join(str(part + 1) if isinstance(part, int) else part for part in path)


class Fields:
    """The other way round: which 栏目 stands at a place, as a path such as 资金/财政拨款."""

    def __init__(self, *places: Places) -> None:
        self._places = places
        self._starts: dict[Spot, Path] | None = None

    def told(self, found: Diagnostic) -> Diagnostic:
        """The finding with its 栏目, where that is known."""
        place = found.place
        if found.field or place.where or place.whole:
            return found
        path = self._all().get(_spot(place)) or self._around(place)
        return replace(found, field=field_of(path))

    def _all(self) -> dict[Spot, Path]:
        """Where every key and value begins; a key wins over what it stands in."""
        if self._starts is None:
            tables = [t for places in self._places for t in (places.values, places.keys)]
            self._starts = {node.start: path for table in tables for path, node in table.items()}
        return self._starts

    def _around(self, place: Place) -> Path:
        """The text or the name in which a place lies."""
        tables = [t for places in self._places for t in (places.values, places.keys)]
        nodes = (item for table in tables for item in table.items())
        texts = ((path, n.place) for path, n in nodes if isinstance(n, source.Scalar))
        return max((path for path, whole in texts if _within(place, whole)), key=len, default=())


def _spot(place: Place) -> Spot:
    return place.file, place.line, place.column


def _within(place: Place, whole: Place) -> bool:
    begin, end = (whole.line, whole.column), (whole.end_line, whole.end_column)
    return place.file == whole.file and begin <= (place.line, place.column) < end


def _nearest(table: Mapping[Path, source.Node], path: Path) -> Place | None:
    while path:
        if path in table:
            return table[path].place
        path = path[:-1]
    return None
