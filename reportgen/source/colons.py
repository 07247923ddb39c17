"""`键：值` and `键:值`: a colon that YAML does not take for one; and lines without any colon."""

from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.patterns import pattern
from reportgen.source.lookahead import is_nested
from reportgen.source.pairs import WIDE, Pair, opener
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import QUOTES, excerpt, indentation, literal

_LONE = r"""(?:["'](?=[^"']*$))?"""
"""A quote that is never closed."""

_KEY = pattern(
    rf"(?P<key>{_LONE}[^:{WIDE}#\"'\[{{][^:{WIDE}]{{0,59}}?)[ \t\u3000]*(?P<colon>[:{WIDE}])"
)
_SENTENCE = pattern("[，。；、！？,;!?]")
_GAP = pattern("[ \t\u3000\u00a0]*")


class WrongColon(Struct, frozen=True):
    """A key that was typed with a colon YAML does not know; columns in the line."""

    key: str
    start: int
    colon: int
    value: int

    @property
    def sentence(self) -> bool:
        """Whether the text before the colon reads like one, so that it is no key."""
        return bool(_SENTENCE.search(self.key))


def wrong_colon(line: str, start: int, end: int) -> WrongColon | None:
    """The first colon of a line, unless it stands in a time or an address."""
    match = _KEY.match(line, start, end)
    if not match:
        return None
    colon = match.start("colon")
    between = line[colon - 1] + line[colon + 1 : colon + 2]
    if line[colon] in ":∶" and (between.isdigit() or line.startswith("//", colon + 1)):
        return None
    gap = _GAP.match(line, colon + 1, end)
    return WrongColon(match["key"], start, colon, gap.end() if gap else colon + 1)


def mistake(text: Text, at: int, found: WrongColon) -> Mistake:
    """The finding at the colon; in memory it becomes a colon and a space."""
    line = text.lines[at]
    value = line[found.value :].rstrip()
    typed, after = line[found.colon], line[found.colon + 1 : found.value]
    if typed != ":":
        problem = f"后面用了中文冒号“{typed}”"
    elif after.strip(" \t") or after:
        problem = "的冒号后面不是英文空格"
    else:
        problem = "的冒号后面少一个空格"
    message = f"“{excerpt(found.key)}”{problem}"
    meant = f"{found.key.lstrip(QUOTES)}: {value}".strip()
    hint = f"改成英文冒号加一个空格：“{excerpt(meant, 40)}”"
    edit = Edit(at, found.colon, found.value, ": " if value else ":")
    place = text.span(at, found.colon, found.colon + 1)
    repairs = (text.repair(at, edit.start, edit.end, edit.new),)
    diagnostic = Diagnostic("Y102", message, place, hint, repairs=repairs)
    return Mistake(diagnostic, (edit,), silent=True)


def no_dash(text: Text, at: int, columns: tuple[int, int]) -> Mistake:
    """A list item without the space after its dash."""
    start, end = columns
    place = text.span(at, start, end)
    diagnostic = Diagnostic("Y105", "“-”后面少一个空格", place, "写成“- 内容”")
    return Mistake(diagnostic, (Edit(at, start + 1, start + 1, " "),))


def no_colon(
    text: Text, at: int, columns: tuple[int, int], named: Pair | None, other: str = ""
) -> Mistake:
    """A line without any colon, read as the name and the content that it seems to be.

    `other` is what else the line may be, and how to write that; it is said where nobody can tell.
    """
    start, end = columns
    raw, place = text.lines[at][start:end], text.span(at, start, end)
    if named is None:
        message = f"“{excerpt(raw)}”后面没有冒号"
        nested = is_nested(text.lines, at, indentation(text.lines[at]))
        hint = f"写成“{excerpt(raw)}:{'' if nested else ' 内容'}”{other}"
        return Mistake(Diagnostic("Y105", message, place, hint), (Edit(at, end, end, ":"),))
    message = f"“{excerpt(raw)}”的名称和内容之间少了英文冒号加空格"
    hint = f"写成“{excerpt(str(named), 40)}”{'' if named.target else other}"
    begin = start + len(named.name)
    diagnostic = Diagnostic("Y105", message, place, hint)
    if opener(raw):
        edit = Edit(at, begin, end - len(named.value), ": ")
        return Mistake(diagnostic, (edit,), silent=named.value != "|")
    return Mistake(diagnostic, (Edit(at, begin, end, f": {literal(named.value)}"),))
