"""The tree of a file: texts, mappings and sequences, each with its place; no YAML types.

Every file makes some hundred nodes and few places are ever shown. So a node may be made with a
`Stretch` for its place, and works the place out when it is asked; to whoever reads it, a node
never changes. The classes are written out: what is compared is the place, not how it is kept.
"""

from functools import lru_cache
from typing import ClassVar

from reportgen.diagnostics import Place
from reportgen.source.marks import Stretch


class _Frozen:
    """Compared, hashed and shown by its parts, which are properties and cannot be assigned."""

    __slots__ = ()
    _parts: ClassVar[tuple[str, ...]]

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, part) for part in self._parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and (
            type(self) is type(other) and self._values() == other._values()
        )

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        named = zip(self._parts, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in named)})"


class _Placed(_Frozen):
    """A node that knows where it stands."""

    __slots__ = ("_where",)
    _where: Place | Stretch

    @property
    def place(self) -> Place:
        """Where it was typed."""
        where = self._where
        return where if isinstance(where, Place) else where[0].place(where[1], where[2])

    @property
    def start(self) -> tuple[str, int, int]:
        """File, line and column where it begins: what can be said without its whole place."""
        where = self._where
        if not isinstance(where, Place):
            parsed, mark, _ = where
            if not parsed.text.edits and mark.line < len(parsed.text.lines):
                return parsed.text.file, mark.line + 1, mark.column + 1
        place = self.place
        return place.file, place.line, place.column


class Scalar(_Placed):
    """One text as typed; `quoted` means '…' or "…", not a block."""

    __slots__ = ("_quoted", "_text")
    _parts = ("text", "place", "quoted")

    def __init__(self, text: str, place: Place | Stretch, quoted: bool = False) -> None:
        self._text = text
        self._where = place
        self._quoted = quoted

    @property
    def text(self) -> str:
        """What was typed."""
        return self._text

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotes."""
        return self._quoted

    @property
    def empty(self) -> bool:
        """Whether nothing was typed (`名称:`), which is not the same as `""`."""
        return not self._text and not self._quoted

    @property
    def continued(self) -> tuple[str, ...]:
        """The further lines of a text without quotes and `|`, which YAML takes for more of it."""
        if "\n" not in self._text or self._quoted or isinstance(self._where, Place):
            return ()
        parsed, start, _ = self._where
        return () if parsed.body[start.index] in "|>" else tuple(self._text.split("\n")[1:])

    def part(self, text: str, start: int, end: int) -> Place | None:
        """Where a stretch of `text`, this `|` block with its lines joined, stands; else None."""
        where, at = self._where, _typed_at(self._text, text, start)
        if isinstance(where, Place) or at is None or where[0].text.edits:
            return None
        parsed, first = where[0], self.place.line
        lines, number = parsed.body.split("\n"), first + self._text.count("\n", 0, at)
        begins = self._text.rfind("\n", 0, at) + 1
        line = self._text[begins:].partition("\n")[0]
        block = lines[first - 1][self.place.column - 1 :].startswith("|")
        if not block or number >= len(lines) or not lines[number].endswith(line):
            return None
        column = len(lines[number]) - len(line) + at - begins + 1
        length = min(end - start, len(line) - (at - begins))
        return Place.span(self.place.file, number + 1, column, length)


def _typed_at(typed: str, text: str, offset: int) -> int | None:
    """Where a character of a text was typed, if only line breaks and blanks were left out."""
    found = _typed(typed, text)
    return found[offset] if offset < len(found) else None


@lru_cache(maxsize=8)
def _typed(typed: str, text: str) -> tuple[int, ...]:
    """Where each character was typed; nothing where more was left out."""
    at, found = 0, []
    for character in text:
        while at < len(typed) and typed[at] != character and typed[at].isspace():
            at += 1
        if at == len(typed) or typed[at] != character:
            return ()
        found.append(at)
        at += 1
    return () if typed[at:].strip() else tuple(found)


class Entry(_Frozen):
    """One key of a mapping and what stands after it."""

    __slots__ = ("_key", "_value")
    _parts = ("key", "value")

    def __init__(self, key: Scalar, value: "Node") -> None:
        self._key = key
        self._value = value

    @property
    def key(self) -> Scalar:
        """The key."""
        return self._key

    @property
    def value(self) -> "Node":
        """What stands after it."""
        return self._value


class Mapping(_Placed):
    """Entries in typed order, each key once."""

    __slots__ = ("_entries",)
    _parts = ("entries", "place")

    def __init__(self, entries: tuple[Entry, ...], place: Place | Stretch) -> None:
        self._entries = entries
        self._where = place

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries."""
        return self._entries


class Sequence(_Placed):
    """Items in typed order."""

    __slots__ = ("_items",)
    _parts = ("items", "place")

    def __init__(self, items: tuple["Node", ...], place: Place | Stretch) -> None:
        self._items = items
        self._where = place

    @property
    def items(self) -> tuple["Node", ...]:
        """The items."""
        return self._items


Node = Scalar | Mapping | Sequence
