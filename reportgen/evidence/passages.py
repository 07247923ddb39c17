"""The texts of a project that may hold numbers, each with what it is called and where it stands."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Place
from reportgen.evidence.same import Same
from reportgen.filled import FilledProject, Row

GOAL: Final = "年度总体目标"
PURPOSE: Final = "资金用途"
GROUNDS: Final = "立项依据"
NAME: Final = "三级指标"
TARGET: Final = "指标值"
REMARK: Final = "指标说明"


class Passage(Struct, frozen=True):
    """One text as typed, of a field of the project or of an indicator (`of`)."""

    text: str
    field: str
    project: FilledProject
    of: Row | None = None

    @property
    def said(self) -> str:
        """What messages call it."""
        return self.field if self.of is None else named(self.of)

    @property
    def place(self) -> Place:
        """Where the text stands."""
        if self.of is None:
            return self.project.places.at(self.field)
        if self.field == NAME:
            return self.of.place
        return target_place(self.of, self.project, self.field)

    @property
    def is_prose(self) -> bool:
        """Whether it is sentences: goal, purpose, an indicator in words alone."""
        return self.of is None or self.of.sentence

    @property
    def is_target(self) -> bool:
        """Whether it is the target of an indicator."""
        return self.field == TARGET


def passages_of(project: FilledProject) -> tuple[Passage, ...]:
    """Goal, purpose and, of each indicator, its name, target and remark, each text once."""
    return _passages(Same(project))


def reckoned_in(project: FilledProject) -> tuple[Passage, ...]:
    """Every text whose own calculations must be right: the passages, and why it is asked for."""
    grounds = project.written.grounds
    return (*passages_of(project), *([Passage(grounds, GROUNDS, project)] if grounds else []))


@lru_cache(maxsize=128)
def _passages(of: Same[FilledProject]) -> tuple[Passage, ...]:
    project, written = of.it, of.it.written
    found = [Passage(written.goal, GOAL, project)]
    if written.purpose:
        found.append(Passage(written.purpose, PURPOSE, project))
    for row in project.rows:
        found += _of_row(row, project)
    return tuple(found)


def target_place(row: Row, project: FilledProject, key: str = TARGET) -> Place:
    """Where the target of an indicator stands; of a standard indicator, where that stands."""
    if row.place.file != project.file or row.empty:
        return row.place
    return project.places.at("绩效指标", row.category, row.name, key)


def named(row: Row) -> str:
    """The indicator as messages call it."""
    return f"{row.category}“{row.printed}”" if row.printed and not row.sentence else row.category


def within(passage: Passage, start: int, end: int) -> Place:
    """The place of a stretch of the passage, in a line or a `|` block as it is; else of all."""
    place = passage.place
    typed = passage.project.places.typed(passage.field) if passage.of is None else None
    if typed and (part := typed.part(passage.text, start, end)):
        return part
    if place.line != place.end_line or place.end_column - place.column != len(passage.text):
        return place
    return replace(place, column=place.column + start, end_column=place.column + end)


def _of_row(row: Row, project: FilledProject) -> Iterator[Passage]:
    texts = {row.printed: NAME}
    texts.setdefault(row.target.text, TARGET)
    texts.setdefault(row.remark, REMARK)
    return (Passage(text, field, project, row) for text, field in texts.items() if text)
