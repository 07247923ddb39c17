"""A compiled template as plain data: parts ready to be written, and parts to be filled in."""

from typing import TypeAlias

from msgspec import Struct

from reportgen.word.archive import Packed


class Dynamic(Struct, frozen=True):
    """A part to be filled in, as Jinja text.

    `label` is how people call the part; `moving` what may disappear from it (tr, tc, p, columns);
    `places` the tag on each line of the text and where it stands in the template.
    """

    name: str
    label: str
    text: str
    moving: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()

    def place(self, line: int) -> tuple[str, str]:
        """Where the tag on a line (from 1) stands, and its text; the part where not known."""
        known = self.places[line - 1] if 0 < line <= len(self.places) else ("", "")
        return known if known[0] else (self.label, "")


Entry: TypeAlias = Packed | Dynamic


class Compiled(Struct, frozen=True):
    """A template ready to be filled, as plain data.

    `file` is for messages; `words` are those it uses under other words, in order.
    """

    file: str
    entries: tuple[Entry, ...]
    words: tuple[str, ...] = ()
