"""A finding as plain data that JSON holds, and back."""

from typing import Any

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic, Place, Repair


def data_of_finding(diagnostic: Diagnostic) -> list[Any]:
    """The finding as plain data that JSON holds."""
    changed = diagnostic.changed.value if diagnostic.changed else None
    repairs = [[_spot(repair.place), repair.old, repair.new] for repair in diagnostic.repairs]
    found = [diagnostic.code, diagnostic.message, _spot(diagnostic.place), diagnostic.hint]
    told = [diagnostic.project, changed, diagnostic.field, diagnostic.answer]
    return [*found, *told, repairs]


def finding_of(data: list[Any]) -> Diagnostic:
    """The finding of such data; TypeError or ValueError for any other."""
    code, message, spot, hint, project, changed, field, answer, repairs = data
    texts, maybe = (code, message, hint, field), (project, answer)
    typed = all(type(text) is str for text in texts)
    if not typed or code not in BY_ID or not all(isinstance(text, str | None) for text in maybe):
        raise ValueError
    return Diagnostic(
        code,
        message,
        _place(spot),
        hint,
        project,
        changed=Severity(changed) if changed is not None else None,
        field=field,
        answer=answer,
        repairs=tuple(_repair(*repair) for repair in repairs),
    )


def _spot(place: Place) -> list[Any]:
    return [place.file, place.line, place.column, place.end_line, place.end_column, place.where]


def _place(data: list[Any]) -> Place:
    file, line, column, end_line, end_column, where = data
    numbers = (line, column, end_line, end_column)
    if not all(type(text) is str for text in (file, where)):
        raise ValueError
    if not all(type(number) is int for number in numbers):
        raise ValueError
    return Place(file, *numbers, where)


def _repair(spot: list[Any], old: object, new: object) -> Repair:
    if not isinstance(old, str) or not isinstance(new, str):
        raise TypeError
    return Repair(_place(spot), old, new)
