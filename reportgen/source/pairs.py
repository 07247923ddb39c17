"""`名称 内容` on one line: a name and what it should be, with no colon that YAML knows."""

import re
from collections.abc import Collection
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern

WIDE: Final = "：﹕︰∶"
"""What people take for a colon: of full width, small, standing, and the sign of a ratio."""

_BLANKS: Final = r"[ \t\u3000\u00a0]"
_GAP: Final = rf"(?: {_BLANKS}*[:{WIDE}]{_BLANKS}* | {_BLANKS}+ )"
_LEADS: Final = (
    r"[≥≤≧≦<>＜＞=0-9０-９]|不少于|不低于|不超过|不高于|不大于|不小于|至少|大于|小于|达到"
)
_SENTENCE: Final = "，。；！？,;!?"
_ENDS: Final = f"{_SENTENCE}、 \t\u3000\u00a0"
_NAME: Final = rf"(?P<name> [^{_SENTENCE}:{WIDE}]{{0,60}}? [^\s{_SENTENCE}:{WIDE}] )"
_TARGET: Final = pattern(
    rf"{_NAME} (?: {_GAP} (?={_LEADS}) | (?=[≥≤≧≦]) ) (?P<value> [^\n]+ )", re.VERBOSE
)
_OPENER: Final = pattern(
    rf"(?P<name> [^:{WIDE}{{}}\[\]|>\#\"'\s] [^:{WIDE}{{}}\[\]|>\#\"']{{0,60}}? ) {_BLANKS}*"
    rf" (?P<value> \| | \{{ [^{{}}]* [:{WIDE}] [^{{}}]* \}} )",
    re.VERBOSE,
)
_GLUED: Final = pattern(r"(?P<name> [^\s0-9０-９]{2,40} ) (?P<value> [0-9０-９] \S* )", re.VERBOSE)
_WORDS: Final = pattern(rf"(?P<name> \S+ ) {_BLANKS}+ (?P<value> \S+ )", re.VERBOSE)


class Pair(Struct, frozen=True):
    """A name and its content; `target` when the content can only be that of an indicator."""

    name: str
    value: str
    target: bool

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


def pair(line: str) -> Pair | None:
    """What a line without a proper colon names, and the content; None where nobody can tell."""
    text = line.strip().rstrip(_ENDS)
    if match := _TARGET.fullmatch(text):
        return Pair(match["name"], match["value"], target=True)
    match = None if sentence(line) else _WORDS.fullmatch(text) or _GLUED.fullmatch(text)
    return Pair(match["name"], match["value"], target=False) if match else None


def opener(line: str) -> Pair | None:
    """The same of a line whose content is braces, or a `|` with a text below it."""
    match = _OPENER.fullmatch(line)
    return Pair(match["name"], match["value"], target=True) if match else None


def glued(line: str, keys: Collection[str]) -> Pair | None:
    """The same of a line that begins with a known key word and goes on without a blank."""
    known = [key for key in keys if line.startswith(key) and len(key) < len(line)]
    name = max(known, key=len, default="")
    return Pair(name, line[len(name) :].strip(), target=False) if name else None


def sentence(line: str) -> bool:
    """Whether a line has the punctuation of running text, and not only what ends an item."""
    return any(mark in line.strip().rstrip("；;。") for mark in _SENTENCE)
