"""Where a value of several lines ends, and what is wrong with its lines."""

import re
from collections.abc import Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.source import values
from reportgen.source.colons import wrong_colon
from reportgen.source.levels import wrong_indent
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import (
    BLANKS,
    DASH,
    MARKER,
    blank,
    content_end,
    indentation,
    key_colon,
    spaces,
)


def block_end(text: Text, at: int, parent: int, digit: int) -> tuple[int, int, list[Mistake]]:
    """The line after a `|` or `>` text, the indentation of its lines, and its mistakes."""
    indent = parent + digit if digit else 0
    found: list[Mistake] = []
    number = at + 1
    while number < len(text.lines):
        line = text.lines[number]
        if line.strip(BLANKS):
            depth = spaces(line)
            if depth <= parent and not _odd_indent(line):
                break
            goal = indent or (depth if depth > parent else parent + 2)
            found += _block_line(text, number, depth, goal, parent)
            indent = goal
        number += 1
    return number, indent or max(parent, 0) + 2, found


def _block_line(text: Text, at: int, depth: int, goal: int, parent: int) -> list[Mistake]:
    """What is wrong with the indentation of one line of a block."""
    if depth >= goal:
        return []
    if depth <= parent:
        return [wrong_indent(text, at, indentation(text.lines[at]), goal)]
    message = f"这一行缩进是{depth}格，比这段文字的第一行少（{goal}格）"
    place = text.span(at, 0, depth)
    diagnostic = Diagnostic("Y105", message, place, f"前面留{goal}格空格，和第一行对齐")
    return [Mistake(diagnostic, (Edit(at, 0, depth, " " * goal),))]


def plain_end(text: Text, at: int, start: int, parent: int) -> tuple[int, list[Mistake]]:
    """The line after a text without quotes, and the mistakes of its further lines."""
    found: list[Mistake] = []
    number = at + 1
    while number < len(text.lines) and not _beside(text, at, start, number):
        mistakes = _further(text, number, parent)
        if mistakes is None:
            break
        found += mistakes
        number += 1
    return number, found


def _further(text: Text, at: int, parent: int) -> list[Mistake] | None:
    """The mistakes of a further line of a plain text; None when it is no further line."""
    line = text.lines[at]
    if not line.strip(BLANKS):
        return []
    start = indentation(line)
    odd = spaces(line) <= parent
    if blank(line) or (odd and not _odd_indent(line)):
        return None
    if start >= len(line) or key_colon(line, start) is not None or MARKER.match(line):
        return None if start < len(line) else []
    lost = values.swallowed(text, at, start, len(line))
    return ([wrong_indent(text, at, start, parent + 2)] if odd else []) + ([lost] if lost else [])


def _beside(text: Text, at: int, start: int, number: int) -> bool:
    """Whether a line has the tabs or wide blanks of the key of a text before its own colon."""
    key, line = text.lines[at], text.lines[number]
    indent = indentation(line)
    if not line[:indent].strip(" ") or indent != indentation(key) or start == indent:
        return False
    beside = key.startswith(line[:indent])
    return beside and wrong_colon(line, indent, content_end(line, indent)) is not None


def quote_end(lines: Sequence[str], at: int, start: int, parent: int) -> int | None:
    """The line after a quoted text of several lines; None when its quote never closes."""
    sign = lines[at][start]
    for number in range(at + 1, len(lines)):
        line = lines[number]
        indent = spaces(line)
        listed = indent <= parent and DASH.match(line, indent)
        if key_colon(line, indent) is not None or listed:
            return None
        if sign in (rest := _unescaped(line, sign)):
            tail = rest[rest.index(sign) + 1 :]
            return number + 1 if content_end(tail, 0) == 0 else None
    return None


def _unescaped(line: str, sign: str) -> str:
    """A line of a quoted text without its escaped quotes."""
    return re.sub(r"\\.", "", line) if sign == '"' else line.replace("''", "")


def _odd_indent(line: str) -> bool:
    """Whether a line that is no key begins with other blanks than spaces."""
    start = indentation(line)
    return bool(line[:start].strip(" ")) and key_colon(line, start) is None
