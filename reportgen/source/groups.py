"""Blocks in which only names stand, because the key above them holds no text."""

from collections.abc import Collection, Sequence

from reportgen.source.colons import wrong_colon
from reportgen.source.levels import Levels
from reportgen.source.shapes import blank, content_end, indentation, key_colon


def among_names(
    levels: Levels, lines: Sequence[str], at: int, indent: int, known: Collection[str]
) -> bool:
    """Whether a line stands in such a block, so that its colon can only be that of a key.

    Below the name of an indicator, where a text may stand as well, the keys must be `known`.
    """
    top = levels.top
    if indent > top.indent:
        below = len(levels.stack) > 3 and levels.stack[-3].names > 1
        either = top.open and (top.names > 0 or below)
        return either and only_names(lines, at, () if top.names else known)
    beside = next(level for level in reversed(levels.stack) if level.indent <= indent)
    return beside.indent == indent and beside.grouped


def only_names(lines: Sequence[str], at: int, known: Collection[str]) -> bool:
    """Whether all lines of a block, from its first on, have a colon of any kind behind a name.

    With `known` names, only one of these.
    """
    indent = indentation(lines[at])
    for number in range(at, len(lines)):
        line = lines[number]
        if blank(line) or (begin := indentation(line)) > indent:
            continue
        if begin < indent:
            break
        name = _name(line, begin)
        if not name or (known and name not in known):
            return False
    return True


def _name(line: str, begin: int) -> str:
    """What stands before the colon of a line."""
    if wrong := wrong_colon(line, begin, content_end(line, begin)):
        return wrong.key.strip()
    return line[begin : key_colon(line, begin) or begin].strip()
