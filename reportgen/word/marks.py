"""Carries the place of every tag through docxtpl's patching, as blanks before its end.

A number in spaces and tabs before `}}` or `%}` survives every change docxtpl makes around a tag.
After the patching each number becomes a line break, which prints nothing there: an error of
Jinja then names the line, and the line names the table, row and column.
"""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

from reportgen.patterns import pattern
from reportgen.word.chunks import TAG, Chunk, chunks
from reportgen.word.spelling import shown
from reportgen.word.where import Numbers

_BITS: Final = 16
_BLANKS: Final = (" ", "\t")
_MARKED: Final = pattern(rf"([ \t]{{{_BITS}}})(?=[-+]?[%}}]\}})")

TagPlace: TypeAlias = tuple[str, str]
_NOWHERE: Final = ("", "")


def number_tags(root: etree._Element, label: str) -> tuple[TagPlace, ...]:
    """Puts its number into every tag; comes back with place and text of each."""
    numbers = Numbers(root, label)
    places: list[TagPlace] = []
    for chunk in list(chunks(root)):
        where = numbers.where(chunk.paragraph)
        first = len(places)
        tags = [tag for tag in TAG.finditer(chunk.text) if not tag[0].startswith("{#")]
        places += ((where, shown(tag[0])) for tag in tags)
        for number, tag in reversed(list(enumerate(tags, first))):
            if number < 1 << _BITS:
                _insert(chunk, _end(tag), _blanks(number))
    return tuple(places)


def numbered_lines(text: str, places: tuple[TagPlace, ...]) -> tuple[str, tuple[TagPlace, ...]]:
    """The patched text with a line for each tag, and the place of the tag on each line."""
    return _MARKED.sub("\n", text), tuple(_lines(text, places))


def _lines(text: str, places: tuple[TagPlace, ...]) -> Iterator[TagPlace]:
    position = 0
    for found in _MARKED.finditer(text):
        lines = 1 + text.count("\n", position, found.start())
        number = _number(found[1])
        yield from [places[number] if number < len(places) else _NOWHERE] * lines
        position = found.end()


def _end(tag: re.Match[str]) -> int:
    """Where the end of a tag begins in its chunk."""
    return tag.end() - (3 if tag[0][-3] in "-+" else 2)


def _insert(chunk: Chunk, position: int, blanks: str) -> None:
    for element in chunk.elements:
        text = element.text or ""
        if position < len(text):
            element.text = text[:position] + blanks + text[position:]
            return
        position -= len(text)


def _blanks(number: int) -> str:
    return "".join(_BLANKS[number >> bit & 1] for bit in range(_BITS))


def _number(blanks: str) -> int:
    return sum(_BLANKS.index(blank) << bit for bit, blank in enumerate(blanks))
