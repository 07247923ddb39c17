"""What the lines below a line say about it."""

from collections.abc import Sequence

from reportgen.source.shapes import DASH, blank, key_colon, spaces


def has_siblings(lines: Sequence[str], at: int) -> bool:
    """Whether a later line of the same indentation is a proper key."""
    indent = spaces(lines[at])
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if blank(line) or spaces(line) > indent:
            continue
        if spaces(line) < indent:
            break
        if key_colon(line, indent) is not None:
            return True
    return False


def is_nested(lines: Sequence[str], at: int, indent: int) -> bool:
    """Whether the value of a key on a level indented by `indent` stands below it."""
    numbers = range(at + 1, len(lines))
    below = next((lines[number] for number in numbers if not blank(lines[number])), "")
    deeper = spaces(below) > indent
    return deeper or (spaces(below) == indent and bool(DASH.match(below, indent)))
