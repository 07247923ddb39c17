"""A text as the pieces that a reader sees change: numbers whole, Chinese by character."""

import re
from typing import Final

from reportgen.patterns import pattern

TOKEN: Final = pattern(
    r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*(?:%|％|万元|亿元|元|百分比)?|[A-Za-z]+|\s+|.", re.DOTALL
)


def tokens(text: str) -> list[str]:
    """The pieces; together they are the text."""
    return TOKEN.findall(text)
