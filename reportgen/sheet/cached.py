"""What openpyxl leaves out: the values of formulas; and what it puts in: the day and the hour.

A viewer that does not compute (a phone, a mail's preview, a program that reads the file) shows
what stands beside a formula. openpyxl writes nothing there, and other numbers as floats
(9.515000000000001), so every number is put in afterwards, exact, into the XML of its cell.
"""

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape

from reportgen.patterns import pattern
from reportgen.sheet.book import Book, Sheet, at

_CELL: Final = pattern(r'(<c r="([A-Z]+[0-9]+)"[^>]*>(?:<f>[^<]*</f>)?)<v(?:\s*/>|>[^<]*</v>)')
_SHEET: Final = pattern(r"xl/worksheets/sheet([0-9]+)\.xml")
_CORE: Final = "docProps/core.xml"
_TYPES: Final = "[Content_Types].xml"  # first, as readers of the format expect
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def finished(data: bytes, book: Book) -> bytes:
    """The file with every number exact, and without a clock: the same book, the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(stream, "w") as target:
        for name in sorted(made.namelist(), key=lambda name: name != _TYPES):
            part = zipfile.ZipInfo(name, _FIRST_DAY)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(part, _part(name, made.read(name), book))
    return stream.getvalue()


def _part(name: str, data: bytes, book: Book) -> bytes:
    if name == _CORE:
        return _core(book.title).encode()
    found = _SHEET.fullmatch(name)
    if not found:
        return data
    values = dict(_values(book.sheets[int(found[1]) - 1]))
    return _CELL.sub(lambda cell: f"{cell[1]}<v>{values[cell[2]]}</v>", data.decode()).encode()


def _values(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The cells with a number, each with its digits."""
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row, 1):
            if not isinstance(cell.value, str | None):
                yield at(column, number), format(Decimal(cell.value).normalize(), "f")


def _core(title: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )
