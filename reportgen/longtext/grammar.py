"""Python-Markdown with the little of Markdown that budget texts need, all else left as text."""

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import (
    BlockProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    ListIndentProcessor,
    UListProcessor,
)
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.util import Registry

from reportgen.longtext.refusing import Cells, Refused, refusing
from reportgen.patterns import pattern
from reportgen.source import unwrap

if TYPE_CHECKING:
    from markdown.blockparser import BlockParser

_STRONG: Final = r"(\*\*)(?![\s*])(.{1,2000}?)(?<![\s*])\*\*(?!\*)"
_BEGINS: Final = pattern(
    r"\n(?: [ ]?[-*+][ ] | (?=[^\n]*\|) [^\n]+\n (?=[^\n]*\|) (?=[^\n]*-) [|:\- ]+ (?:\n|\Z) )",
    re.VERBOSE,
)
_INDENT: Final = 2


def grammar(refused: list[Refused]) -> Markdown:
    """A parser for one text; what it cannot print it adds to `refused`."""
    made = Markdown(tab_length=_INDENT)
    parser = made.parser
    parser.blockprocessors = Registry()
    blocks: tuple[BlockProcessor, ...] = (
        EmptyBlockProcessor(parser),
        ListIndentProcessor(parser),
        _Heading(parser),
        Cells(parser, refused),
        _Bullets(parser),
        _Paragraphs(parser),
    )
    for number, block in enumerate(blocks):
        parser.blockprocessors.register(block, type(block).__name__, -number)
    made.inlinePatterns = Registry()
    inline: tuple[InlineProcessor, ...] = (
        *refusing(refused),
        SimpleTagInlineProcessor(_STRONG, "strong"),
    )
    for number, processor in enumerate(inline):
        made.inlinePatterns.register(processor, f"{number}", -number)
    made.treeprocessors["inline"].inlinePatterns = made.inlinePatterns  # type: ignore[attr-defined]  # not in the stubs
    return made


class _Heading(HashHeaderProcessor):
    """`# 标题`, with a blank: `#1号桥` is text."""

    RE = pattern(r"(?:^|\n)(?P<level>#{1,6})[ ]+(?P<header>[^\n]*)(?:\n|$)")


class _Bullets(UListProcessor):
    """`- 甲`; a number in front is text."""

    def __init__(self, parser: "BlockParser") -> None:
        super().__init__(parser)
        self.CHILD_RE = pattern(r"^[ ]{0,1}(([*+-]))[ ]+(.*)")
        self.INDENT_RE = pattern(r"^[ ]{2,3}(([*+-]))[ ]+.*")


class _Paragraphs(BlockProcessor):
    """Lines typed for the eye are joined; each numbered line is a paragraph of its own.

    A list or a table may follow without a blank line between.
    """

    def test(self, parent: Element, block: str) -> bool:
        """Whatever is left is text."""
        del parent, block
        return True

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Adds the paragraphs of the first block."""
        text, rest = _cut(blocks.pop(0))
        for line in filter(None, unwrap(text).split("\n")):
            SubElement(parent, "p").text = line
        if rest:
            blocks.insert(0, rest)
        return None


def _cut(block: str) -> tuple[str, str]:
    """A paragraph, and the list or table that begins behind it without a blank line."""
    found = _BEGINS.search(block)
    return (block[: found.start()], block[found.start() + 1 :]) if found else (block, "")
