"""Characters that no text may hold, or that nobody can see."""

import unicodedata
from typing import Final

from reportgen.diagnostics import Diagnostic, Place, Repair
from reportgen.patterns import pattern

_CONTROLS = r"\x00-\x08\x0a-\x1f\x7f-\x9f"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17)
)
_FORBIDDEN = pattern(rf"[{_CONTROLS}{_BIDI}\u2028\u2029\ud800-\udfff{_NONCHARACTERS}]")
_UNSEEN = pattern("[\u200b\u2060\ufeff]")
UNSEEN: Final = "\u200b"
BLANKS: Final = "\u00a0\u2002\u2003\u2007\u2009\u202f"
"""Spaces that Word and web pages put into a text, and that are meant as ordinary ones."""

_READ: Final = str.maketrans(dict.fromkeys(BLANKS, " ") | dict.fromkeys("\u200b\u2060\ufeff", ""))

_HINT = "删掉这个字符；看不见就把这几个字删掉重打"


def check(lines: tuple[str, ...], file: str) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The lines with forbidden characters as spaces (columns stay), and each of them."""
    if "".join(lines).isprintable():
        return lines, []
    found: list[Diagnostic] = []
    clean = []
    for at, line in enumerate(lines, 1):
        if not line.isprintable():
            found += _found(line, file, at)
        clean.append(_UNSEEN.sub(UNSEEN, _FORBIDDEN.sub(" ", line)))
    return tuple(clean), found


def check_text(text: str, place: Place) -> tuple[str, list[Diagnostic]]:
    """A text with escapes resolved, cleaned as `check` does, and what it held."""
    lines = text.split("\n")
    found = [_forbidden(match[0], place) for line in lines for match in _FORBIDDEN.finditer(line)]
    return "\n".join(_FORBIDDEN.sub(" ", line) for line in lines), found


def visible(text: str) -> str:
    """The text without the zero-width spaces that were reported, and with ordinary spaces alone.

    The wide space of Chinese text is a character of its own and stays.
    """
    return text.translate(_READ)


def _found(line: str, file: str, at: int) -> list[Diagnostic]:
    """Everything in one line."""
    return [
        _forbidden(match[0], Place.span(file, at, match.start() + 1, 1))
        for match in _FORBIDDEN.finditer(line)
    ] + [
        _unseen(match[0], Place.span(file, at, match.start() + 1, 1))
        for match in _UNSEEN.finditer(line)
    ]


def _forbidden(character: str, place: Place) -> Diagnostic:
    """One character that no text may hold."""
    return Diagnostic("Y003", f"有不允许的{_kind(character)}（{_code(character)}）", place, _HINT)


def _unseen(character: str, place: Place) -> Diagnostic:
    """One zero-width space."""
    message = f"有看不见的零宽空格（{_code(character)}），读的时候去掉了"
    repairs = (Repair(place, character, ""),)
    return Diagnostic("Y004", message, place, _HINT, repairs=repairs)


def _kind(character: str) -> str:
    """What people call such a character."""
    if character in "\x85\u2028\u2029":
        return "特殊换行符"
    if unicodedata.category(character) == "Cf":
        return "文字方向控制符"
    return "控制字符" if unicodedata.category(character) == "Cc" else "无效字符"


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
