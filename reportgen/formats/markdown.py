"""Text from other people's files inside Markdown: shown as typed, and nobody's mark-up.

It cannot become Markdown, HTML, a link, a mention or a reference.
"""

import re
from typing import Final

from reportgen.patterns import pattern

_DEEPEST: Final = 16
_MARKUP: Final = pattern(r"[\\`*_{}\[\]!|~^]")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_ACTIVE: Final = str.maketrans({"@": "＠", "$": "＄", "\t": " ", "\r": "", "\x00": ""})
_REFERENCE: Final = pattern(r"([#!&%~])(?=[0-9A-Za-z])")
_LINKED: Final = pattern(
    r"[a-z][a-z0-9+.-]{1,20}:(?=//)|www\.|GH-(?=\d)|(?:mailto|xmpp):", re.IGNORECASE
)


def escaped(text: str) -> str:
    """Somebody's text that only looks like itself, on one line; examples keep their indentation."""
    safe = _MARKUP.sub(r"\\\g<0>", _calm(text)).translate(_ENTITIES)
    first, *rest = safe.split("\n")
    return "<br>".join((first.strip(" "), *map(_indented, rest)))


def _indented(line: str) -> str:
    text = line.strip(" ")
    depth = len(line) - len(line.lstrip(" ")) if text else 0
    return "&nbsp;" * min(depth, _DEEPEST) + text


def in_html(text: str) -> str:
    """The same inside HTML, where Markdown is not read and its escapes would show."""
    return _calm(text).translate(_ENTITIES).replace("\n", " ")


def _calm(text: str) -> str:
    """The text without anything that a platform makes a link or a mention of."""
    return _REFERENCE.sub(_wide, _LINKED.sub(_unlinked, text.translate(_ACTIVE)))


def _unlinked(found: re.Match[str]) -> str:
    return found[0].replace(":", "：").replace(".", "．").replace("-", "－")


def _wide(found: re.Match[str]) -> str:
    """A sign that platforms read as the start of a reference, in its full-width form."""
    return chr(ord(found[1]) + 0xFEE0)
