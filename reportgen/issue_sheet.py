"""问题清单 as XLSX: text cells only, and the same rows give the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.word.archive import archive, packed

_WIDTHS: Final = (6, 22, 24, 24, 44, 26, 36, 28, 20)
_LONGEST: Final = 32_000
_FIXED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - a spreadsheet knows no time zone
_CHANGED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FORMULA: Final = ("=", "+", "-", "@")


def issue_sheet(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The workbook: a title line, a head that stays in view, and the rows."""
    book = Workbook()
    book.properties.creator = "reportgen"
    book.properties.created = _FIXED
    sheet = book.worksheets[0]
    sheet.title = "问题清单"
    _title(sheet, title, len(heads))
    for number, row in enumerate([heads, *rows], 2):
        _row(sheet, number, row, head=number == 2)
    _page(sheet, len(heads))
    stream = io.BytesIO()
    book.save(stream)
    return _timeless(stream.getvalue())


def _title(sheet: Worksheet, title: str, columns: int) -> None:
    sheet.cell(1, 1, title).font = Font(name="黑体", size=16)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)
    sheet.row_dimensions[1].height = 30


def _row(sheet: Worksheet, number: int, row: Sequence[str], *, head: bool) -> None:
    line = Side(style="thin")
    for column, text in enumerate(row, 1):
        cell = sheet.cell(number, column)
        cell.value, cell.data_type = text[:_LONGEST], "s"
        cell.quotePrefix = text.startswith(_FORMULA)
        cell.font = Font(name="宋体", size=10, bold=head)
        centred = "center" if head or column == 1 else "left"
        cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
        cell.border = Border(left=line, right=line, top=line, bottom=line)


def _page(sheet: Worksheet, columns: int) -> None:
    """A4 landscape, as wide as one page; the head is on every page."""
    for column, width in zip(range(1, columns + 1), _WIDTHS, strict=True):
        sheet.column_dimensions[chr(ord("A") + column - 1)].width = width
    sheet.freeze_panes = "A3"
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    core = "docProps/core.xml"
    parts[core] = _CHANGED.sub(rb"\g<1>1980-01-01T00:00:00Z", parts[core])
    first = "[Content_Types].xml"
    ordered = {first: parts.pop(first), **parts}
    return archive(packed(name, content) for name, content in ordered.items())
