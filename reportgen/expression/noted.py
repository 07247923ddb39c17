"""Texts that carry a note on where they come from, for documents that shall show it.

When one is printed as it is, the note stands before it in the text between noncharacters, which
no spec may hold; `word.comments` makes a comment of it. A filter makes a plain text of it again.
"""

from typing import Final

from markupsafe import escape

START, MIDDLE, END = "\ufdd0", "\ufdd1", "\ufdd2"
MARKS: Final = frozenset((START, MIDDLE, END))


class Noted(str):
    """A text with a note; `bare` is the text itself, which may be a printed amount."""

    __slots__ = ("bare", "note")

    bare: str
    note: str

    @classmethod
    def of(cls, text: str, note: str) -> "Noted":
        """The text with this note, in one line."""
        made = cls(text)
        made.bare, made.note = text, " ".join(note.split())
        return made

    def xml(self) -> str:
        """Note and text as XML."""
        return f"{START}{escape(self.note)}{MIDDLE}{escape(str(self))}{END}"
