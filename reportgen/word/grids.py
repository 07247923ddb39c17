"""Whether filling can change how many columns the rows of a table have."""

from typing import Final

from lxml import etree

from reportgen.patterns import pattern
from reportgen.word.hostile import W
from reportgen.word.places import Story
from reportgen.word.where import nearest

_STATEMENT: Final = pattern(r"\{%t[rc]\s+(\w+)")
_CONTAINERS: Final = ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent")


def moving(root: etree._Element, story: Story) -> tuple[str, ...]:
    """What may be missing after filling, and has to be looked for.

    p: the paragraph at the end of a cell; tc: all cells of a row; tr: all rows of a table;
    columns: a row as wide as the grid.
    """
    found = {tag.prefix for tag in story.tags if tag.prefix == "tc"}
    if any(tag.prefix == "p" and _in_container(tag.line) for tag in story.tags):
        found.add("p")
    tables = list(root.iter(W + "tbl"))
    if any(_may_vanish(table) for table in tables):
        found.add("tr")
    widening = any(tag.prefix == "tc" or tag.word in ("hm", "colspan") for tag in story.tags)
    if widening or not all(_is_even(table) for table in tables):
        found.add("columns")
    return tuple(sorted(found))


def _in_container(path: str) -> bool:
    return any(f"/w:{container}" in f"{path}/" for container in _CONTAINERS)


def _may_vanish(table: etree._Element) -> bool:
    """Whether all rows stand between tags or hold cells that do."""
    depth = 0
    for row in _rows(table):
        words = _tags(row)
        if not words and depth == 0:
            return False
        depth += sum(-1 if word.startswith("end") else word in ("for", "if") for word in words)
    return True


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(W + "tr") if nearest(row, "tbl") is table]


def _tags(row: etree._Element) -> list[str]:
    """The statements of the tags in a row that take rows or cells out."""
    texts = [text.text or "" for text in row.iter(W + "t") if nearest(text, "tr") is row]
    return _STATEMENT.findall("".join(texts))


def _is_even(table: etree._Element) -> bool:
    """Whether every row fills the grid, so that no row can be missed."""
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    return all(_width(row) == columns for row in _rows(table) if not _tags(row))


def _width(row: etree._Element) -> int:
    """The columns a row fills; -1 where that is not plain to see."""
    if any(row.find(f"{W}trPr/{W}{skip}") is not None for skip in ("gridBefore", "gridAfter")):
        return -1
    cells = [child for child in row if child.tag in (W + "tc", W + "sdt")]
    if any(cell.tag == W + "sdt" for cell in cells):
        return -1
    return sum(span(cell) for cell in cells)


def span(cell: etree._Element) -> int:
    """How many columns of the grid a cell takes."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "1" if found is None else found.get(W + "val", "1")
    return int(value) if value.isdecimal() else 1
