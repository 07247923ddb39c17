"""The indicator library: sets of standard indicators in templates/指标库/*.yaml."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, ClassVar

from msgspec import Struct, field
from msgspec.structs import replace

from reportgen import source
from reportgen.diagnostics import Diagnostic, Place
from reportgen.model.binding import bind, groups_of, keys_of
from reportgen.model.indicator import Indicator
from reportgen.model.indicators import Indicators
from reportgen.model.places import Places
from reportgen.model.scalars import Line
from reportgen.model.written import Written, example
from reportgen.stock import LIBRARY


class IndicatorSet(Written, frozen=True, kw_only=True):
    """One file of the library; without 指标模板 it serves every project."""

    synonyms: ClassVar = {"指标": "绩效指标"}

    template: Annotated[Line | None, example("补贴发放")] = field(name="指标模板", default=None)
    indicators: Indicators = field(name="绩效指标")


class Standard(Struct, frozen=True):
    """One standard indicator: its target may hold expressions."""

    category: str
    name: str
    indicator: Indicator
    template: str | None
    place: Place


class Library(Struct, frozen=True):
    """All standard indicators; what is more particular comes first."""

    standards: tuple[Standard, ...] = ()

    def of_category(self, category: str, template: str | None) -> tuple[Standard, ...]:
        """What fills a category of a project: the standards of its 指标模板, or the common ones.

        A standard without a target is there to be taken by name; it fills nothing.
        """
        fitting = [s for s in self.standards if s.category == category and s.indicator.target]
        own = tuple(s for s in fitting if template and s.template == template)
        return own or tuple(s for s in fitting if s.template is None)

    def named(self, name: str, template: str | None) -> Standard | None:
        """The standard of this name: the project's 指标模板 first, then the common ones."""
        found = [s for s in self.standards if s.name == name]
        order = (template, None)
        return min(
            found,
            key=lambda s: order.index(s.template) if s.template in order else len(order),
            default=None,
        )

    def under(self, category: Callable[[str], str]) -> "Library":
        """This library with every standard under the 二级指标 where a form prints it."""
        return Library(tuple(replace(s, category=category(s.category)) for s in self.standards))

    def names(self) -> tuple[str, ...]:
        """Every name once."""
        return tuple(dict.fromkeys(s.name for s in self.standards))

    def templates(self) -> tuple[str, ...]:
        """The 指标模板 that have a set, each once."""
        return tuple(dict.fromkeys(s.template for s in self.standards if s.template))

    def extended(self, added: Iterable[Standard]) -> "Library":
        """This library with what a form or a unit adds; the added ones win by name."""
        added = tuple(added)
        taken = {(s.category, s.name, s.template) for s in added}
        kept = (s for s in self.standards if (s.category, s.name, s.template) not in taken)
        return Library((*added, *kept))


def load_library(files: Mapping[str, bytes]) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library of the files (path → bytes), and everything found in them."""
    standards: list[Standard] = []
    diagnostics: list[Diagnostic] = []
    for path in sorted(files):
        tree, found = source.read(
            files[path], path, tuple(keys_of(IndicatorSet)), groups_of(IndicatorSet)
        )
        bound = bind(tree, IndicatorSet)
        diagnostics += (*found, *bound.diagnostics)
        if bound.value:
            indicators, template = bound.value.indicators, bound.value.template
            standards += standards_of(indicators, template, bound.places, "绩效指标")
    kept: dict[tuple[str | None, str, str], Standard] = {}
    for standard in standards:
        key = (standard.template, standard.category, standard.name)
        if kept.setdefault(key, standard) is not standard:
            diagnostics.append(_twice(standard, kept[key].place))
    return Library(tuple(kept.values())), tuple(diagnostics)


def standards_of(
    indicators: Mapping[str, Mapping[str, Indicator]],
    template: str | None,
    places: Places,
    key: str,
) -> Iterator[Standard]:
    """The standard indicators written under `key` of a library file, a form or a unit."""
    for category, rows in indicators.items():
        for name, indicator in rows.items():
            place = places.key(key, category, name)
            yield Standard(category, name, indicator, template, place)


def _twice(standard: Standard, first: Place) -> Diagnostic:
    file = first.file.removeprefix(f"{LIBRARY}/")
    message = f"{standard.category}“{standard.name}”写了两遍，{file} 第{first.line}行已经写过"
    return Diagnostic("S201", message, standard.place, "只留一处，或者改名，或者写不同的“指标模板”")
