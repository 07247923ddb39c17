"""Turns `{% vm key %}` into calls of the merger, around docxtpl's own patching.

Before it, the tag becomes processing instructions, which docxtpl leaves alone; after it, they
become Jinja. Names that begin with an underscore are closed to template authors.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from lxml import etree

from reportgen.patterns import pattern
from reportgen.word.chunks import TAG, Chunk, chunks, cut
from reportgen.word.grids import span
from reportgen.word.hostile import W
from reportgen.word.where import nearest

Key: TypeAlias = tuple[str, str]  # `column, span, (key)`, and the blanks at the end of its tag
_VM: Final = pattern(r"\{%[-+]?\s*vm\b\s*(\S.*?)(\s*)[-+]?%\}", re.DOTALL)
_MARK: Final = pattern(r"<\?reportgen (\w+) ?(\d*)\?>")
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")
_JINJA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "begin": "{{ _begin() }}",
        "end": "{{ _end() }}",
        "row": "{{ _row() }}",
        "cell": "{% set _same = _cell(KEY)BLANKS%}"
        '<w:vMerge{% if not _same %} w:val="restart"{% endif %}/>',
        "fresh": "{% if not _same %}",
        "blank": "{% else %}",
        "done": "{% endif %}",
    }
)


def mark(root: etree._Element) -> tuple[Key, ...]:
    """Marks the tables, rows and cells with keys; comes back with the key of each."""
    calls: list[Key] = []
    tables: dict[etree._Element, None] = {}
    for chunk in list(chunks(root)):
        found = _vm(chunk.text)
        cell = nearest(chunk.paragraph, "tc") if found else None
        if found and cell is not None and cell.tag == W + "tc":
            _cut_out(chunk, found, cell)
            key = f"{_column(cell)}, {span(cell)}, ({found[1].translate(_QUOTES)})"
            calls.append((key, found[2]))
            _mark_cell(cell, len(calls) - 1)
            tables[nearest(cell, "tbl")] = None
    for table in tables:
        _mark_table(table)
    return tuple(calls)


def unmark(xml: str, calls: tuple[Key, ...]) -> str:
    """The patched text with Jinja in place of the marks."""

    def jinja(found: re.Match[str]) -> str:
        key, blanks = calls[int(found[2])] if found[2] else ("", "")
        return _JINJA[found[1]].replace("BLANKS", blanks or " ").replace("KEY", key)

    return _MARK.sub(jinja, xml)


def _vm(text: str) -> re.Match[str] | None:
    """The tag with a key: a tag of its own, never one inside a quoted text or a remark."""
    tags = (_VM.fullmatch(text, *tag.span()) for tag in TAG.finditer(text))
    return next(filter(None, tags), None)


def _cut_out(chunk: Chunk, found: re.Match[str], cell: etree._Element) -> None:
    """Takes the tag out of the cell, and its paragraph if nothing else was in it."""
    cut(chunk, found.start(), found.end())
    paragraph = chunk.paragraph
    beside = [paragraph.getprevious(), paragraph.getnext()]
    alone = not any(neighbour is not None and neighbour.tag == W + "p" for neighbour in beside)
    if not alone and paragraph.getparent() is cell and _is_blank(paragraph):
        cell.remove(paragraph)


def _is_blank(paragraph: etree._Element) -> bool:
    """Whether a paragraph prints nothing: no text, no picture, no field."""
    printing = ("drawing", "pict", "fldChar", "fldSimple", "sdt", "br", "tab")
    return not any((text.text or "").strip() for text in paragraph.iter(W + "t")) and not any(
        next(paragraph.iter(W + tag), None) is not None for tag in printing
    )


def _mark_cell(cell: etree._Element, number: int) -> None:
    """The merge goes into the cell's properties, a choice of contents around the rest."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        properties = etree.Element(W + "tcPr")
        cell.insert(0, properties)
    for old in properties.findall(W + "vMerge"):
        properties.remove(old)
    properties.append(_instruction(f"cell {number}"))
    cell.insert(cell.index(properties) + 1, _instruction("fresh"))
    cell.extend([_instruction("blank"), _empty_paragraph(cell), _instruction("done")])


def _empty_paragraph(cell: etree._Element) -> etree._Element:
    """A paragraph without text that keeps the format of the cell's first, so rows keep height."""
    paragraph = etree.Element(W + "p")
    properties = cell.find(f"{W}p/{W}pPr")
    if properties is not None:
        paragraph.append(etree.fromstring(etree.tostring(properties, with_tail=False)))
    return paragraph


def _mark_table(table: etree._Element) -> None:
    """Tells the merger where the table and each of its rows begin."""
    for row in table.iter(W + "tr"):
        if nearest(row, "tbl") is table:
            row.insert(0, _instruction("row"))
    table.insert(0, _instruction("begin"))
    table.append(_instruction("end"))


def _instruction(text: str) -> etree._Element:
    return etree.ProcessingInstruction("reportgen", text)


def _column(cell: etree._Element) -> int:
    """The grid column where the cell begins, from 0."""
    before = nearest(cell, "tr").find(f"{W}trPr/{W}gridBefore")
    start = 0 if before is None else int(before.get(W + "val", "0"))
    return start + sum(span(other) for other in cell.itersiblings(W + "tc", preceding=True))
