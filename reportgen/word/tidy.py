"""Repairs what loops without a single turn leave behind, which Word refuses to open."""

import re
from typing import Final

from msgspec import Struct, field

from reportgen.patterns import pattern

_EMPTY_ROW: Final = pattern(
    r"<w:tr(?: [^>]*)?>\s*(?:<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>|<w:trPr/>)?\s*</w:tr>", re.DOTALL
)
_EMPTY_TABLE: Final = pattern(r"<w:tbl>(?:(?!<w:tr[ >]|</?w:tbl>).)*</w:tbl>", re.DOTALL)
_NO_PARAGRAPH: Final = pattern(
    r"(<w:(?:tc|hdr|ftr|footnote|endnote|txbxContent)(?: [^>]*)?>|</w:tcPr>|<w:tcPr/>|</w:tbl>)\s*"
    r"(?=</w:(?:tc|hdr|ftr|footnote|endnote|txbxContent)>)"
)
_GRID: Final = pattern(
    r"<(/?)w:(tbl|tblGrid|gridCol|tr|gridBefore|gridAfter|tc|gridSpan)(?=[ />])([^>]*)>"
)
_NUMBER: Final = pattern(r'w:(?:val|w)="(\d+)(?:\.\d*)?"')


class _Table(Struct):
    """A table's column widths, where they stand in the text, and its widest row."""

    start: int = 0
    end: int = 0
    widths: list[int] = field(default_factory=list)
    widest: int = 0
    row: int = 0


def tidy(xml: str, moving: tuple[str, ...]) -> str:
    """The filled text as Word takes it, the very same where nothing is wrong with it.

    `moving` says what may be missing, see `grids.moving`.
    """
    made = xml
    if "tc" in moving:
        made = _EMPTY_ROW.sub("", made)
    if "tr" in moving or "tc" in moving:
        made = _EMPTY_TABLE.sub("", made)
    if "p" in moving or "tr" in moving or "tc" in moving:
        made = _NO_PARAGRAPH.sub(r"\1<w:p/>", made)
    if "columns" in moving:
        made = _fitted(made)
    return xml if made == xml else made


def _fitted(xml: str) -> str:
    """Every table with as many grid columns as its widest row fills, of the same total width."""
    open_tables: list[_Table] = []
    edits: list[_Table] = []
    for found in _GRID.finditer(xml):
        if found[2] == "tbl" and not found[1]:
            open_tables.append(_Table())
        elif found[2] == "tbl":
            edits.append(open_tables.pop())
        elif open_tables:
            _count(open_tables[-1], found)
    for table in sorted(edits, key=lambda table: -table.start):
        if table.widest and table.widths and table.widest != len(table.widths):
            grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in _widths(table.widths, table.widest))
            xml = f"{xml[: table.start]}{grid}{xml[table.end :]}"
    return xml


def _count(table: _Table, found: re.Match[str]) -> None:
    """Takes one element of a table into account."""
    closing, name, attributes = found.groups()
    number = int(value[1]) if (value := _NUMBER.search(attributes)) else 0
    if name == "tblGrid":
        table.start, table.end = (table.start, found.start()) if closing else (found.end(),) * 2
    elif name == "gridCol":
        table.widths.append(number)
    elif name == "tr":
        table.widest = max(table.widest, table.row)
        table.row = 0
    elif not closing:
        table.row += {"tc": 1, "gridSpan": number - 1}.get(name, number)


def _widths(widths: list[int], wanted: int) -> list[int]:
    """More columns share the old width in proportion; the width of lost ones goes to the rest."""
    if wanted < len(widths):
        extra = sum(widths[wanted:]) // wanted
        return [width + extra for width in widths[:wanted]]
    before, after = sum(widths) / len(widths), sum(widths) / wanted
    scaled = [int(width * after / before) if before else 0 for width in widths]
    return [*scaled, *[int(after)] * (wanted - len(widths))]
