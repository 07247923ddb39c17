"""The text of a Word file for people and for `git diff`: tables as grids, merges shown."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place
from reportgen.word.hostile import W, parse
from reportgen.word.lines import page_line, paragraph_lines
from reportgen.word.package import Package, open_package
from reportgen.word.parts import stories

ABOVE, LEFT = "^", "<"
_DEEPEST: Final = 20
_COMMENTS: Final = "wordprocessingml.comments+xml"


class Read(Struct, frozen=True):
    """The lines of a document, or why it could not be read."""

    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def document_text(data: bytes, file: str) -> Read:
    """Every story of the document: headers and footers under their names, then what they say.

    Comments come last; `[批注1]` in the text is where number 1 stands.

    In a table, `^` continues the cell above and `<` the cell to the left; a header row that
    repeats begins with `#`. What tracked changes take away stands in `[-…-]`, what they add in
    `{+…+}`.
    """
    package, found = open_package(data, file)
    if package is None:
        return Read((), found)
    try:
        told = [line for part in stories(package) for line in _story(part.label, part.root)]
        return Read((*told, *_comments(package)))
    except (etree.XMLSyntaxError, ValueError, RecursionError):
        why = "文件里有一部分已经损坏"
        return Read((), (Diagnostic("T402", why, Place(file), "用Word打开，另存一次"),))


def _story(label: str, root: etree._Element) -> Iterator[str]:
    if label == "文档属性":
        return
    lines = [line for block in _blocks(root) for line in _block(block, 0)]
    if lines:
        yield f"[{label}]"
        yield from lines
        yield ""


def _comments(package: Package) -> Iterator[str]:
    for name in sorted(package.parts):
        if package.types.of(name).endswith(_COMMENTS):
            yield "[批注]"
            for comment in parse(package.parts[name]).findall(f"{W}comment"):
                lines = (line for block in comment for line in _block(block, 1))
                yield f"[批注{comment.get(f'{W}id', '')}] {' / '.join(lines)}"
            yield ""


def _blocks(root: etree._Element) -> Iterator[etree._Element]:
    body = root.find(f"{W}body")
    for child in root if body is None else body:
        yield from (_inner(child) if child.tag == f"{W}sdt" else (child,))


def _inner(box: etree._Element) -> Iterator[etree._Element]:
    content = box.find(f"{W}sdtContent")
    return iter(()) if content is None else iter(content)


def _block(block: etree._Element, depth: int) -> Iterator[str]:
    if block.tag == f"{W}p":
        yield from paragraph_lines(block)
    elif block.tag == f"{W}tbl" and depth < _DEEPEST:
        yield from _table(block, depth)
    elif block.tag == f"{W}sectPr":
        yield page_line(block)
    elif block.tag in {f"{W}footnote", f"{W}endnote"}:
        for child in block:
            yield from _block(child, depth)


def _table(table: etree._Element, depth: int) -> Iterator[str]:
    for row in table.findall(f"{W}tr"):
        header = "#" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
        cells = (text for cell in _cells(row) for text in _cell(cell, depth))
        yield f"{header}| {' | '.join(cells)} |"


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        for cell in _inner(child) if child.tag == f"{W}sdt" else (child,):
            if cell.tag == f"{W}tc":
                yield cell


def _cell(cell: etree._Element, depth: int) -> Iterator[str]:
    """The cell's text, and a mark for every further column that it covers."""
    if _continues(cell):
        yield ABOVE
    else:
        lines = (line for block in cell for line in _block(block, depth + 1))
        yield " / ".join(line.replace("|", "\\|") for line in lines)
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    wide = "" if span is None else span.get(f"{W}val", "1")
    yield from [LEFT] * min(int(wide) - 1, 63) if wide.isdecimal() else ()


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
