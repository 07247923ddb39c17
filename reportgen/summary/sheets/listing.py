"""项目支出绩效目标汇总表, to print with its total first, and as data to filter."""

from collections.abc import Iterator
from decimal import Decimal

from reportgen.sheet.book import Cell, Row, Sheet, at, computed, letter
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.figures import Figures
from reportgen.summary.lines import Line
from reportgen.summary.notes import notes
from reportgen.summary.printing import list_remark
from reportgen.summary.sheets.columns import (
    BUDGET,
    CHANGE,
    LAST_YEAR,
    NAME,
    Column,
    columns_of,
)
from reportgen.summary.sheets.heads import HEADER, column_of, head, over

DATA = "数据"


def list_sheet(figures: Figures) -> Sheet:
    """The list as it is printed: title, header, total, projects, remarks."""
    columns = columns_of(figures)
    title = f"{figures.name}{figures.year}年项目支出绩效目标汇总表"
    rows = head(title, f"金额单位：{figures.money_unit}", [column.title for column in columns])
    first = HEADER + 2
    rows.append(tuple(_totals(columns, figures, first)))
    rows += _rows(columns, figures, first)
    said = (*filter(None, (list_remark(figures),)), *_answers(figures), *notes(figures))
    remarks = [(Cell(note, "note"),) for note in said]
    below = range(len(rows) + 1, len(rows) + len(remarks) + 1)
    return Sheet(
        name="绩效目标汇总",
        widths=tuple(column.width for column in columns),
        rows=(*rows, *remarks),
        header=HEADER,
        header_from=HEADER,
        merged=over(len(columns), 1, 2, *below),
    )


def data_sheet(figures: Figures) -> Sheet:
    """The same without title, total and merged cells: one header, one row for a project."""
    own = (
        Column("单位", 22, "text", lambda _: figures.name),
        Column("年度", 7, "centre", lambda _: figures.year),
        Column("金额单位", 8, "centre", lambda _: figures.money_unit),
    )
    columns = (*own, *columns_of(figures))
    header = tuple(Cell(column.title, "header") for column in columns)
    rows = (header, *_rows(columns, figures, 2))
    return Sheet(
        name=DATA,
        widths=tuple(column.width for column in columns),
        rows=rows,
        header=1,
        header_from=1,
        filters=f"A1:{at(len(columns), len(rows))}",
    )


def data_columns(figures: Figures) -> tuple[int, int]:
    """Where the data sheet has names and budgets."""
    titles = [column.title for column in columns_of(figures)]
    return titles.index(NAME) + 4, titles.index(BUDGET) + 4


def _answers(figures: Figures) -> Iterator[str]:
    """What the unit itself explains; what a project does stands in its row."""
    for title, reason in figures.answers:
        yield f"单位的情况说明：{title}：{reason}"


def _rows(columns: tuple[Column, ...], figures: Figures, first: int) -> Iterator[Row]:
    titles = [column.title for column in columns]
    budget, last_year = letter(titles.index(BUDGET) + 1), letter(titles.index(LAST_YEAR) + 1)
    for row, line in enumerate(figures.lines, first):
        formula = f"={budget}{row}-{last_year}{row}"
        yield tuple(_cell(column, line, formula) for column in columns)


def _cell(column: Column, line: Line, difference: str) -> Cell:
    value = column.of(line)
    if column.title == CHANGE and isinstance(value, Decimal):
        return computed(difference, value, _known(line.budget, line.last_year), column.style)
    return Cell(None if value == "" else value, column.style)


def _totals(columns: tuple[Column, ...], figures: Figures, first: int) -> Iterator[Cell]:
    last = first + len(figures.lines) - 1
    for number, column in enumerate(columns, 1):
        said = [column.of(line) for line in figures.lines] if column.summed else []
        amounts = [Decimal(value) for value in said if isinstance(value, Decimal | int)]
        if column.title == NAME:
            yield Cell(f"合计（{len(figures.lines)}个项目）", "text", strong=True)
        elif amounts:
            formula = f"=SUM({column_of(letter(number), first, last)})"
            yield computed(formula, summed(amounts) or Decimal(0), amounts, column.style)
        else:
            yield Cell(None, column.style)


def _known(*amounts: Amount) -> list[Decimal]:
    return [amount for amount in amounts if amount is not None]
