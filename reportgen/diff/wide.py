"""Texts cut and wrapped to so many columns of a terminal; a Chinese character takes two."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from reportgen.formats.text import width
from reportgen.tokens import tokens

LEAST: Final = 12


def cut(said: str, columns: int) -> str:
    """As much of the text's beginning as fits."""
    return said[: sum(wide <= columns for wide in accumulate(map(width, said)))]


def wrapped(said: str, columns: int) -> Iterator[str]:
    """The text in lines of so many columns, broken between words and never in a number.

    One line where there is no text; a word that is wider than a line is cut.
    """
    line = ""
    for word in tokens(said):
        if line and width(line + word) > columns:
            yield line.rstrip()
            line = ""
            if word.isspace():
                continue
        line += word
        while width(line) > columns:
            yield cut(line, columns)
            line = line[len(cut(line, columns)) :]
    yield line


def fitted(widths: Sequence[int], room: int, kept: frozenset[int]) -> list[int]:
    """The columns' widths made to fit: the widest give, but not those `kept` nor below LEAST."""
    found = list(widths)
    giving = [n for n in range(len(found)) if n not in kept]
    while giving and sum(found) > room:
        widest = max(giving, key=lambda n: found[n])
        if found[widest] <= LEAST:
            break
        found[widest] -= min(sum(found) - room, found[widest] - LEAST, max(1, found[widest] // 4))
    return found
