"""A long text → blocks: as it stands where it has no mark of Markdown, as most have none."""

import re
from typing import Final

from reportgen.longtext.blocks import Block, LongText, Paragraph, Run, Wrong
from reportgen.patterns import pattern
from reportgen.source import unwrap

LONGEST: Final = 20_000
_MARK: Final = pattern(r"[#|<\r\x02\x03]|\*\*|\]\(|^[^\S\n]*[-+*]\s", re.MULTILINE)
"""Anything that might be more than text; loading the parser takes as long as reading a unit."""
_TAB: Final = 2


def long_text(text: str) -> tuple[LongText, tuple[Wrong, ...]]:
    """The text with its blocks, and what in it cannot be printed; never an exception."""
    if len(text) > LONGEST:
        return LongText(text, ()), (_too_long(text),)
    if not _MARK.search(text):
        return LongText(text, tuple(_paragraphs(text))), ()
    from reportgen.longtext.marked import marked

    blocks, wrong = marked(text)
    return LongText(text, blocks), wrong


def _paragraphs(text: str) -> list[Block]:
    lines = unwrap(text.expandtabs(_TAB)).split("\n")
    return [Paragraph((Run(line),)) for line in lines if line]


def _too_long(text: str) -> Wrong:
    return Wrong("S205", "", f"太长了，有{len(text)}个字", f"最多{LONGEST}个字")
