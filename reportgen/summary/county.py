"""The list over several units: who reported, how much, against which ceiling, what was found."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportgen.money import convert, total
from reportgen.results import Reported
from reportgen.sheet.book import Book, Cell, Chart, Row, Sheet, at, computed, letter
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.sheets.heads import HEADER, chart_sheet, column_of, head, over

MISSING, WRONG, FINE = "未报", "有错", ""
UNIT: Final = "万元"
DATA: Final = "数据"

_COLUMNS: Final = (
    *("序号", "单位", "情况", "阶段", "项目数", "金额", "控制数", "控制数减金额"),
    *("必须改", "请核实", "文件夹"),
)
_WIDTHS: Final = (6, 36, 8, 8, 9, 16, 16, 14, 8, 8, 30)
_AMOUNT, _CEILING = "F", "G"
_ORDER: Final = (MISSING, WRONG, FINE)


def county_book(county: str, year: int, units: Iterable[Reported]) -> Book:
    """The list of one county and year: what is missing or wrong first, then as the folders lie."""
    ordered = sorted(units, key=lambda unit: _ORDER.index(_state(unit)))
    title = f"{county}{year}年部门预算项目支出汇总"
    chart = Chart(DATA, 2, len(ordered) + 1, 2, 6, "A2")
    bars = chart_sheet(f"{title}（{UNIT}）", chart)
    return Book(title, (_printed(title, ordered), _data(ordered), bars))


def _printed(title: str, units: Sequence[Reported]) -> Sheet:
    rows = head(f"{title}表", f"金额单位：{UNIT}", _COLUMNS)
    first = HEADER + 2
    rows.append(tuple(_totals(units, first)))
    rows += (_row(number, unit, first + number - 1) for number, unit in enumerate(units, 1))
    return Sheet(
        name="汇总",
        widths=_WIDTHS,
        rows=tuple(rows),
        header=HEADER,
        header_from=HEADER,
        merged=over(len(_COLUMNS), 1, 2),
    )


def _data(units: Sequence[Reported]) -> Sheet:
    rows = (
        tuple(Cell(name, "header") for name in _COLUMNS),
        *(_row(number, unit, number + 1) for number, unit in enumerate(units, 1)),
    )
    filters = f"A1:{at(len(_COLUMNS), len(rows))}"
    return Sheet(DATA, _WIDTHS, rows, header=1, header_from=1, filters=filters)


def _row(number: int, unit: Reported, row: int) -> Row:
    amount, ceiling = _amounts(unit)
    gap = Cell(None, "money")
    if amount is not None and ceiling is not None:
        formula = f"={_CEILING}{row}-{_AMOUNT}{row}"
        gap = computed(formula, total((ceiling, -amount)), (amount, ceiling))
    return (
        Cell(number, "count"),
        Cell(unit.summary.name if unit.summary else unit.folder.rpartition("/")[2]),
        Cell(_state(unit) or None, "centre", strong=True),
        Cell((unit.summary and unit.summary.stage) or None, "centre"),
        Cell(unit.projects, "count"),
        Cell(amount, "money"),
        Cell(ceiling, "money"),
        gap,
        Cell(unit.errors, "count"),
        Cell(unit.warnings, "count"),
        Cell(unit.folder),
    )


def _totals(units: Sequence[Reported], first: int) -> Iterator[Cell]:
    """The sums of what is known, each by its formula."""
    table = [_row(number, unit, first) for number, unit in enumerate(units, 1)]
    yield Cell(None, "count")
    yield Cell(f"合计（{len(units)}个单位）", strong=True)
    for number in range(3, len(_COLUMNS) + 1):
        cells = [row[number - 1] for row in table]
        amounts = [Decimal(c.value) for c in cells if isinstance(c.value, Decimal | int)]
        whole = summed(amounts)
        if whole is None:
            yield Cell(None, cells[0].style if cells else "text")
            continue
        rows = column_of(letter(number), first, first + len(units) - 1)
        yield computed(f"=SUM({rows})", whole, amounts, cells[0].style)


def _state(unit: Reported) -> str:
    """未报 without projects, 有错 where any of its files could not be read."""
    if unit.summary is None or unit.summary.broken:
        return WRONG
    return FINE if unit.projects else MISSING


def _amounts(unit: Reported) -> tuple[Amount, Amount]:
    """Sum and 控制数 in the list's own unit."""
    if unit.summary is None:
        return None, None
    typed = (unit.summary.amount, unit.summary.ceiling)
    own = unit.summary.money_unit
    amount, ceiling = (convert(Decimal(text), own, UNIT) if text else None for text in typed)
    return amount, ceiling
