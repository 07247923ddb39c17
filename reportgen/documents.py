"""The documents of one unit: what each is named, whether it can be made, and its bytes."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, Place, counts_of
from reportgen.expression import ExpressionError
from reportgen.fill.publicity import public_unit
from reportgen.filled import FilledUnit
from reportgen.form import Document, LoadedForm
from reportgen.layout import (
    file_name,
    form_words,
    noted,
    project_words,
    unit_words,
    with_ending,
)
from reportgen.results import UNNAMED, Rendered
from reportgen.shelf import Shelf
from reportgen.unit import UnitState
from reportgen.word.render import RenderError, Template

Words = Mapping[str, object]

SUFFIX: Final = ".docx"
OF_THE_SUMMARY: Final = ("部门汇总.docx", "部门汇总.xlsx")
"""The names of a unit's summary, which no other document has."""

_TAKEN: Final = "“{}”是部门汇总的文件名"
_RENAME: Final = "form.yaml 的“文件名”换一个名字"
NOTED: Final = "（标注来源）"
NAME_HINT: Final = '例如　文件名: "{{ 单位.标题单位 }}{{ 单位.年度 }}年绩效目标表"'


class Planned(Struct, frozen=True):
    """One document to be made: its path below the output folder; `blocked` says why it is not.

    `errors` are what must be put right before it is handed in; with `notes`, it says in comments
    where filled values come from. `about` is which of the form's documents it is, and its
    project's name.
    """

    name: str
    folder: str
    words: Words
    template: Template | None
    blocked: str
    place: Place
    errors: int = 0
    notes: bool = False
    about: tuple[int, str] = (0, "")

    @property
    def path(self) -> str:
        """The path below the output folder."""
        return f"{self.folder}/{self.name}"


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
    found += _clashes(planned)
    return tuple(replace(document, folder=target) for document in planned), tuple(found)


def _with_notes(document: Planned, filled: FilledUnit) -> Planned:
    """The document with notes, under a name of its own: it never replaces the one to hand in."""
    name = document.name
    named = name if name == UNNAMED else with_ending(name, NOTED, SUFFIX)
    words = noted(document.words, filled) if document.words else {}
    return replace(document, name=named, words=words, notes=True)


def render(
    planned: Iterable[Planned],
) -> tuple[tuple[Rendered, ...], tuple[Diagnostic, ...]]:
    """The documents' bytes, and what went wrong while filling them."""
    found: list[Diagnostic] = []
    return tuple(_render(document, found) for document in planned), tuple(found)


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
                name = file_name(document.name, words, SUFFIX)
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
            name = file_name(document.name, words, SUFFIX) if project.name else UNNAMED
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


def _render(document: Planned, found: list[Diagnostic]) -> Rendered:
    if document.blocked or document.template is None:
        return Rendered(document.path, None, document.blocked)
    try:
        data = document.template.render(document.words)
        if document.notes:
            from reportgen.word.comments import commented

            data = commented(data)
        return Rendered(document.path, data, "", document.errors, document.about)
    except RenderError as error:
        found.append(error.diagnostic)
        return Rendered(document.path, None, why((error.diagnostic,)))


def _clashes(planned: list[Planned]) -> Iterator[Diagnostic]:
    """Blocks every document whose name another one has too, on any file system."""
    names: dict[str, list[int]] = {}
    for number, document in enumerate(planned):
        if _key(document.name) in map(_key, OF_THE_SUMMARY):
            found = Diagnostic("S213", _TAKEN.format(document.name), document.place, _RENAME)
            planned[number] = replace(document, blocked=why((found,)))
            yield found
    for number, document in enumerate(planned):
        if not document.words:
            continue
        names.setdefault(_key(document.name), []).append(number)
    for numbers in names.values():
        if len(numbers) > 1 and planned[numbers[0]].name != UNNAMED:
            first = planned[numbers[0]]
            message = f"{len(numbers)}份文档会是同一个文件名“{first.name}”"
            found = Diagnostic("S213", message, first.place, "在“文件名”里加上项目的序号或名称")
            for number in numbers:
                planned[number] = replace(planned[number], blocked=why((found,)))
            yield found


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def why(found: Iterable[Diagnostic]) -> str:
    """Why a document is not made: how many problems stand in the way; empty where none does."""
    blocking = {d for d in found if d.blocks}
    files = sorted({d.place.file.rpartition("/")[2] for d in blocking})
    if not blocking:
        return ""
    named = "、".join(files[:3]) + ("等" if len(files) > 3 else "")
    return f"{named}有{len(blocking)}处必须改"
