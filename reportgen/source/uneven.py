"""Which lines of a level are indented wrongly: the odd ones, even where they stand first."""

from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import blank, excerpt, key_colon, spaces

_NEAR: Final = 50
"""Lines that are counted above and below, so that no file takes long."""


def odd_ones(text: Text, first: int, at: int, parent: int) -> list[Mistake]:
    """The findings for lines from `first` on that do not fit the line `at` and those below it.

    None where these lines are more, or where people indent so: by an even number of spaces.
    """
    typed, meant = spaces(text.lines[first]), spaces(text.lines[at])
    if typed % 2 == 0 or meant % 2 or meant <= parent or at - first > _NEAR:
        return []
    above = _keys(text, range(first, at), typed, parent)
    below = range(at, min(at + _NEAR, len(text.lines)))
    others = len(_keys(text, below, typed, parent))
    if len(above) + others > len(_keys(text, below, meant, parent)):
        return []
    return [_odd(text, number, at) for number in above]


def _keys(text: Text, numbers: range, indent: int, parent: int) -> list[int]:
    """The lines of a block with a key at one indentation; the block ends at its parent's."""
    found = []
    for number in numbers:
        line = text.lines[number]
        if not blank(line) and spaces(line) <= parent:
            break
        if spaces(line) == indent and key_colon(line, indent) is not None:
            found.append(number)
    return found


def _odd(text: Text, number: int, at: int) -> Mistake:
    """The finding for one line that is indented otherwise than the line `at`."""
    typed, meant = spaces(text.lines[number]), spaces(text.lines[at])
    message = f"缩进是{typed}格，和下面同一层的行对不齐（第{at + 1}行是{meant}格）"
    spaced = f"前面留{meant}格空格" if meant else "前面不留空格"
    hint = f"和第{at + 1}行“{excerpt(text.lines[at])}”对齐，{spaced}"
    diagnostic = Diagnostic("Y105", message, text.span(number, 0, typed), hint)
    return Mistake(diagnostic, (Edit(number, 0, typed, " " * meant),))
