"""Texts that stand in Chinese quotation marks as a whole, as if these were YAML's own."""

from collections.abc import Callable, Iterator
from typing import Final

from reportgen.checks.prose import quoted, target_place, typed_rows
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, Row
from reportgen.model import repair
from reportgen.patterns import pattern
from reportgen.source import Scalar
from reportgen.target import Kind, parse

_WHOLE: Final = pattern("“([^“”]+)”|‘([^‘’]+)’|「([^「」]+)」")
_PLAIN: Final = pattern(r"[≥≤<0-9\w][^:#{}\[\]&*!|>'\"`,]*")
_OWN_WORD: Final = 6
"""What is no longer may be a name of its own, such as “厕所革命”."""


def in_marks(project: FilledProject, respelled: Callable[[str], str]) -> Iterator[Diagnostic]:
    """The targets, names of indicators and the name of a project that stand in marks.

    `respelled` gives a target as other tables write it.
    """
    if _is_long(project.name):
        message = f"项目名称{quoted(_inside(project.name))}整个写在引号里，引号会印出来"
        yield Diagnostic("B690", message, project.places.at("项目名称"), _HINT)
    for row in typed_rows(project):
        if not row.sentence and _is_long(row.name):
            message = f"三级指标{quoted(_inside(row.name))}整个写在引号里，引号会印出来"
            yield Diagnostic("B690", message, row.place, _HINT)
        if is_in_marks(row.target.text):
            yield _target(project, row, respelled(_inside(row.target.text)))


def is_in_marks(target: str) -> bool:
    """Whether a target is a number, a range or a date in marks; words may be a name."""
    inside = _inside(target)
    return bool(inside) and parse(inside).kind in {Kind.NUMBER, Kind.RANGE, Kind.DATE}


def typed_target(project: FilledProject, row: Row) -> Scalar | None:
    """The target as it stands in the file, in its short form or in a block."""
    path = ("绩效指标", row.category, row.name)
    return project.places.typed(*path, "指标值") or project.places.typed(*path)


def _target(project: FilledProject, row: Row, inside: str) -> Diagnostic:
    typed = typed_target(project, row)
    message = f"指标值{quoted(_inside(row.target.text))}整个写在引号里，读不出数，引号会印出来"
    certain = typed and typed.place.file == project.file and typed.text == row.target.text
    repairs = (
        repair(typed, 0, len(typed.text), inside)
        if typed and certain and _PLAIN.fullmatch(inside)
        else ()
    )
    place = typed.place if typed else target_place(project, row)
    hint = f"去掉引号，写成{inside}"
    return Diagnostic("B690", message, place, hint, changed=Severity.WARNING, repairs=repairs)


def _inside(text: str) -> str:
    found = _WHOLE.fullmatch(text.strip())
    return next(filter(None, found.groups())).strip() if found else ""


def _is_long(name: str) -> bool:
    return len(_inside(name)) > _OWN_WORD


_HINT: Final = "当作YAML的引号写的，就去掉；确实是引用的名称，不用改"
