"""What the lines below a line say about it."""

from collections.abc import Sequence

from reportgen.source.shapes import DASH, blank, indentation, key_colon, spaces


def has_siblings(lines: Sequence[str], at: int) -> bool:
    """Whether a later line of the same indentation is a proper key."""
    indent = indentation(lines[at])
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if blank(line) or indentation(line) > indent:
            continue
        if indentation(line) < indent:
            break
        if key_colon(line, indent) is not None:
            return True
    return False


def below(lines: Sequence[str], at: int) -> int:
    """The indentation of the next line with content; 0 at the end."""
    numbers = range(at + 1, len(lines))
    return next((spaces(lines[number]) for number in numbers if not blank(lines[number])), 0)


def is_nested(lines: Sequence[str], at: int, indent: int) -> bool:
    """Whether the value of a key on a level indented by `indent` stands below it."""
    numbers = range(at + 1, len(lines))
    line = next((lines[number] for number in numbers if not blank(lines[number])), "")
    deeper = spaces(line) > indent
    return deeper or (spaces(line) == indent and bool(DASH.match(line, indent)))
