"""The summary of one unit: a document to read and print, a workbook to filter and compute."""

from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.documents import OF_THE_SUMMARY, why
from reportgen.results import Rendered
from reportgen.sheet.writing import workbook
from reportgen.shelf import Shelf
from reportgen.stock import SUMMARY
from reportgen.summary import Figures, book, department_goals, figures_of, words
from reportgen.unit import UnitState
from reportgen.word.render import RenderError

Found = tuple[Diagnostic, ...]

_DOCUMENT, _WORKBOOK = OF_THE_SUMMARY
_EMPTY: Final = "还没有项目"


def summarized(
    unit: UnitState, shelf: Shelf, folder: str, *, checked: bool
) -> tuple[tuple[Rendered, ...], Found]:
    """Document and workbook below `folder`, and what is wrong with what only they need.

    Neither is made where any of the unit's files has a problem that blocks.
    """
    library, in_library = shelf.library()
    blocked = why(unit.diagnostics)
    if blocked or unit.filled is None:
        return _not_made(folder, blocked or _EMPTY), ()
    goals, in_goals = department_goals(unit.filled, library)
    found = (*in_library, *in_goals)
    if blocked := why(found):
        return _not_made(folder, blocked), found
    figures = figures_of(unit.filled, unit.diagnostics if checked else None, goals)
    document, in_template = _document(figures, shelf, folder)
    data = workbook(book(figures))
    return (document, Rendered(f"{folder}/{_WORKBOOK}", data, "")), (*found, *in_template)


def _not_made(folder: str, reason: str) -> tuple[Rendered, ...]:
    return tuple(Rendered(f"{folder}/{name}", None, reason) for name in OF_THE_SUMMARY)


def _document(figures: Figures, shelf: Shelf, folder: str) -> tuple[Rendered, Found]:
    path = f"{folder}/{_DOCUMENT}"
    template, found = shelf.summary()
    if template is None or (blocked := why(found)):
        return Rendered(path, None, why(found) or SUMMARY), found
    try:
        return Rendered(path, template.render(words(figures)), blocked), found
    except RenderError as error:
        problem = (error.diagnostic,)
        return Rendered(path, None, why(problem)), (*found, *problem)
