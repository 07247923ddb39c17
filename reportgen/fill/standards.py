"""Standard indicators: they fill a category without a typed row, or are named by 共性指标."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

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

EXPRESSIONS: Final = {"指标值": "target", "指标说明": "remark", "指标值依据": "basis"}


class Filling(Struct, frozen=True):
    """The rows that standards add, by category, and what went wrong."""

    rows: Rows
    diagnostics: tuple[Diagnostic, ...] = ()


class Filler(Struct, frozen=True):
    """Fills one project from the library; `words` makes what an expression may use."""

    project: Project
    places: Places
    form: Form
    library: Library
    enabled: bool
    words: Callable[[], Mapping[str, object]]

    def fill(self, typed: Rows) -> Filling:
        """The standards to add to what is typed."""
        work = _Work(diagnostics=list(self._unknown_set()))
        for name, own in self.project.standards.items():
            self._named(name, own, typed, work)
        if self.enabled:
            for category in self._wanted(typed, work):
                self._category(category, work)
        return Filling(
            {category: tuple(rows) for category, rows in work.rows.items()},
            tuple(work.diagnostics),
        )

    def _unknown_set(self) -> Iterator[Diagnostic]:
        """指标模板 must be one that the library has, or nothing would be taken from it."""
        template, known = self.project.template, self.library.templates()
        if template is not None and template not in known:
            message = f"指标库里没有“{template}”这套指标{did_you_mean(template, known)}"
            hint = (
                f"可以写：{'、'.join(known)}" if known else "指标库里还没有成套的指标，去掉这一行"
            )
            yield Diagnostic("F310", message, self.places.at("指标模板"), hint)

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
        work.add(self._row(standard, own, place, work))

    def _wanted(self, typed: Rows, work: "_Work") -> Iterator[str]:
        not_applicable = {self.form.category(name) for name in self.project.not_applicable}
        for category, rule in self.form.categories.items():
            excused = rule.required == "否" or rule.into or category in not_applicable
            if not (excused or typed.get(category) or category in work.rows):
                yield category

    def _category(self, category: str, work: "_Work") -> None:
        for standard in self.library.of_category(category, self.project.template):
            work.add(self._row(standard, Indicator(), standard.place, work))

    def _filled(self, text: str) -> str:
        return evaluate(text, self.words()) if "{" in text else text

    def _row(self, standard: Standard, own: Indicator, place: Place, work: "_Work") -> Row | None:
        """The standard with what the project says of its own; only the standard has words."""
        texts: dict[str, object] = {}
        for key, text in expressions(standard).items():
            try:
                texts[EXPRESSIONS[key]] = self._filled(text)
            except ExpressionError as error:
                work.diagnostics.append(unfit(standard, key, error.message))
                return None
        typed = {key: getattr(own, key) for key in own.typed}
        indicator = replace(standard.indicator, **{**texts, **typed})
        note = f"{standard.place.file} 第{standard.place.line}行"
        told = (Origin.STANDARD, place, note)
        named = (standard.category, standard.name)
        return row_of(named, indicator, indicator.target or "", told, self.form.indicator)


def words_of(sources: Iterable[str]) -> tuple[str, ...]:
    """Every word that the target of a standard may use, for projects with these sources."""
    return ("年度", *PROJECT_TEXTS, "单位名称", *sources, TOTAL)


def expressions(standard: Standard) -> dict[str, str]:
    """The texts of a standard that may use words, by their keys."""
    texts = {key: getattr(standard.indicator, name) for key, name in EXPRESSIONS.items()}
    return {key: text for key, text in texts.items() if text}


def unfit(standard: Standard, key: str, why: str) -> Diagnostic:
    """The finding for a text whose expression cannot be printed."""
    message = f"指标“{standard.name}”的{key}算不出来：{why}"
    hint = "改这一行的“{{ … }}”；可以用：" + "、".join(words_of(("各资金来源",)))
    return Diagnostic("F305", message, standard.place, hint)


def _twice(row: Row, place: Place) -> Diagnostic:
    file = "" if row.place.file == place.file else f"{row.place.file} "
    message = f"“{row.name}”写了两遍，“{row.category}”里{file}第{row.place.line}行已经写过"
    return Diagnostic("S201", message, place, "只留一处：共性指标取用的，绩效指标里不用再写")


class _Work(Struct):
    rows: dict[str, list[Row]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, row: Row | None) -> None:
        if row is not None:
            self.rows.setdefault(row.category, []).append(row)
