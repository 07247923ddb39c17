"""The shapes of one line: blank, comment, key, quoted text; and how to quote in a message."""

import re
from typing import Final

from reportgen.patterns import pattern

BLANKS: Final = " \t"
QUOTES: Final = "\"'"
INDENT: Final = pattern("[ \t\u3000\u00a0\u1680\u2000-\u200b\u202f\u205f]*")
QUOTED: Final = pattern(r""" "(?:[^"\\]|\\.)*+" | '(?:[^']|'')*+' """, re.VERBOSE)
HEADER: Final = pattern(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:$|(?<=[ \t])#.*$)")
BARS: Final = "｜丨│"
"""What people take for the `|` of a text on several lines."""

DASH: Final = pattern(r"-(?:[ \t]+|$)")
MARKER: Final = pattern(r"(?:---|\.\.\.)(?:[ \t]|$)")
REMARK: Final = pattern(r"[ \t]#(?=[ \t]|$)")
"""A comment as people write it; `#1` right after a space is text that YAML drops."""

_COLON = pattern(r":(?=[ \t]|$)")
_BRACKETS: Final = {"[": "]", "{": "}"}


def excerpt(text: str, limit: int = 20) -> str:
    """The text on one line, cut for a message."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit]}…"


def in_quotes(text: str) -> str:
    """The text as a quoted YAML value, as a person would type it."""
    if '"' in text or "\\" in text:
        return literal(text)
    return f'"{text}"'


def literal(text: str) -> str:
    """The text in single quotes, where nothing but the quote itself is special."""
    return "'" + text.replace("'", "''") + "'"


def blank(line: str) -> bool:
    """Whether the line holds nothing or a comment alone."""
    content = line.lstrip(BLANKS)
    return not content or content.startswith("#")


def remark(line: str) -> bool:
    """Whether the line holds a comment alone, whatever blanks it begins with."""
    return line.startswith("#", indentation(line))


def spaces(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))


def indentation(line: str) -> int:
    """How many blanks of any kind the line begins with."""
    match = INDENT.match(line)
    return match.end() if match else 0


def content_end(line: str, start: int) -> int:
    """Where the text of a line ends, before a comment and blanks."""
    remark = REMARK.search(line, start)
    return len(line[: remark.start() if remark else len(line)].rstrip(BLANKS))


def key_colon(line: str, start: int) -> int | None:
    """The column of the colon of `键: 值` when the text at `start` is one."""
    if start >= len(line) or line[start] == "#" or line.startswith("? ", start):
        return None
    begin: int | None = start
    if quoted := QUOTED.match(line, start):
        begin = quoted.end()
    elif line[start] in _BRACKETS:
        begin = bracket_end(line, start)
    elif HEADER.match(line, start):
        begin = None
    colon = None if begin is None else _COLON.search(line, begin, content_end(line, begin))
    return colon.start() if colon else None


def bracket_end(line: str, start: int) -> int | None:
    """The column after the bracket that closes the one at `start`, on the same line."""
    open_brackets: list[str] = []
    at = start
    while at < len(line):
        quoted = QUOTED.match(line, at) if line[at - 1] in " {[,:" else None
        if quoted:
            at = quoted.end()
            continue
        if line[at] in _BRACKETS:
            open_brackets.append(_BRACKETS[line[at]])
        elif open_brackets and line[at] == open_brackets[-1]:
            open_brackets.pop()
        at += 1
        if not open_brackets:
            return at
    return None
