"""Paragraphs and tables in a row, as what stays, went and came; tables hold such rows in turn."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from reportgen.word.hostile import W
from reportgen.word.redline import paragraph
from reportgen.word.redline.align import Pair, align
from reportgen.word.redline.marks import Element, Reviser, canonical


def compared(old: Sequence[Element], new: Sequence[Element], by: Reviser) -> list[Element]:
    """The blocks of both sides as one, in the order of the new ones."""
    pairs = list(align(old, new))
    if not _can_end(pairs) and old and new:
        pairs = [*align(old[:-1], new[:-1]), (old[-1], new[-1])]
    return _ended([block for pair in pairs for block in _block(pair, by)])


def _can_end(pairs: Sequence[Pair]) -> bool:
    """Whether the last paragraph can keep its mark: it stays, or one that stays is before it."""
    for old, new in reversed(pairs):
        block = old if new is None else new
        if block is None or block.tag != f"{W}p":
            return block is pairs[-1][0] or block is pairs[-1][1]
        if old is not None and new is not None:
            return True
    return not pairs


def emptied(block: Element, by: Reviser, name: str) -> Element:
    """A block whose content came or went while it stays itself, as in a row that goes."""
    if block.tag == f"{W}p":
        return paragraph.emptied(block, by, name)
    return _whole_table(block, by, name) if block.tag == f"{W}tbl" else deepcopy(block)


def _block(pair: Pair, by: Reviser) -> Iterator[Element]:
    old, new = pair
    if old is not None and new is not None and _fit(old, new):
        yield _changed(old, new, by)
        return
    if old is not None and old.tag not in paragraph.BOOKMARKS:
        yield _whole(old, by, "del")
    if new is not None:
        yield _whole(new, by, "ins")


def _fit(old: Element, new: Element) -> bool:
    if old.tag != new.tag:
        return False
    return old.tag != f"{W}tbl" or _columns(old) == _columns(new)


def _changed(old: Element, new: Element, by: Reviser) -> Element:
    if canonical(old) == canonical(new):
        return deepcopy(new)
    if new.tag == f"{W}p":
        return paragraph.changed(old, new, by)
    return _changed_table(old, new, by) if new.tag == f"{W}tbl" else deepcopy(new)


def _whole(block: Element, by: Reviser, name: str) -> Element:
    if block.tag == f"{W}p":
        return paragraph.whole(block, by, name)
    return _whole_table(block, by, name) if block.tag == f"{W}tbl" else deepcopy(block)


def _ended(blocks: list[Element]) -> list[Element]:
    """The last paragraph keeps its mark: each that came or went gives its own to the one before.

    Removing the mark of the last paragraph would leave a cell without an end.
    """
    first = len(blocks)
    while first and _end_mark(blocks[first - 1]) is not None:
        first -= 1
    if first == len(blocks) or not first or blocks[first - 1].tag != f"{W}p":
        return blocks
    for before, block in zip(blocks[first - 1 :], blocks[first:], strict=False):
        mark = _end_mark(block)
        if mark is not None:
            block.find(f"{W}pPr/{W}rPr").remove(mark)
            paragraph.mark_end(before, mark)
    return blocks


def _end_mark(block: Element) -> Element | None:
    marks = block.iterfind(f"{W}pPr/{W}rPr/*")
    return next((mark for mark in marks if mark.tag in (f"{W}ins", f"{W}del")), None)


def _columns(table: Element) -> int:
    """How many columns the grid of a table has."""
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def _changed_table(old: Element, new: Element, by: Reviser) -> Element:
    """The new table with its revisions against the old one of the same shape."""
    found = etree.Element(f"{W}tbl", new.attrib, new.nsmap)
    properties = by.properties(old.find(f"{W}tblPr"), new.find(f"{W}tblPr"), "tblPr")
    found.extend(part for part in (properties, _grid(new)) if part is not None)
    rows = align(old.findall(f"{W}tr"), new.findall(f"{W}tr"))
    for before, after in rows:
        found.extend(_row(before, after, by))
    return found


def _whole_table(table: Element, by: Reviser, name: str) -> Element:
    """A table of which every row came (`ins`) or went (`del`)."""
    found = deepcopy(table)
    for row in found.findall(f"{W}tr"):
        found.replace(row, _whole_row(row, by, name))
    return found


def _whole_row(row: Element, by: Reviser, name: str) -> Element:
    """A row that came or went with everything in it."""
    found = deepcopy(row)
    properties = found.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        found.insert(1 if found.find(f"{W}tblPrEx") is not None else 0, properties)
    properties.append(by.mark(name))
    for cell in found.findall(f"{W}tc"):
        for block in list(cell):
            cell.replace(block, emptied(block, by, name))
    return found


def _grid(table: Element) -> Element | None:
    grid = table.find(f"{W}tblGrid")
    return None if grid is None else deepcopy(grid)


def _row(old: Element | None, new: Element | None, by: Reviser) -> Iterator[Element]:
    if old is not None and new is not None and _spans(old) == _spans(new):
        yield deepcopy(new) if canonical(old) == canonical(new) else _changed_row(old, new, by)
        return
    if old is not None:
        yield _whole_row(old, by, "del")
    if new is not None:
        yield _whole_row(new, by, "ins")


def _changed_row(old: Element, new: Element, by: Reviser) -> Element:
    found = etree.Element(f"{W}tr", new.attrib, new.nsmap)
    exceptions = new.find(f"{W}tblPrEx")
    properties = by.properties(old.find(f"{W}trPr"), new.find(f"{W}trPr"), "trPr")
    found.extend(deepcopy(part) for part in (exceptions, properties) if part is not None)
    pairs = zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), strict=True)
    found.extend(_cell(before, after, by) for before, after in pairs)
    return found


def _cell(old: Element, new: Element, by: Reviser) -> Element:
    found = etree.Element(f"{W}tc", new.attrib, new.nsmap)
    properties = by.properties(old.find(f"{W}tcPr"), new.find(f"{W}tcPr"), "tcPr")
    found.extend(part for part in (properties,) if part is not None)
    found.extend(compared(_inside(old), _inside(new), by))
    return found


def _inside(cell: Element) -> Sequence[Element]:
    return [child for child in cell if child.tag != f"{W}tcPr"]


def _spans(row: Element) -> list[str]:
    """How many columns each cell of a row covers."""
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
    return ["1" if span is None else span.get(f"{W}val", "1") for span in spans]
