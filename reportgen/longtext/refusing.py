"""What of Markdown cannot be printed: it stays as text, and is told."""

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import AUTOLINK_RE, AUTOMAIL_RE, HTML_RE, InlineProcessor
from msgspec import Struct

if TYPE_CHECKING:
    from markdown.blockparser import BlockParser

_LINK: Final = r"\[[^\[\]]{0,500}\]\((?:[^()]|\([^()]{0,300}\)){0,1000}\)"
"""`[甲](乙)`; Python-Markdown's own search for it takes a minute for 20,000 brackets."""

Found = tuple[str | Element | None, int | None, int | None]


class Refused(Struct, frozen=True):
    """A piece of text that cannot be printed: html, link, image, or a row of a table."""

    kind: str
    text: str


def refusing(refused: list[Refused]) -> tuple[InlineProcessor, ...]:
    """What finds links, pictures and raw HTML, and adds them to `refused`."""
    return (
        _Refusing(f"!{_LINK}", "image", refused),
        _Refusing(_LINK, "link", refused),
        _Refusing(AUTOLINK_RE, "link", refused),
        _Refusing(AUTOMAIL_RE, "link", refused),
        _Refusing(HTML_RE, "html", refused),
    )


class Cells(TableProcessor):
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


def _bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)
