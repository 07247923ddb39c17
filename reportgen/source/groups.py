"""Blocks in which only names stand, because the key above them holds no text."""

from collections.abc import Sequence

from reportgen.source.colons import wrong_colon
from reportgen.source.levels import Levels
from reportgen.source.shapes import blank, content_end, indentation, key_colon


def among_names(levels: Levels, lines: Sequence[str], at: int, indent: int) -> bool:
    """Whether a line stands in such a block, so that its colon can only be that of a key."""
    top = levels.top
    if indent > top.indent:
        return top.open and top.names > 0 and only_names(lines, at)
    beside = next(level for level in reversed(levels.stack) if level.indent <= indent)
    return beside.indent == indent and beside.grouped


def only_names(lines: Sequence[str], at: int) -> bool:
    """Whether all lines of a block, from its first on, have a colon of any kind behind a name."""
    indent = indentation(lines[at])
    for number in range(at, len(lines)):
        line = lines[number]
        if blank(line) or (begin := indentation(line)) > indent:
            continue
        if begin < indent:
            break
        if not key_colon(line, begin) and not wrong_colon(line, begin, content_end(line, begin)):
            return False
    return True
