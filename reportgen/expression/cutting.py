"""Texts cut to a number of characters, as people count them."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from reportgen.expression.amounts import plain

LENGTHS: Final = range(1, 10_000)
_JOINER: Final = "\u200d"
_FLAGS: Final = range(0x1F1E6, 0x1F200)
_SKINS: Final = range(0x1F3FB, 0x1F400)
_TAGS: Final = range(0xE0020, 0xE0080)


def cut_text(value: object, length: int, end: str = "") -> str:
    """At most so many characters; `end` is put where something was cut off, and counts."""
    characters = list(clusters(plain(value)))
    if len(characters) <= length:
        return "".join(characters)
    kept = max(length - len(list(clusters(end))), 0)
    return "".join(characters[:kept]) + end


def clusters(text: str) -> Iterator[str]:
    """The characters people see: marks, joined emoji and flags stay with what they belong to."""
    cluster = ""
    for character in text:
        if cluster and not _belongs(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _belongs(cluster: str, character: str) -> bool:
    code, before = ord(character), cluster[-1]
    if before == "\r":
        return character == "\n"
    if code in _FLAGS:
        return len(cluster) == 1 and ord(before) in _FLAGS
    if unicodedata.category(character) in ("Mn", "Mc", "Me") or character == _JOINER:
        return before != "\n"
    return before == _JOINER or code in _SKINS or code in _TAGS
