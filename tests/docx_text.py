"""The text of a Word file for comparing: paragraphs and tables as grids, merges shown."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NEW_PAGE = "---------- 新页 ----------"


def docx_text(data: bytes) -> str:
    """A line a paragraph, a line a table row; `[↑]` continues the cell above, `[→n]` spans n."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    body = document.find(f"{W}body")
    assert body is not None
    return "\n".join(line for block in body for line in _block(block)) + "\n"


def tables(data: bytes) -> list[list[list[str]]]:
    """Every table as rows of cells; a continued cell repeats the text it continues."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    return [_filled(table) for table in document.iter(f"{W}tbl")]


def _block(block: etree._Element) -> Iterator[str]:
    if block.tag == f"{W}p":
        if block.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            yield NEW_PAGE
        text = _text(block)
        if text:
            yield text
    elif block.tag == f"{W}tbl":
        for row in block.findall(f"{W}tr"):
            header = "# " if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
            yield header + " | ".join(_cell(cell) for cell in row.findall(f"{W}tc"))


def _cell(cell: etree._Element) -> str:
    span = _span(cell)
    wide = f"[→{span}]" if span > 1 else ""
    return ("[↑]" if _continues(cell) else _cell_text(cell)) + wide


def _cell_text(cell: etree._Element) -> str:
    return "⏎".join(_text(paragraph) for paragraph in cell.findall(f"{W}p"))


def _text(paragraph: etree._Element) -> str:
    parts = (
        "⏎" if part.tag == f"{W}br" else (part.text or "")
        for part in paragraph.iter(f"{W}t", f"{W}br")
    )
    return "".join(parts)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val", "1"))


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _filled(table: etree._Element) -> list[list[str]]:
    above: dict[int, str] = {}
    rows = []
    for row in table.findall(f"{W}tr"):
        column, texts = 0, []
        for cell in row.findall(f"{W}tc"):
            text = above[column] if _continues(cell) else _cell_text(cell)
            above[column] = text
            texts.append(text)
            column += _span(cell)
        rows.append(texts)
    return rows
