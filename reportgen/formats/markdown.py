"""Text from other people's files inside Markdown: shown as typed, and doing nothing."""

import re
from typing import Final

_SIGNS: Final = {character: f"\\{character}" for character in "\\`*_{}[]()+-!|~"} | {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": "＠",
    "#": "＃",
}
_LINK: Final = re.compile(r"://|(?<=www)\.", re.IGNORECASE)
"""What platforms make a link of by themselves; in full width they do not."""


def escaped(text: str) -> str:
    """The text on one line, in which no sign is Markdown, HTML, a mention or a link."""
    line = " ".join(text.split())
    line = _LINK.sub(lambda match: {"://": "：//", ".": "．"}[match[0]], line)
    return "".join(_SIGNS.get(character, character) for character in line)
