"""The workbook of the summary: tables to print, what was filled in, data to filter, a chart."""

from reportgen.sheet.book import Book
from reportgen.summary.figures import Figures
from reportgen.summary.sheets.budget import budget_sheet, budgets_chart
from reportgen.summary.sheets.costing import costing_sheet
from reportgen.summary.sheets.goals import filled_sheet, goals_sheet
from reportgen.summary.sheets.listing import data_sheet, list_sheet


def book(figures: Figures) -> Book:
    """The workbook of one department."""
    sheets = (
        list_sheet(figures),
        costing_sheet(figures),
        budget_sheet(figures),
        goals_sheet(figures),
        filled_sheet(figures),
        data_sheet(figures),
        *budgets_chart(figures),
    )
    return Book(f"{figures.name}{figures.year}年部门汇总", sheets)
