"""The department's summary: its figures, from which a document and a workbook are made."""

from pathlib import Path
from typing import Final

from reportgen.summary.county import county_book
from reportgen.summary.figures import Figures
from reportgen.summary.goals import department_goals
from reportgen.summary.reading import figures_of
from reportgen.summary.sheets import book
from reportgen.summary.words import FIELDS, words

__all__ = [
    "FIELDS",
    "TEMPLATE",
    "Figures",
    "book",
    "county_book",
    "department_goals",
    "figures_of",
    "words",
]

TEMPLATE: Final = Path(__file__).parent / "summary.docx"
"""The template that is used where templates/ has none of its own."""
