"""A text of several lines, and the lines that no longer belong to it."""

from collections.abc import Collection

from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.source.pairs import glued, pair, sentence
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import excerpt


class Prose(Struct, frozen=True):
    """The last text value: its key, how far its next lines are indented, and if that was told.

    `long` when it was begun as a text of several lines, `below` when on the line after its key.
    """

    key: str
    indent: int
    told: bool = False
    long: bool = False
    below: bool = False


def begins(line: str, keys: Collection[str]) -> bool:
    """Whether a line without a colon begins with a known key word."""
    return next(iter(line.split()), "") in keys


def is_key(line: str, prose: Prose, keys: Collection[str], *, chosen: bool) -> bool:
    """Whether a line beside the key of a text reads like a key, and not like more of the text.

    `chosen` where people choose the keys, so that any word may be one.
    """
    if prose.told:
        return False
    short = not (prose.long or sentence(line))
    if not chosen:
        return short and glued(line, keys) is not None
    named = pair(line)
    return (named is not None and named.target) or short


def unfinished(prose: Prose) -> str:
    """How to write a line that is more of the text above it."""
    return f"；如果是“{excerpt(prose.key)}”没写完，前面加{prose.indent}格空格"


def unindented(text: Text, at: int, columns: tuple[int, int], prose: Prose) -> Mistake:
    """The next line of a text that should be indented; one finding for all such lines."""
    start, end = columns
    message = f"这一行没有缩进，接不上“{excerpt(prose.key)}”的内容"
    hint = f"前面加{prose.indent}格空格，和“{excerpt(prose.key)}”的其他行对齐"
    diagnostic = Diagnostic("Y105", message, text.span(at, start, end), hint)
    edit = Edit(at, 0, start, " " * prose.indent)
    return Mistake(None if prose.told else diagnostic, (edit,))


def cut_off(text: Text, at: int, start: int, end: int) -> Mistake:
    """A further line of a text behind a comment, where YAML no longer expects one."""
    message = f"“{excerpt(text.lines[at][start:end])}”和上面的内容被注释隔开了"
    hint = "注释写到整段内容的上面，或者删掉注释"
    diagnostic = Diagnostic("Y105", message, text.span(at, start, end), hint)
    return Mistake(diagnostic, (Edit(at, 0, len(text.lines[at]), ""),))
