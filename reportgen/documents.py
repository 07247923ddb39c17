"""The documents of one unit: what each is named, whether it can be made, and its bytes."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from reportgen.diagnostics import Diagnostic, Place
from reportgen.expression import ExpressionError
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Document, LoadedForm
from reportgen.layout import file_name, project_words, unit_words
from reportgen.shelf import Shelf
from reportgen.unit import UnitState
from reportgen.word.render import RenderError, Template

Words = Mapping[str, object]

SUFFIX: Final = ".docx"
UNNAMED: Final = "*.docx"
_NAME: Final = '例如　文件名: "{{ 单位.标题单位 }}{{ 单位.年度 }}年绩效目标表"'


@dataclass(frozen=True, slots=True)
class Planned:
    """One document: its path below the output folder, and its bytes or why there are none."""

    path: str
    data: bytes | None
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Task:
    """One document still to be rendered; `blocked` says why it must not be."""

    name: str
    words: Words
    template: Template | None
    blocked: str
    place: Place


def plan(
    unit: UnitState, shelf: Shelf, form_id: str | None
) -> tuple[tuple[Planned, ...], tuple[Diagnostic, ...]]:
    """Every document of the unit, and what was found while planning and rendering."""
    folder = unit.folder.rpartition("/")[2]
    target = f"{folder}/{form_id}" if form_id else folder
    if unit.filled is None or unit.form is None:
        reason = _why(unit.diagnostics)
        return (Planned(f"{target}/{UNNAMED}", None, reason, Place(unit.folder)),), ()
    found: list[Diagnostic] = []
    tasks = list(_tasks(unit, unit.filled, unit.form, shelf, found))
    found += _clashes(tasks)
    planned = [_render(task, target, found) for task in tasks]
    return tuple(planned), tuple(found)


def _tasks(
    unit: UnitState, filled: FilledUnit, form: LoadedForm, shelf: Shelf, found: list[Diagnostic]
) -> Iterator[_Task]:
    for number, document in enumerate(form.form.documents):
        template, problems = shelf.template(form, number)
        found += problems
        place = form.places.at("文档", number, "文件名")
        for words, own in _instances(unit, filled, document, form):
            blocked = _why((*own, *problems))
            try:
                name = file_name(document.name, words, SUFFIX)
            except ExpressionError as error:
                problem = Diagnostic("F305", f"文件名的写法有误：{error}", place, _NAME)
                found.append(problem)
                name, blocked = UNNAMED, blocked or _why((problem,))
            yield _Task(name, words, template, blocked, place)
        if document.scope == "项目":
            yield from _unread(unit, filled, document, form)


def _unread(
    unit: UnitState, filled: FilledUnit, document: Document, form: LoadedForm
) -> Iterator[_Task]:
    """The documents of projects that could not be read, named as far as that can be known."""
    known = {project.file for project in filled.projects}
    about_unit = unit_words(filled, form.form)
    for number, project in enumerate(unit.projects, 1):
        if project.file in known:
            continue
        about = {"项目名称": project.name or "", "序号": str(number)}
        try:
            words = {"单位": about_unit, "项目": about}
            name = file_name(document.name, words, SUFFIX) if project.name else UNNAMED
        except ExpressionError:
            name = UNNAMED
        yield _Task(name, {}, None, _why(project.diagnostics), Place(project.file))


def _instances(
    unit: UnitState, filled: FilledUnit, document: Document, form: LoadedForm
) -> Iterator[tuple[Words, tuple[Diagnostic, ...]]]:
    """The words of each document, with what was found in the files it depends on."""
    about_unit = unit_words(filled, form.form)
    if document.scope == "单位":
        projects = [project_words(project, filled, form.form) for project in filled.projects]
        yield {"单位": about_unit, "项目列表": projects}, unit.diagnostics
        return
    for project in filled.projects:
        words = {"单位": about_unit, "项目": project_words(project, filled, form.form)}
        yield words, (*unit.shared, *_of_project(project, unit.of_projects))


def _of_project(project: FilledProject, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(d for d in found if project.file == d.place.file or d.project == project.name)


def _render(task: _Task, folder: str, found: list[Diagnostic]) -> Planned:
    path = f"{folder}/{task.name}"
    if task.blocked or task.template is None:
        return Planned(path, None, task.blocked, task.place)
    try:
        return Planned(path, task.template.render(task.words), "", task.place)
    except RenderError as error:
        found.append(error.diagnostic)
        return Planned(path, None, _why((error.diagnostic,)), task.place)


def _clashes(tasks: list[_Task]) -> Iterator[Diagnostic]:
    """Blocks every document whose name another one has too, on any file system."""
    names: dict[str, list[int]] = {}
    for number, task in enumerate(tasks):
        if not task.words:
            continue
        key = unicodedata.normalize("NFC", task.name).casefold()
        names.setdefault(key, []).append(number)
    for numbers in names.values():
        if len(numbers) > 1 and tasks[numbers[0]].name != UNNAMED:
            task = tasks[numbers[0]]
            message = f"{len(numbers)}份文档会是同一个文件名“{task.name}”"
            found = Diagnostic("S213", message, task.place, "在“文件名”里加上项目的序号或名称")
            for number in numbers:
                tasks[number] = replace(tasks[number], blocked=_why((found,)))
            yield found


def _why(found: Iterable[Diagnostic]) -> str:
    """Why a document is not made: how many problems stand in the way; empty where none does."""
    blocking = {d for d in found if d.blocks}
    files = sorted({d.place.file.rpartition("/")[2] for d in blocking})
    if not blocking:
        return ""
    named = "、".join(files[:3]) + ("等" if len(files) > 3 else "")
    return f"{named}有{len(blocking)}处必须改"
