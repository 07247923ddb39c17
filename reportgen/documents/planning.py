"""Which documents a unit has: what each is named, of which words it is made, what blocks it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, Place, counts_of
from reportgen.documents.clashes import block_clashes
from reportgen.documents.document import Planned, Words, why
from reportgen.expression import ExpressionError
from reportgen.fill.publicity import public_unit
from reportgen.filled import FilledUnit
from reportgen.form import Document, LoadedForm
from reportgen.layout import file_name, form_words, noted, project_words, unit_words, with_ending
from reportgen.results import UNNAMED
from reportgen.shelf import Shelf
from reportgen.unit import UnitState

_SUFFIX: Final = ".docx"
_NOTED: Final = "（标注来源）"
NAME_HINT: Final = '例如　文件名: "{{ 单位.标题单位 }}{{ 单位.年度 }}年绩效目标表"'


def plan(
    unit: UnitState, shelf: Shelf, form_id: str | None, *, notes: bool = False
) -> tuple[tuple[Planned, ...], tuple[Diagnostic, ...]]:
    """Every document of the unit, and what was found while planning."""
    folder = unit.folder.rpartition("/")[2]
    target = f"{folder}/{form_id}" if form_id else folder
    if unit.filled is None or unit.form is None:
        reason = why(unit.diagnostics)
        return (Planned(UNNAMED, target, {}, None, reason, Place(unit.folder)),), ()
    found: list[Diagnostic] = []
    planned = list(_planned(unit, unit.filled, unit.form, shelf, found))
    if notes:
        public = public_unit(unit.filled)
        planned = [_with_notes(document, public) for document in planned]
    found += block_clashes(planned)
    return tuple(replace(document, folder=target) for document in planned), tuple(found)


def _with_notes(document: Planned, filled: FilledUnit) -> Planned:
    """The document with notes, under a name of its own: it never replaces the one to hand in."""
    name = document.name
    named = name if name == UNNAMED else with_ending(name, _NOTED, _SUFFIX)
    words = noted(document.words, filled) if document.words else {}
    return replace(document, name=named, words=words, notes=True)


def _planned(
    unit: UnitState, filled: FilledUnit, form: LoadedForm, shelf: Shelf, found: list[Diagnostic]
) -> Iterator[Planned]:
    public = public_unit(filled)
    for number, document in enumerate(form.form.documents):
        template, problems = shelf.template(form, number)
        found += problems
        place = form.places.at("文档", number, "文件名")
        for words, own, name_of in _instances(unit, public, document, form):
            blocked = why((*own, *problems))
            try:
                name = file_name(document.name, words, _SUFFIX)
            except ExpressionError as error:
                problem = Diagnostic("F305", f"文件名的写法有误：{error}", place, NAME_HINT)
                found.append(problem)
                name, blocked = UNNAMED, blocked or why((problem,))
            errors = counts_of(dict.fromkeys(own))[Severity.ERROR]
            about = (number, name_of)
            yield Planned(name, "", words, template, blocked, place, errors, about=about)
        if document.scope == "项目":
            yield from _unread(unit, filled, document, form)


def _unread(
    unit: UnitState, filled: FilledUnit, document: Document, form: LoadedForm
) -> Iterator[Planned]:
    """The documents of projects that could not be read, named as far as that can be known."""
    known = {project.file for project in filled.projects}
    about = {"表样": form_words(form.form), "单位": unit_words(filled, form.form)}
    for number, project in enumerate(unit.projects, 1):
        if project.file in known:
            continue
        known_of_it = {"项目名称": project.name or "", "序号": str(number)}
        try:
            words = {**about, "项目": known_of_it}
            name = file_name(document.name, words, _SUFFIX) if project.name else UNNAMED
        except ExpressionError:
            name = UNNAMED
        yield Planned(name, "", {}, None, why(project.diagnostics), Place(project.file))


def _instances(
    unit: UnitState, filled: FilledUnit, document: Document, form: LoadedForm
) -> Iterator[tuple[Words, tuple[Diagnostic, ...], str]]:
    """The words of each document, what was found in its files, and its project's name."""
    about = {"表样": form_words(form.form), "单位": unit_words(filled, form.form)}
    if document.scope == "单位" and not filled.projects and unit.filled is not filled:
        return
    if document.scope == "单位":
        projects = [project_words(project, filled, form.form) for project in filled.projects]
        yield {**about, "项目列表": projects}, unit.diagnostics, ""
        return
    found = _by_project(unit.of_projects)
    for project in filled.projects:
        words = {**about, "项目": project_words(project, filled, form.form)}
        own = (*unit.shared, *found[project.file], *found[project.name])
        yield words, own, project.name


def _by_project(found: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    """The findings by the file they stand in and by the project they are said of."""
    about: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        about[diagnostic.place.file].append(diagnostic)
        if diagnostic.project:
            about[diagnostic.project].append(diagnostic)
    return about
