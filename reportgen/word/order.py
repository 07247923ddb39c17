"""Puts the properties of cells in the order that the schema and Word demand."""

import re
from typing import Final

from reportgen.patterns import pattern

_PROPERTIES: Final = pattern(r"(?<=<w:tcPr>)(?:(?!</?w:tcPr>).)+(?=</w:tcPr>)", re.DOTALL)
_CHILD: Final = pattern(
    r'<w:(\w+)(?: (?:"[^"]*"|[^">])*)?(?:(?<=/)>|>.*?</w:\1>)|<\?.*?\?>', re.DOTALL
)
_ORDER: Final = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark", "headers"),
)


def ordered(xml: str) -> str:
    """The patched text with cell properties in order: docxtpl adds its own first or last.

    Properties that cannot be told apart for certain stay as they are.
    """
    return _PROPERTIES.sub(_sorted, xml)


def _sorted(found: re.Match[str]) -> str:
    children = list(_CHILD.finditer(found[0]))
    if "".join(child[0] for child in children) != found[0]:
        return found[0]
    return "".join(child[0] for child in sorted(children, key=_rank))


def _rank(child: re.Match[str]) -> int:
    """The place of a property; the mark of a merge stands for vMerge."""
    name = child[1] or "vMerge"
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
