"""项目支出绩效目标汇总表, to print with its total first, and as data to filter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from reportgen.sheet.book import Cell, Row, Sheet, Style, at, computed, letter
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.figures import Figures
from reportgen.summary.lines import Line
from reportgen.summary.notes import notes
from reportgen.summary.printing import list_leaves, remark
from reportgen.summary.sheets.heads import (
    HEADER,
    column_of,
    head,
    money_style,
    money_width,
    over,
)

Content: TypeAlias = "str | Decimal | int | None"

DATA = "数据"
NAME, LAST_YEAR, BUDGET = "项目名称", "上年预算", "本年合计"


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its header, its width, how it looks, what it says of a project."""

    title: str
    width: float
    style: Style
    of: Callable[[Line], Content]
    summed: bool = False


def list_sheet(figures: Figures) -> Sheet:
    """The list as it is printed: title, header, total, projects, remarks."""
    columns = _columns(figures)
    title = f"{figures.name}{figures.year}年项目支出绩效目标汇总表"
    rows = head(title, f"金额单位：{figures.money_unit}", [column.title for column in columns])
    first = HEADER + 2
    rows.append(tuple(_totals(columns, figures, first)))
    rows += _rows(columns, figures, first)
    said = (*filter(None, (remark(list_leaves(figures)),)), *notes(figures))
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
        _Column("单位", 22, "text", lambda _: figures.name),
        _Column("年度", 7, "centre", lambda _: figures.year),
        _Column("金额单位", 8, "centre", lambda _: figures.money_unit),
    )
    columns = (*own, *_columns(figures))
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
    titles = [column.title for column in _columns(figures)]
    return titles.index(NAME) + 4, titles.index(BUDGET) + 4


def _columns(figures: Figures) -> tuple[_Column, ...]:
    style = money_style(figures.decimals)

    def money(title: str, of: Callable[[Line], Amount]) -> _Column:
        amounts = [of(line) for line in figures.lines]
        width = money_width((*amounts, summed(amounts)), figures.decimals)
        return _Column(title, width, style, of, summed=True)

    def count(title: str, of: Callable[[Line], int | None]) -> _Column:
        return _Column(title, 5, "count", of, summed=True)

    return (
        _Column("序号", 5, "count", lambda line: line.number),
        _Column("项目编码", 12, "text", lambda line: line.code),
        _Column(NAME, 20, "text", lambda line: line.name),
        _Column("项目类别", 8, "text", lambda line: line.category),
        _Column("项目属性", 8, "text", lambda line: line.attribute),
        _Column("对应任务", 10, "text", lambda line: line.task),
        money(LAST_YEAR, lambda line: line.last_year),
        money(BUDGET, lambda line: line.budget),
        *(money(source, _source(number)) for number, source in enumerate(figures.sources)),
        money("比上年增减", lambda line: line.change),
        money("控制数", lambda line: line.ceiling),
        _Column("测算是否对上", 7, "centre", _costed),
        count("产出指标数", lambda line: line.outputs),
        count("效益指标数", lambda line: line.benefits),
        count("满意度指标数", lambda line: line.satisfactions),
        _Column("数量指标（第一条）", 16, "text", lambda line: line.quantity),
        _Column("满意度指标", 15, "text", lambda line: line.satisfaction),
        count("必须改", lambda line: line.errors),
        count("请核实", lambda line: line.warnings),
        _Column("是否公开", 5, "centre", lambda line: line.public),
        _Column("不公开的理由", 8, "text", lambda line: line.reason),
    )


def _source(number: int) -> Callable[[Line], Amount]:
    return lambda line: line.funds[number]


def _costed(line: Line) -> str:
    if line.pending:
        return "待核"
    return {True: "是", False: "否", None: ""}[line.costed]


def _rows(columns: tuple[_Column, ...], figures: Figures, first: int) -> Iterator[Row]:
    titles = [column.title for column in columns]
    budget, last_year = letter(titles.index(BUDGET) + 1), letter(titles.index(LAST_YEAR) + 1)
    for row, line in enumerate(figures.lines, first):
        formula = f"={budget}{row}-{last_year}{row}"
        yield tuple(_cell(column, line, formula) for column in columns)


def _cell(column: _Column, line: Line, difference: str) -> Cell:
    value = column.of(line)
    if column.title == "比上年增减" and isinstance(value, Decimal):
        return computed(difference, value, _known(line.budget, line.last_year), column.style)
    return Cell(None if value == "" else value, column.style)


def _totals(columns: tuple[_Column, ...], figures: Figures, first: int) -> Iterator[Cell]:
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
