"""From the parser's marks to places in what was typed."""

from typing import Any

from msgspec import Struct

from reportgen.diagnostics import Place
from reportgen.source.patch import Text


class Parsed(Struct, frozen=True):
    """A text and its body as it was parsed."""

    text: Text
    body: str

    def raw(self, start: Any, end: Any) -> str:
        """What stands between two marks, without the blanks and blank lines at its end."""
        return self.body[start.index : end.index].rstrip(" \t\n")

    def place(self, start: Any, end: Any) -> Place:
        """Where that was typed."""
        line = start.line
        if line == end.line and not self.text.edits:
            return Place(self.text.file, line + 1, start.column + 1, line + 1, end.column + 1)
        raw = self.raw(start, end)
        breaks = raw.count("\n")
        column = len(raw) - raw.rfind("\n") - 1 if breaks else start.column + len(raw)
        return self.text.place((start.line, start.column), (start.line + breaks, column))


Stretch = tuple[Parsed, Any, Any]
"""A parsed text and two marks in it: a place that nobody has asked for yet."""
