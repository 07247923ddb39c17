"""Long texts in Markdown: 部门整体绩效目标, and 其他栏目 of the type 长文."""

from collections.abc import Iterator, Mapping
from typing import Final

from reportgen.diagnostics import Diagnostic, Place
from reportgen.form import OwnField
from reportgen.form.own import LONG
from reportgen.longtext import LongText
from reportgen.longtext.reading import long_text as read
from reportgen.model import Places, Unit
from reportgen.model.places import Path
from reportgen.source import Scalar

_GOALS: Final = {"总体绩效目标": "overall", "分项绩效目标": "items", "工作保障措施": "measures"}
_KEY: Final = "部门整体绩效目标"


def goals_of(unit: Unit, places: Places) -> Mapping[str, str]:
    """The three texts of 部门整体绩效目标 by their keys; "" where nothing is typed."""
    typed = {key: getattr(unit.goals, name, None) or "" for key, name in _GOALS.items()}
    return {key: text and long_text(text, places, (_KEY, key)) for key, text in typed.items()}


def goal_problems(goals: Mapping[str, str], places: Places) -> Iterator[Diagnostic]:
    """What in 部门整体绩效目标 cannot be printed."""
    for key, text in goals.items():
        if text:
            yield from long_problems(text, places, (_KEY, key))


def long_fields(
    typed: Mapping[str, str | None], declared: Mapping[str, OwnField], places: Places, path: Path
) -> Mapping[str, str | None]:
    """The fields, those of the type 长文 with their paragraphs; `path` leads to their block."""
    return {
        name: long_text(text, places, (*path, name)) if text and is_long(name, declared) else text
        for name, text in typed.items()
    }


def is_long(name: str, declared: Mapping[str, OwnField]) -> bool:
    """Whether a field is a long text."""
    return name in declared and declared[name].type == LONG


def long_text(text: str, places: Places, path: Path) -> LongText:
    """The text with its paragraphs, read with the line breaks that were typed."""
    made, _wrong = read(_typed(text, places, path)[0])
    return LongText(text, made.blocks)


def long_problems(text: str, places: Places, path: Path) -> Iterator[Diagnostic]:
    """What in a long text cannot be printed, each with its line."""
    typed, node = _typed(text, places, path)
    for wrong in read(typed)[1]:
        message = f"“{path[-1]}”里{wrong.message}" if wrong.text else f"“{path[-1]}”{wrong.message}"
        for place in _found(wrong.text, typed, node) or [places.at(*path)]:
            yield Diagnostic(wrong.code, message, place, wrong.hint)


def _typed(text: str, places: Places, path: Path) -> tuple[str, Scalar | None]:
    node = places.values.get(path)
    return (node.text, node) if isinstance(node, Scalar) else (text, None)


def _found(wanted: str, typed: str, node: Scalar | None) -> list[Place]:
    """Where a piece of a block text stands; nowhere where its lines are not those of the file."""
    place = node.place if node else None
    lines = typed.rstrip().split("\n")
    if place is None or not wanted or place.end_line - place.line != len(lines):
        return []
    indent = max(place.end_column - 1 - len(lines[-1].rstrip()), 0)
    return [
        Place.span(place.file, place.line + number, indent + column + 1, len(wanted))
        for number, line in enumerate(lines, 1)
        if (column := line.find(wanted)) >= 0
    ]
