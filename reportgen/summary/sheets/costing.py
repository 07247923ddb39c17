"""支出测算明细表: each line computed by its own formula, each project against its budget."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from reportgen.money import printed, total
from reportgen.sheet.book import Cell, Row, Sheet, Style, computed
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.costs import Cost, Costing, Measured, compared, decimals_of_costings
from reportgen.summary.figures import Figures
from reportgen.summary.printing import left_out
from reportgen.summary.sheets.heads import HEADER, column_of, head, money_style, over

_COLUMNS: Final = (
    *("序号", "项目名称", "测算内容", "数量", "单位", "标准", "单位", "期数", "单位"),
    *("金额（元）", "项目预算（元）", "差额（元）", "说明"),
)
_WIDTHS: Final = (5, 24, 22, 9, 7, 11, 10, 7, 6, 15, 15, 13, 26)
_AMOUNT, _BUDGET, _GAP = "J", "K", "L"


def costing_sheet(figures: Figures) -> Sheet:
    """The sheet; a project's row adds up its lines, the first row all projects."""
    rows = head(f"{figures.name}{figures.year}年支出测算明细表", "金额单位：元", _COLUMNS)
    rows.append(_total(figures))
    for costing in figures.costings:
        rows += _project(costing, len(rows) + 1)
    style = money_style(decimals_of_costings(figures.costings))
    return Sheet(
        name="支出测算明细",
        widths=_WIDTHS,
        rows=tuple(_styled(row, style) for row in rows),
        header=HEADER,
        header_from=HEADER,
        merged=over(len(_COLUMNS), 1, 2),
    )


def _styled(row: Row, style: Style) -> Row:
    """The row with its money in this style."""
    return tuple(replace(cell, style=style) if cell.style == "money" else cell for cell in row)


def _total(figures: Figures) -> Row:
    """All projects with a difference, as SUMIF asks: no cell of a line has one."""
    first = HEADER + 2
    last = HEADER + 1 + sum(1 + len(costing.costs) for costing in figures.costings)
    found = compared(figures.costings)
    amounts = {
        _AMOUNT: [costing.amount for costing in found.projects],
        _BUDGET: [costing.budget for costing in found.projects],
        _GAP: [costing.gap for costing in found.projects],
    }
    name = Cell(f"合计（有测算的{len(found.projects)}个项目）", "text", strong=True)
    note = Cell(left_out(found, decimals_of_costings(figures.costings)) or None)
    where = f'{column_of(_GAP, first, last)},"<>"'
    sums = (
        _sum(f"=SUMIF({where},{column_of(column, first, last)})", of)
        for column, of in amounts.items()
    )
    return (Cell(None, "count"), name, *(Cell(),) * 7, *sums, note)


def _sum(formula: str, amounts: Iterable[Amount]) -> Cell:
    known = [amount for amount in amounts if amount is not None]
    amount = summed(known)
    return Cell(None, "money") if amount is None else computed(formula, amount, known)


def _project(costing: Costing, row: int) -> Iterator[Row]:
    """The project's own row, then its lines."""
    amounts = [cost.amount for cost in costing.costs]
    lines = _sum(f"=SUM({column_of(_AMOUNT, row + 1, row + len(amounts))})", amounts)
    gap = Cell(None, "money")
    if costing.gap is not None and costing.budget is not None:
        formula = f"={_BUDGET}{row}-{_AMOUNT}{row}"
        gap = computed(formula, costing.gap, (*amounts, costing.budget))
    yield (
        Cell(costing.number, "count"),
        Cell(costing.project, "text", strong=True),
        *(Cell(),) * 7,
        *(lines, Cell(costing.budget, "money"), gap, Cell(costing.note or None)),
    )
    for number, cost in enumerate(costing.costs, row + 1):
        yield _line(cost, costing, number)


def _line(cost: Cost, costing: Costing, row: int) -> Row:
    parts = (cost.quantity, cost.standard, cost.periods)
    measured = (cell for part in parts for cell in _measured(part))
    said = None if cost.quantity else cost.said
    amount = Cell(cost.amount, "money")
    if cost.quantity:
        amount = _computed(cost, row)
    blanks = (Cell(None, "money"), Cell(None, "money"))
    about = (Cell(costing.number, "count"), Cell(costing.project), Cell(cost.item))
    return (*about, *measured, amount, *blanks, Cell(said))


def _measured(part: Measured | None) -> tuple[Cell, Cell]:
    if part is None:
        return Cell(None, "exact"), Cell()
    return Cell(part.number, "exact"), Cell(part.unit or None)


def _computed(cost: Cost, row: int) -> Cell:
    """The product of what stands in the row, counted out where a unit is 万元 or %."""
    parts = [part for part in (cost.quantity, cost.standard, cost.periods) if part]
    cells = [f"{column}{row}" for column, part in zip("DFH", parts, strict=False) if part]
    numbers = [part.number for part in parts]
    scale = _scale(parts)
    if scale is None:
        return Cell(cost.amount, "money")
    factor = "" if scale == 1 else f"*{printed(scale)}"
    return computed(f"={'*'.join(cells)}{factor}", cost.amount, numbers)


def _scale(parts: list[Measured]) -> Decimal | None:
    """What the units make of the numbers; None where that is no plain number."""
    scale = Decimal(1)
    for part in parts:
        if not part.number:
            return None
        own = part.worth / part.number
        if own * part.number != part.worth:
            return None
        scale *= own
    return total((scale,)).normalize() if scale else None
