"""A workbook as a file: texts stay texts, numbers keep their digits, formulas their values."""

import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from reportgen.sheet.book import Book, Cell, Chart, Sheet, computed, kept, letter
from reportgen.sheet.heights import LINE, heights
from reportgen.sheet.writing import workbook


def sheet(*rows: tuple[Cell, ...], widths: tuple[float, ...] = (10, 10)) -> Sheet:
    return Sheet("表", widths, rows, header=1, header_from=1)


def only(cell: Cell) -> tuple[object, str, bool]:
    """The value, the type and the quote prefix of the one cell of a workbook."""
    data = workbook(Book("书", (sheet((cell,)),)))
    found = load_workbook(io.BytesIO(data)).worksheets[0]["A1"]
    return found.value, found.data_type, bool(found.quotePrefix)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "#REF!", "=", "1"]
)
def test_a_text_is_never_a_formula(text: str) -> None:
    value, kind, quoted = only(Cell(text))
    assert (value, kind) == (text, "s")
    assert quoted is text.startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize(
    ("number", "value", "kind"),
    [
        (Decimal("699.2196"), 699.2196, "n"),
        (Decimal("36.00"), 36, "n"),
        (7, 7, "n"),
        (Decimal(123456789012345), 123456789012345, "n"),
        (Decimal("1234567890123456.78"), "1,234,567,890,123,456.78", "s"),
    ],
)
def test_a_number_keeps_every_digit(number: Decimal, value: object, kind: str) -> None:
    assert only(Cell(number, "money"))[:2] == (value, kind)


def test_a_formula_stands_with_its_value_unless_digits_would_be_lost() -> None:
    much = Decimal("1234567890123456.78")
    assert computed("=SUM(A1:A2)", Decimal(3), [Decimal(1), Decimal(2)]).formula == "=SUM(A1:A2)"
    assert computed("=SUM(A1:A2)", much, [much, Decimal(0)]) == Cell(much, "money")
    rows = ((Cell(Decimal("9.515"), "money"), Cell(Decimal("0.50"), "money", "=A1/4")),)
    data = workbook(Book("书", (sheet(*rows),)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>9.515</v>" in xml
    assert "<f>A1/4</f><v>0.5</v>" in xml


def test_long_texts_are_cut_and_say_so() -> None:
    value, _, _ = only(Cell("字" * 40_000))
    assert value == "字" * 32_000 + "……（太长，见文档）"


def test_the_same_book_is_the_same_file() -> None:
    rows = ((Cell("名", "header"), Cell("数", "header")), (Cell("甲"), Cell(1, "count")))
    chart = Chart("表", 2, 2, 1, 2, "D1")
    made = Book("书 & <名>", (sheet(*rows), Sheet("图", (9,), (), 1, 1, chart=chart)))
    first, second = workbook(made), workbook(made)
    assert first == second
    loaded = load_workbook(io.BytesIO(first))
    assert loaded.properties.title == "书 & <名>"
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert b"dcterms" not in package.read("docProps/core.xml")


def test_rows_are_as_high_as_their_texts() -> None:
    rows = (
        (Cell("短"), Cell("长" * 24)),
        (Cell("一\n二\n三"), Cell(Decimal(10**9), "money")),
        (Cell("很长的说明" * 20, "note"),),
    )
    assert heights(sheet(*rows)) == (LINE * 5 + 3, LINE * 3 + 3, LINE + 3)


@pytest.mark.parametrize(("number", "said"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters(number: int, said: str) -> None:
    assert letter(number) == said


@pytest.mark.parametrize(
    ("number", "keeps"), [("0", True), ("1e20", True), ("0.1234567890123456", False)]
)
def test_digits_that_a_spreadsheet_keeps(number: str, keeps: bool) -> None:
    assert kept(Decimal(number)) is keeps
