"""A plain Word document from blocks of text: headings, paragraphs, tables, nothing more."""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape

from msgspec import Struct

from reportgen.word.archive import archive, packed
from reportgen.word.plainparts import PARTS, opened

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LINES: Final = {"\n": '</w:t><w:br/><w:t xml:space="preserve">', "\t": " "}
_STYLES: Final = {
    "strong": "<w:b/>",
    "deleted": '<w:strike/><w:color w:val="C00000"/>',
    "inserted": '<w:b/><w:color w:val="1F4E9E"/><w:u w:val="single"/>',
}
_WIDE: Final = 9638  # twentieths of a point between the margins of A4


class Run(Struct, frozen=True):
    """Text in one style: plain, strong, deleted or inserted."""

    text: str
    style: str = "plain"


class Text(Struct, frozen=True):
    """A paragraph; `level` 1 to 3 makes it a heading, `indent` moves it in."""

    runs: tuple[Run, ...]
    level: int = 0
    indent: int = 0


class Grid(Struct, frozen=True):
    """A table with a header row that repeats; `right` are the columns set to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    right: frozenset[int] = frozenset()


def document(blocks: Iterable[Text | Grid]) -> bytes:
    """The document's bytes."""
    body = "".join(_block(block) for block in blocks)
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
        'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    told = f"{opened('document')}<w:body>{body}{page}</w:body></w:document>"
    parts = {**PARTS, "word/document.xml": told}
    return archive(packed(name, (_HEAD + text).encode()) for name, text in parts.items())


def _block(block: Text | Grid) -> str:
    return _paragraph(block) if isinstance(block, Text) else _table(block)


def _paragraph(text: Text) -> str:
    style = f'<w:pStyle w:val="Heading{text.level}"/>' if text.level else ""
    indent = f'<w:ind w:left="{text.indent * 420}"/>' if text.indent else ""
    return f"<w:p><w:pPr>{style}{indent}</w:pPr>{_runs(text.runs)}</w:p>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs if run.text)


def _run(run: Run) -> str:
    text = escape("".join(c for c in run.text if c.isprintable() or c in "\n\t\u3000"))
    for sign, element in _LINES.items():
        text = text.replace(sign, element)
    style = _STYLES.get(run.style, "")
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _table(grid: Grid) -> str:
    columns = tuple(_widths(grid))
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    head = _row(
        tuple((Run(name, "strong"),) for name in grid.header), columns, grid.right, "<w:tblHeader/>"
    )
    rows = "".join(_row(row, columns, grid.right) for row in grid.rows)
    properties = (
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{widths}</w:tblGrid>{head}{rows}</w:tbl><w:p/>"


def _widths(grid: Grid) -> Iterator[int]:
    """Columns after what they hold: between a small and a large share."""
    rows = [grid.header, *(("".join(r.text for r in cell) for cell in row) for row in grid.rows)]
    longest = [max(len(text) for text in column) for column in zip(*rows, strict=True)]
    shares = [min(max(length, 4), 24) for length in longest]
    yield from (share * _WIDE // sum(shares) for share in shares)


def _row(
    cells: tuple[tuple[Run, ...], ...],
    widths: tuple[int, ...],
    right: frozenset[int],
    header: str = "",
) -> str:
    told = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        side = '<w:pPr><w:jc w:val="right"/></w:pPr>' if number in right else ""
        size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        told.append(f"<w:tc>{size}<w:p>{side}{_runs(cell)}</w:p></w:tc>")
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(told)}</w:tr>"
