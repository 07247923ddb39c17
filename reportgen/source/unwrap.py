"""Long texts: a line break typed for the eye is no space between Chinese characters."""

import re
import unicodedata
from itertools import pairwise

from reportgen.patterns import pattern

_NUMERAL = "一二三四五六七八九十百"
_ITEM = pattern(
    rf"""
      \d{{1,2}} [.．] (?: (?!\d) | (?=\d{{4}}年) )    # 1. but not 3.5万
    | \d{{1,2}} 、 (?! \d{{1,2}} (?!\d) )             # 1、 but not 1、2月
    | [（(] (?: \d{{1,2}} | [{_NUMERAL}]{{1,3}} ) [）)]
    | \d{{1,2}} [)）]
    | [{_NUMERAL}]{{1,3}} 、
    | 目标 \d{{1,2}} (?! [\d.%％个项] )
    | 目标 [{_NUMERAL}]{{1,3}} (?: [:：、.．,，\s] | $ )
    | 第 (?: \d{{1,2}} | [{_NUMERAL}]{{1,3}} ) [，,、：:]
    | [①-⑳⑴-⒇⒈-⒛㈠-㈩]
    | [-*•·] \s
    """,
    re.VERBOSE,
)
_LATIN_END = pattern(r"[A-Za-z][,;:.!?]$")


def unwrap(text: str) -> str:
    """The text with one line per paragraph or numbered item.

    A break between two Latin or digit words is one space, any other break nothing.
    """
    if "\n" not in text:
        return text.strip()
    paragraphs: list[list[str]] = [[]]
    for line in map(str.strip, text.split("\n")):
        if not line or _ITEM.match(line):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
    return "\n".join(_joined(lines) for lines in paragraphs if lines)


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph as one."""
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        apart = _ITEM.fullmatch(before) or _words_meet(before, line)
        pieces += [" " if apart else "", line]
    return "".join(pieces)


def _words_meet(before: str, line: str) -> bool:
    """Whether a break separates two Latin or digit words."""
    ends = _is_word(before[-1]) or (_LATIN_END.search(before[-2:]) and line[0].isalpha())
    return bool(ends) and _is_word(line[0])


def _is_word(character: str) -> bool:
    """Whether it is a letter or digit of half width."""
    return character.isalnum() and unicodedata.east_asian_width(character) not in {"W", "F"}
