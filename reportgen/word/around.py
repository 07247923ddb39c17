"""Which loops and conditions stand around an element of a template that is no text."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from lxml import etree

from reportgen.patterns import pattern
from reportgen.word.chunks import TAG, Chunk, chunks
from reportgen.word.hostile import W
from reportgen.word.where import nearest

Block: TypeAlias = tuple[int, bool]
Blocks: TypeAlias = tuple[Block, ...]

MARKS: Final = (W + "bookmarkStart", W + "bookmarkEnd")
_STATEMENT: Final = pattern(
    r"\{%(?:tr|tc|p|r)?[-+]?\s*(for|endfor|if|elif|else|endif)\b", re.DOTALL
)
_TAKES_ALONG: Final = pattern(r"\{[{%](tr|tc|p)\s")
_PLACED: Final = (*MARKS, W + "hyperlink", W + "fldChar", W + "fldSimple")


def blocks_around(root: etree._Element) -> Mapping[etree._Element, Blocks]:
    """The blocks around every bookmark, link and field: a number each, and whether it is a loop."""
    return dict(_walk(root, {chunk.elements[0]: chunk for chunk in chunks(root)}))


def loops(blocks: Blocks) -> int:
    """How many of the blocks are loops."""
    return sum(is_loop for _number, is_loop in blocks)


def vanishing(root: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs, rows and cells that go with the tag in them."""
    found = ((c.paragraph, _TAKES_ALONG.search(c.text)) for c in chunks(root))
    return frozenset(nearest(paragraph, tag[1]) for paragraph, tag in found if tag)


def _walk(
    root: etree._Element, starts: Mapping[etree._Element, Chunk]
) -> Iterator[tuple[etree._Element, Blocks]]:
    """Goes through texts and marks in document order; a tag counts where its last brace is."""
    open_blocks: list[Block] = []
    waiting: list[tuple[int, str, int]] = []
    position = 0
    for number, element in enumerate(root.iter(W + "t", *_PLACED)):
        if element.tag != W + "t":
            waiting = _passed(waiting, position, open_blocks)
            yield element, tuple(open_blocks)
            continue
        if element in starts:
            _passed(waiting, position, open_blocks)
            waiting, position = list(_statements(starts[element], number)), 0
        position += len(element.text or "")


def _statements(chunk: Chunk, number: int) -> Iterator[tuple[int, str, int]]:
    """Where each tag of a paragraph ends, its statement, and a number of its own."""
    for tag in TAG.finditer(chunk.text):
        if found := _STATEMENT.match(tag[0]):
            yield tag.end(), found[1], number * 10_000 + tag.start()


def _passed(
    waiting: list[tuple[int, str, int]], position: int, open_blocks: list[Block]
) -> list[tuple[int, str, int]]:
    """Opens and closes blocks up to a position; comes back with the tags behind it."""
    for end, word, number in waiting:
        if end > position:
            continue
        if word not in ("for", "if") and open_blocks:
            open_blocks.pop()
        if not word.startswith("end"):
            open_blocks.append((number, word == "for"))
    return [one for one in waiting if one[0] > position]
