"""部门预算汇总: sections with their sums and shares, and a chart of the projects."""

from collections.abc import Callable, Iterator
from decimal import Context
from typing import Final

from reportgen.sheet.book import DIGITS, Cell, Chart, Row, Sheet, Style, computed, kept
from reportgen.summary.amounts import Amount
from reportgen.summary.figures import Figures
from reportgen.summary.printing import RESIDUE
from reportgen.summary.sections import PROJECTS, WHOLE, Entry, Section, sections
from reportgen.summary.sheets.heads import HEADER, chart_sheet, column_of, head, money_style, over
from reportgen.summary.sheets.listing import DATA, data_columns

_COLUMNS: Final = ("名称", "项目数", "金额", "占比", "上年预算", "比上年增减")
_FLOAT: Final = Context(prec=DIGITS)


def budget_sheet(figures: Figures) -> Sheet:
    """The sheet; without 基本支出 it is the sum of projects and is called so."""
    name = WHOLE if figures.basic else PROJECTS
    rows = head(
        f"{figures.name}{figures.year}年{name}", f"金额单位：{figures.money_unit}", _COLUMNS
    )
    titles = []
    for section in sections(figures):
        rows.append((Cell(section.title, "section"),))
        titles.append(len(rows))
        rows += _section(section, len(rows) + 1, money_style(figures.decimals))
    if any(section.leaves(figures.decimals) for section in sections(figures)):
        rows.append((Cell(RESIDUE, "note"),))
        titles.append(len(rows))
    return Sheet(
        name=name.removesuffix("表"),
        widths=(34, 10, 18, 10, 18, 18),
        rows=tuple(rows),
        header=HEADER,
        header_from=HEADER,
        merged=over(len(_COLUMNS), 1, 2, *titles),
    )


def budgets_chart(figures: Figures) -> tuple[Sheet, ...]:
    """A sheet with the budgets of all projects as bars; none where no project has money."""
    if figures.budget is None:
        return ()
    names, budgets = data_columns(figures)
    title = f"各项目本年预算（{figures.money_unit}）"
    return (chart_sheet(title, Chart(DATA, 2, len(figures.lines) + 1, names, budgets, "A2")),)


def _section(section: Section, first: int, style: Style) -> Iterator[Row]:
    last = first + len(section.entries) - 1
    parts = [entry for entry in section.entries if not entry.sums]
    kinds: tuple[tuple[str, Callable[[Entry], Amount]], ...] = (
        ("C", lambda entry: entry.amount),
        ("E", lambda entry: entry.last_year),
        ("F", lambda entry: entry.change),
    )
    for row, entry in enumerate(section.entries, first):
        amount, last_year, change = (
            _sum(
                f"=SUM({column_of(column, first, last - 1)})",
                of(entry),
                [of(part) for part in parts] if entry.sums else [],
                style,
            )
            for column, of in kinds
        )
        share = _share(entry.amount, section.whole, f"=C{row}/C{last}")
        name = Cell(entry.name, "text", strong=entry.sums)
        yield (name, Cell(entry.projects, "count"), amount, share, last_year, change)


def _sum(formula: str, amount: Amount, parts: list[Amount], style: Style) -> Cell:
    """The amount, by the formula where it is the sum of parts."""
    known = [part for part in parts if part is not None]
    if amount is None or not known:
        return Cell(amount, style)
    return computed(formula, amount, known, style)


def _share(part: Amount, whole: Amount, formula: str) -> Cell:
    if part is None or not whole:
        return Cell(None, "share")
    value = _FLOAT.divide(part, whole)
    return Cell(value, "share", formula if kept(part) and kept(whole) else "")
