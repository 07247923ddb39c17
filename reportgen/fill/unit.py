"""From what people wrote to what is complete: one unit with its projects, seen through a form."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property

from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.fill.costing import costing_of
from reportgen.fill.extra import by_source, extra_fields, tables
from reportgen.fill.funds import (
    other_money,
    project_total,
    sources,
    unit_total,
    unknown_sources,
)
from reportgen.fill.longtexts import goal_problems, goals_of
from reportgen.fill.own import indicator_problems, project_problems, unit_problems
from reportgen.fill.rows import rows_of
from reportgen.fill.standards import Filler
from reportgen.fill.texts import TEXTS_OF_UNIT, Texts, project_texts, unit_texts
from reportgen.fill.weights import weighted
from reportgen.fill.words import words_of
from reportgen.filled import FilledProject, FilledUnit, Row, Value
from reportgen.form import LoadedForm
from reportgen.library import Library, standards_of
from reportgen.model import Places, Project, Unit


class Read(Struct, frozen=True):
    """A project as read: its file, its number in the unit, the model and the places."""

    file: str
    number: int
    project: Project
    places: Places


class UnitFiller(Struct, frozen=True, dict=True):
    """Completes the projects of one unit for one form.

    `own` tells whether the form is the one the unit names: only then is what the form does not
    declare a problem.
    """

    unit: Unit
    places: Places
    form: LoadedForm
    library: Library
    own: bool = True

    @cached_property
    def texts(self) -> Texts:
        """The unit's own texts, completed once for all projects."""
        return unit_texts(self.unit, self.places)

    @cached_property
    def goals(self) -> Mapping[str, str]:
        """The goals of the whole unit."""
        return goals_of(self.unit, self.places)

    def unit_of(self, folder: str, projects: tuple[FilledProject, ...]) -> FilledUnit:
        """The completed unit around its completed projects."""
        unit, places = self.unit, self.places
        declared = self.form.form.extra.unit
        return FilledUnit(
            folder=folder,
            written=unit,
            places=places,
            texts=self.texts,
            total=unit_total(projects, places),
            goals=self.goals,
            extra=extra_fields(unit.extra, declared, places, places.root.file),
            projects=projects,
            tables=tables(unit.extra, declared, places, places.root.file),
        )

    def problems(self) -> tuple[Diagnostic, ...]:
        """What cannot be printed of unit.yaml, and what its own form does not allow."""
        goals = tuple(goal_problems(self.goals, self.places))
        if not self.own:
            return goals
        return (*goals, *unit_problems(self.unit, self.form.form, self.places))

    def agrees(self, other: "UnitFiller") -> bool:
        """Whether both complete alike every project that does not depend on the library."""
        return self.basis == other.basis

    @property
    def basis(self) -> tuple[object, ...]:
        """Everything but the library that projects are completed with."""
        unit = self.unit
        texts = {key: self.texts[key] for key in TEXTS_OF_UNIT}
        own = (unit.name, unit.year, unit.money_unit, unit.facts, texts)
        return (*own, self.own, self.fills, self.form)

    @property
    def fills(self) -> bool:
        """Whether required categories without a typed row are filled: the unit decides first."""
        own = self.unit.fill_standards
        return self.form.form.fill_standards if own is None else own

    def uses_library(self, projects: Iterable[Project]) -> bool:
        """Whether any document of the unit depends on the indicator library."""
        return self.fills or any(p.standards or p.template for p in projects)

    def project_of(self, read: Read) -> tuple[FilledProject, tuple[Diagnostic, ...]]:
        """The completed project and what was found while completing it."""
        project, places, form = read.project, read.places, self.form.form
        own = form.extra
        texts = project_texts(project, places, read.file, self.texts)
        total = project_total(project, places, read.file)
        rows = rows_of(project, places, read.file, form, self._filler(read, texts, total))
        points = weighted(rows.rows, form.weights, places, own=self.own)
        costing, costing_problems = costing_of(project, places, self.unit.facts)
        filled = FilledProject(
            file=read.file,
            number=read.number,
            written=project,
            places=places,
            texts=texts,
            funds=sources(project, places, read.file, form),
            total=total,
            money=other_money(project, places, read.file),
            rows=points.rows,
            costing=costing,
            extra=extra_fields(project.extra, own.project, places, read.file),
            tables=tables(project.extra, own.project, places, read.file),
            by_source=by_source(project.extra, own.source, tuple(form.sources), places, read.file),
        )
        unfit = tuple(self._form_problems(project, places, rows.rows))
        return filled, (*rows.diagnostics, *points.diagnostics, *costing_problems, *unfit)

    def _filler(self, read: Read, texts: Texts, total: Value[Decimal | None]) -> Filler:
        form = self.form.form
        return Filler(
            project=read.project,
            places=read.places,
            form=form,
            library=self.standards,
            enabled=self.fills,
            words=cache(lambda: words_of(read.project, texts, total.value, self.unit, form)),
        )

    @cached_property
    def standards(self) -> Library:
        """The library with what form and unit add, under the 二级指标 that the form has."""
        form = standards_of(self.form.form.standards, None, self.form.places, "共性指标")
        unit = standards_of(self.unit.standards, None, self.places, "共性指标")
        return self.library.extended(form).extended(unit).under(self.form.form.category)

    def _form_problems(
        self, project: Project, places: Places, rows: tuple[Row, ...]
    ) -> Iterator[Diagnostic]:
        """What the form has no place for; whether its own fields fit, if it is the unit's own."""
        form = self.form.form
        yield from unknown_sources(project, places, form, own=self.own)
        if self.own:
            yield from project_problems(project, form, places)
            yield from indicator_problems(project, rows, form, places)
