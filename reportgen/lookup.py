"""What a command looks up without making anything: a project, a document's text, a form."""

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import Place
from reportgen.files import Root, UsageError
from reportgen.inside import unread
from reportgen.request import Opened, Request, open_root
from reportgen.stock import FORM, TEMPLATES

if TYPE_CHECKING:
    from reportgen.form import Form, LoadedForm
    from reportgen.unit import Shown
    from reportgen.word.text import Read


def show(request: Request) -> "Shown":
    """The completed project that the one PATH names, with its unit."""
    from reportgen.unit import complete_unit, find_project

    opened = open_root(request)
    (path,) = request.paths
    folder = next(iter(opened.root.folders(request.paths)), None)
    if folder is None:
        raise UsageError(f"{path} 里还没有项目")
    read = opened.root.read(folder)
    unit = complete_unit(read, opened.shelf(), request.form, checks=False)
    return find_project(unit, path)


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
