"""Line breaks, tabs, paragraphs and pages inside values, printed as docxtpl prints them."""

import re
from typing import Final

from reportgen.patterns import pattern

_CONTROLS: Final = "\n\t\a\f"
_TEXT: Final = pattern(r"<w:t(?: [^>]*)?>[^<\n\t\a\f]*[\n\t\a\f][^<]*</w:t>")
_RUN: Final = ("<w:r>", "<w:r ")
_PARAGRAPH: Final = ("<w:p>", "<w:p ")
_RUN_PROPERTIES: Final = pattern("<w:rPr>.*?</w:rPr>", re.DOTALL)
_PARAGRAPH_PROPERTIES: Final = pattern("<w:pPr>.*?</w:pPr>", re.DOTALL)
_NEAR: Final = 5_000
_OPEN: Final = '<w:t xml:space="preserve">'


def has_controls(text: str) -> bool:
    """Whether a text holds control characters at all."""
    return any(control in text for control in _CONTROLS)


def resolved(xml: str) -> str:
    """The filled text with Word's own elements in place of control characters in values."""
    if not has_controls(xml):
        return xml
    made, count = _TEXT.subn(_replaced, xml)
    return made if count else xml


def _replaced(found: re.Match[str]) -> str:
    run = _properties(found, _RUN, _RUN_PROPERTIES)
    paragraph = _properties(found, _PARAGRAPH, _PARAGRAPH_PROPERTIES)
    text, begun = f"<w:r>{run}{_OPEN}", f"<w:p>{paragraph}<w:r>{run}{_OPEN}"
    ended = "</w:t></w:r></w:p>"
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    changes: dict[str, str | int | None] = {
        "\t": f"</w:t></w:r><w:r>{run}<w:tab/></w:r>{text}",
        "\n": f"</w:t><w:br/>{_OPEN}",
        "\a": ended + begun,
        "\f": ended + page + begun,
    }
    return found[0].translate(str.maketrans(changes))


def _properties(found: re.Match[str], begins: tuple[str, str], properties: re.Pattern[str]) -> str:
    """The properties of the run or paragraph around a text, or ""."""
    xml, end = found.string, found.start()
    inside = properties.search(xml, _last(xml, begins, end), end)
    return inside[0] if inside else ""


def _last(xml: str, begins: tuple[str, str], end: int) -> int:
    """Where the last of these begins; near at first, for one spelling may stand nowhere."""
    for start in (max(0, end - _NEAR), 0):
        found = max(xml.rfind(begin, start, end) for begin in begins)
        if found >= 0:
            return found
    return 0
