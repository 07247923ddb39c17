"""What a command looks up without making anything: a project, a document's text, a form."""

import unicodedata
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.files import Root, UsageError
from reportgen.inside import unread
from reportgen.request import Opened, Request, open_root
from reportgen.stock import FORM, TEMPLATES

if TYPE_CHECKING:
    from reportgen.filled import FilledProject
    from reportgen.form import Form, LoadedForm
    from reportgen.unit import UnitState
    from reportgen.word.text import Read


class Shown(Struct, frozen=True):
    """A project to look at, None where it could not be completed; what stops its document."""

    unit: "UnitState"
    project: "FilledProject | None"
    stopped: tuple[Diagnostic, ...]


def show(request: Request) -> Shown:
    """The completed project that the one PATH names, with its unit."""
    from reportgen.unit import complete_unit

    opened = open_root(request)
    (path,) = request.paths
    folder = next(iter(opened.root.folders(request.paths)), None)
    if folder is None:
        raise UsageError(f"{path} 里还没有项目")
    read = opened.root.read(folder)
    unit = complete_unit(read, opened.shelf(), request.form, checks=False)
    return _found(unit, path)


def _found(unit: "UnitState", path: str) -> Shown:
    """The unit's project of that file; UsageError where it has none."""
    name = unicodedata.normalize("NFC", PurePath(path).name)
    files = {unicodedata.normalize("NFC", p.file.rpartition("/")[2]) for p in unit.projects}
    if name not in files:
        message = f"{path} 不是项目文件；例如 reportgen show {unit.folder}/项目文件.yaml"
        raise UsageError(message)
    projects = unit.filled.projects if unit.filled else ()
    wanted = (project for project in projects if _is_named(project.file, name))
    own = (found for found in unit.of_projects if _is_named(found.place.file, name))
    found = (found for found in in_order((*unit.shared, *own)) if found.blocks)
    return Shown(unit, next(wanted, None), tuple(found))


def _is_named(file: str, name: str) -> bool:
    return unicodedata.normalize("NFC", file).endswith(f"/{name}")


def text(file: Path) -> "Read":
    """What a Word document says; UsageError where there is no such file."""
    from reportgen.word.text import document_text

    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} 读不出来：{unread(error)}") from error
    return document_text(data, str(file))


def prescribed(root: Path, form_id: str) -> "tuple[Opened, LoadedForm]":
    """ROOT and one of its forms; UsageError where the form cannot be used."""
    opened = open_root(Request(root, form=form_id))
    form, found = opened.shelf().form(form_id, Place(f"{TEMPLATES}/{form_id}/{FORM}"))
    if form is None:
        message = f"表样“{form_id}”有{len(found)}处问题；运行 reportgen check 看是什么"
        raise UsageError(message)
    return opened, form


def prescribed_for(root: Path, folder: str, name: str) -> "tuple[Root, str, Form]":
    """ROOT, a unit's folder and its form, for a new project of that name.

    UsageError where unit.yaml or the form cannot be used, or the unit has such a project.
    """
    from reportgen.unit import complete_unit

    opened = open_root(Request(root))
    path, *others = opened.root.folders((folder,)) or ("",)
    if others or not path:
        raise UsageError(f"{folder} 不是一个单位的文件夹；写 specs/ 下面的文件夹名")
    unit = complete_unit(opened.root.read(path), opened.shelf(), None, checks=False)
    if unit.form is None:
        raise UsageError(f"{path}/unit.yaml 有问题；运行 reportgen check {path} 看是什么")
    if same := next((p.file for p in unit.projects if p.name == name.strip()), None):
        raise UsageError(f"已经有“{name.strip()}”这个项目：{same}，没有新建")
    return opened.root, path, unit.form.form
