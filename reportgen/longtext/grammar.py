"""Python-Markdown with the little of Markdown that budget texts need, all else left as text."""

import re
from dataclasses import dataclass
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
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    SimpleTagInlineProcessor,
)
from markdown.util import Registry

from reportgen.source import unwrap

if TYPE_CHECKING:
    from markdown.blockparser import BlockParser

_STRONG: Final = r"(\*\*)(?![\s*])(.+?)(?<![\s*])\*\*(?!\*)"
_INDENT: Final = 2

Found = tuple[str | Element | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece of text that cannot be printed: html, link, image, or a row of a table."""

    kind: str
    text: str


def grammar(refused: list[Refused]) -> Markdown:
    """A parser for one text; what it cannot print it adds to `refused`."""
    made = Markdown(tab_length=_INDENT)
    parser = made.parser
    parser.blockprocessors = Registry()
    blocks: tuple[BlockProcessor, ...] = (
        EmptyBlockProcessor(parser),
        ListIndentProcessor(parser),
        _Heading(parser),
        _Table(parser, refused),
        _Bullets(parser),
        _Paragraphs(parser),
    )
    for number, block in enumerate(blocks):
        parser.blockprocessors.register(block, type(block).__name__, -number)
    made.inlinePatterns = Registry()
    inline: tuple[InlineProcessor, ...] = (
        _link(LinkInlineProcessor, "link", made, refused),
        _link(ImageInlineProcessor, "image", made, refused),
        _Refusing(AUTOLINK_RE, "link", refused),
        _Refusing(AUTOMAIL_RE, "link", refused),
        _Refusing(HTML_RE, "html", refused),
        SimpleTagInlineProcessor(_STRONG, "strong"),
    )
    for number, pattern in enumerate(inline):
        made.inlinePatterns.register(pattern, f"{number}", -number)
    made.treeprocessors["inline"].inlinePatterns = made.inlinePatterns  # type: ignore[attr-defined]
    return made


class _Heading(HashHeaderProcessor):
    """`# 标题`, with a blank: `#1号桥` is text."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ ]+(?P<header>[^\n]*)(?:\n|$)")


class _Bullets(UListProcessor):
    """`- 甲`; a number in front is text."""

    def __init__(self, parser: "BlockParser") -> None:
        super().__init__(parser)
        self.CHILD_RE = re.compile(r"^[ ]{0,1}(([*+-]))[ ]+(.*)")
        self.INDENT_RE = re.compile(r"^[ ]{2,3}(([*+-]))[ ]+.*")


class _Paragraphs(BlockProcessor):
    """Lines typed for the eye are joined; each numbered line is a paragraph of its own."""

    def test(self, parent: Element, block: str) -> bool:
        """Whatever is left is text."""
        del parent, block
        return True

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Adds the paragraphs of the first block."""
        for line in filter(None, unwrap(blocks.pop(0)).split("\n")):
            SubElement(parent, "p").text = line
        return None


class _Table(TableProcessor):
    """A table; cells beyond the header's, which would be dropped, are told."""

    def __init__(self, parser: "BlockParser", refused: list[Refused]) -> None:
        super().__init__(parser, {"use_align_attribute": True})
        self._refused = refused

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Adds the table of the first block."""
        lines = [line for number, line in enumerate(blocks[0].split("\n")) if number != 1]
        super().run(parent, blocks)
        for line, row in zip(lines, parent[-1].iter("tr"), strict=False):
            printed = "".join("".join(cell.itertext()) for cell in row)
            if len(_bare(line)) > len(_bare(printed)):
                self._refused.append(Refused("row", line.strip()))


class _Refusing(InlineProcessor):
    """Leaves what it finds as text, and tells."""

    def __init__(self, pattern: str, kind: str, refused: list[Refused]) -> None:
        super().__init__(pattern)
        self._kind, self._refused = kind, refused

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's protocol
        self, m: "re.Match[str]", data: str
    ) -> Found:
        """The text itself."""
        del data
        self._refused.append(Refused(self._kind, m[0]))
        return m[0], m.start(0), m.end(0)


def _link(
    kind: type[LinkInlineProcessor], name: str, made: Markdown, refused: list[Refused]
) -> InlineProcessor:
    """A processor that leaves `[甲](乙)` or `![甲](乙)` as text, and tells."""
    reader = kind(LINK_RE if name == "link" else IMAGE_LINK_RE, made)
    whole = reader.handleMatch

    def handle(m: "re.Match[str]", data: str) -> Found:
        _element, start, end = whole(m, data)
        if start is None or end is None:
            return None, None, None
        refused.append(Refused(name, data[start:end]))
        return data[start:end], start, end

    reader.handleMatch = handle  # type: ignore[method-assign]
    return reader


def _bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


__all__ = ["Refused", "grammar"]
