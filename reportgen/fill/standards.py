"""Standard indicators: they fill a category without a typed row, or are named by 共性指标."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.diagnostics import Diagnostic, Place
from reportgen.expression import ExpressionError, evaluate
from reportgen.fill.row import row_of
from reportgen.fill.texts import PROJECT_TEXTS
from reportgen.filled import Origin, Row
from reportgen.form import Form
from reportgen.library import Library, Standard
from reportgen.model import Indicator, Places, Project
from reportgen.model.gather import did_you_mean
from reportgen.national import TOTAL

Rows = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Filling:
    """The rows that standards add, by category, and what went wrong."""

    rows: Rows
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills one project from the library; `words` makes what an expression may use."""

    project: Project
    places: Places
    form: Form
    library: Library
    enabled: bool
    words: Callable[[], Mapping[str, object]]

    def fill(self, typed: Rows) -> Filling:
        """The standards to add to what is typed."""
        work = _Work()
        for name, own in self.project.standards.items():
            self._named(name, own, typed, work)
        if self.enabled:
            for category in self._wanted(typed, work):
                self._category(category, work)
        return Filling(
            {category: tuple(rows) for category, rows in work.rows.items()},
            tuple(work.diagnostics),
        )

    def _named(self, name: str, own: Indicator, typed: Rows, work: "_Work") -> None:
        standard = self.library.named(name, self.project.template)
        place = self.places.key("共性指标", name)
        if standard is None:
            message = f"指标库里没有“{name}”{did_you_mean(name, self.library.names())}"
            hint = "可用的指标在 templates/指标库/ 里"
            work.diagnostics.append(Diagnostic("F306", message, place, hint))
            return
        same = next((row for row in typed.get(standard.category, ()) if row.name == name), None)
        if same is not None:
            work.diagnostics.append(_twice(same, place))
            return
        changed = {key: getattr(own, key) for key in own.model_fields_set}
        work.add(self._row(standard, standard.indicator.model_copy(update=changed), place, work))

    def _wanted(self, typed: Rows, work: "_Work") -> Iterator[str]:
        for category, rule in self.form.categories.items():
            excused = rule.required == "否" or category in self.project.not_applicable
            if not (excused or typed.get(category) or category in work.rows):
                yield category

    def _category(self, category: str, work: "_Work") -> None:
        for standard in self.library.of_category(category, self.project.template):
            work.add(self._row(standard, standard.indicator, standard.place, work))

    def _printed(self, target: str) -> str:
        return evaluate(target, self.words()) if "{" in target else target

    def _row(
        self, standard: Standard, indicator: Indicator, place: Place, work: "_Work"
    ) -> Row | None:
        try:
            target = self._printed(indicator.target or "")
        except ExpressionError as error:
            work.diagnostics.append(unfit(standard, error.message))
            return None
        note = f"{standard.place.file} 第{standard.place.line}行"
        told = (Origin.STANDARD, place, note)
        return row_of(standard.category, standard.name, indicator, target, told)


def words_of(sources: Iterable[str]) -> tuple[str, ...]:
    """Every word that the target of a standard may use, for projects with these sources."""
    return ("年度", *PROJECT_TEXTS, "单位名称", *sources, TOTAL)


def unfit(standard: Standard, why: str) -> Diagnostic:
    """The finding for a target whose expression cannot be printed."""
    message = f"指标“{standard.name}”的指标值算不出来：{why}"
    hint = "改这一行的“{{ … }}”；可以用：" + "、".join(words_of(("各资金来源",)))
    return Diagnostic("F305", message, standard.place, hint)


def _twice(row: Row, place: Place) -> Diagnostic:
    file = "" if row.place.file == place.file else f"{row.place.file} "
    message = f"“{row.name}”写了两遍，“{row.category}”里{file}第{row.place.line}行已经写过"
    return Diagnostic("S201", message, place, "只留一处：共性指标取用的，绩效指标里不用再写")


@dataclass(slots=True)
class _Work:
    rows: dict[str, list[Row]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, row: Row | None) -> None:
        if row is not None:
            self.rows.setdefault(row.category, []).append(row)
