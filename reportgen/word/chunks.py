"""The texts of a part, paragraph by paragraph; Word may have split each over several runs."""

import re
from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.word.hostile import W
from reportgen.word.where import nearest

TAG: Final = pattern(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


class Chunk(Struct, frozen=True):
    """Neighbouring texts of one paragraph, read as one."""

    elements: tuple[etree._Element, ...]
    text: str

    @property
    def paragraph(self) -> etree._Element:
        """The paragraph, or in the properties of a document the text itself."""
        return nearest(self.elements[0], "p")

    def holder(self, position: int) -> etree._Element:
        """The text element that holds a character."""
        ends = accumulate(len(element.text or "") for element in self.elements)
        return next(e for e, end in zip(self.elements, ends, strict=True) if position < end)


def chunks(root: etree._Element) -> Iterator[Chunk]:
    """The texts of every paragraph in document order, or of every property."""
    texts = root.iter(W + "t") if root.tag.startswith(W) else (e for e in root.iter() if e.text)
    for _paragraph, group in groupby(texts, key=lambda text: nearest(text, "p")):
        elements = tuple(group)
        yield Chunk(elements, "".join(element.text or "" for element in elements))


def cut(chunk: Chunk, start: int, end: int) -> None:
    """Takes the characters from start to end out of the texts of a chunk."""
    position = 0
    for element in chunk.elements:
        text = element.text or ""
        left, right = max(start - position, 0), max(end - position, 0)
        element.text = text[:left] + text[right:]
        position += len(text)
