"""A workbook's bytes through openpyxl: styles, print set-up, chart."""

import io
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell as OpenCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.sheet.book import Book, Cell, Chart, Sheet, at, kept, letter
from reportgen.sheet.cached import finished
from reportgen.sheet.heights import heights

_LINE: Final = Border(*(Side("thin", "FF808080"),) * 4)
_GREY: Final = PatternFill("solid", "FFEDEDED")
_FORMATS: Final = {
    "money": "#,##0.00",
    "whole": "#,##0",
    "exact": "#,##0.######",
    "share": "0.0%",
    "count": "0",
}
_ALIGNED: Final = {
    **dict.fromkeys(("centre", "header", "title", "count"), "center"),
    **dict.fromkeys(("money", "whole", "exact", "share", "unit"), "right"),
}
_PLAIN: Final = ("title", "note", "unit", "section")
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_MOST: Final = 32_000  # Excel takes 32,767 characters in a cell
_CUT: Final = "……（太长，见文档）"


def workbook(book: Book) -> bytes:
    """The workbook as a file, the same for the same book."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for style in _styles():
        made.add_named_style(style)
    for sheet in book.sheets:
        _fill(made.create_sheet(sheet.name), sheet)
    for sheet, page in zip(book.sheets, made.worksheets, strict=True):
        if sheet.chart:
            page.add_chart(_chart(sheet.chart, made[sheet.chart.sheet]), sheet.chart.at)
    stream = io.BytesIO()
    made.save(stream)
    return finished(stream.getvalue(), book)


def _styles() -> list[NamedStyle]:
    names = (*_PLAIN, "header", "text", "centre", *_FORMATS)
    return [_style(name, strong=strong) for name in names for strong in (False, True)]


def _style(name: str, *, strong: bool) -> NamedStyle:
    framed, number = name not in _PLAIN, name in _FORMATS
    return NamedStyle(
        _name(name, strong=strong),
        font=Font(
            name="黑体" if name in {"title", "section"} else "宋体",
            size={"title": 16, "section": 11}.get(name, 9),
            bold=strong or name == "header",
        ),
        fill=_GREY if name == "header" else PatternFill(),
        border=_LINE if framed else Border(),
        alignment=Alignment(
            horizontal=_ALIGNED.get(name, "left"),
            vertical="center",
            wrap_text=framed and not number,
        ),
        number_format=_FORMATS.get(name, "@" if framed else "General"),
    )


def _name(style: str, *, strong: bool) -> str:
    return f"{style}-strong" if strong else style


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for column, width in enumerate(sheet.widths, 1):
        page.column_dimensions[letter(column)].width = width
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row, 1):
            target = page.cell(number, column)
            if isinstance(target, OpenCell):
                _put(target, cell)
    for number, height in enumerate(heights(sheet), 1):
        page.row_dimensions[number].height = height
    for merged in sheet.merged:
        page.merged_cells.add(merged)  # merge_cells would draw every border again, at great cost
    page.freeze_panes = at(1, sheet.header + 1)
    page.auto_filter.ref = sheet.filters or None
    _set_up(page, sheet)


def _put(target: OpenCell, cell: Cell) -> None:
    """A text is text whatever it begins with; a number whose digits are not kept is one too."""
    target.style = _name(cell.style, strong=cell.strong)
    if cell.value is None:
        return
    if cell.formula:
        target.value = cell.formula
    elif isinstance(cell.value, str):
        text = cell.value
        target.value = text if len(text) <= _MOST else text[:_MOST] + _CUT
        target.data_type = "s"
        target.quotePrefix = text.startswith(_STARTS)
    elif kept(cell.value):
        target.value = cell.value
    else:
        target.value = format(Decimal(cell.value), ",f")


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """A4, as wide as one page, the header on every page, page numbers at the foot."""
    page.page_setup.paperSize = 9
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{sheet.header_from}:{sheet.header}"
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom = 0.6, 0.8
    page.page_margins.header = page.page_margins.footer = 0.4
    footer = page.oddFooter.center if page.oddFooter else None
    if footer is not None:
        footer.text = "第 &P 页 共 &N 页"


def _chart(chart: Chart, page: Worksheet) -> BarChart:
    """Horizontal bars, the first on top; as high as there are bars."""
    bars = BarChart()
    bars.type, bars.style, bars.legend = "bar", 10, None
    bars.gapWidth = 40
    names = Reference(page, min_col=chart.names, min_row=chart.first, max_row=chart.last)
    numbers = Reference(page, min_col=chart.numbers, min_row=chart.first, max_row=chart.last)
    bars.add_data(numbers)
    bars.set_categories(names)
    bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.y_axis.majorGridlines = None
    bars.y_axis.crosses = "max"
    bars.width, bars.height = 25, min(3 + 0.7 * (chart.last - chart.first + 1), 50)
    return bars
