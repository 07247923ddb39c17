"""Reads a user's own text in a test: spec, unit, form and library from YAML."""

from textwrap import dedent
from typing import TypeVar

from reportgen import source
from reportgen.diagnostics import Diagnostic, Place
from reportgen.files import Folder
from reportgen.fill import UnitFiller
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import LoadedForm, load_form
from reportgen.library import Library, load_library
from reportgen.model import Bound, Written, bind
from reportgen.reading import defaults_for, read_projects, read_unit

M = TypeVar("M", bound=Written)

UNIT = """\
单位名称: 和平镇人民政府
单位代码: 052
主管部门: 某县财政局
主管部门代码: 101
年度: 2024
表样: plain
金额单位: 万元
"""
FORM = """\
名称: 某县绩效目标表
金额单位: 万元
资金来源:
  财政拨款: 其中：财政拨款
  其他资金: 其他资金
文档:
  - 模板: 表.docx
    文件名: "{{ 单位.单位名称 }}"
"""
PROJECT = """\
项目名称: 道路养护
资金:
  财政拨款: 36.00
年度总体目标: 养护全镇村道，保障群众安全方便出行
绩效指标:
  数量指标:
    养护里程: 24公里
"""


def bound(model: type[M], text: str) -> Bound[M]:
    """A model from YAML text."""
    tree, found = source.read(dedent(text).encode(), "x.yaml")
    assert found == ()
    return bind(tree, model)


def form(text: str = FORM, **others: str) -> LoadedForm:
    """The form `plain`, with other forms by id; it must be right."""
    files = {"plain": text, **{name.replace("_", "-"): other for name, other in others.items()}}
    data = {f"templates/{name}/form.yaml": content.encode() for name, content in files.items()}
    loaded, found = load_form("plain", data.get, tuple(files), Place("unit.yaml"))
    assert found == ()
    assert loaded is not None
    return loaded


def library(text: str = "") -> Library:
    """A library of one file; it must be right."""
    loaded, found = load_library({"templates/指标库/共性.yaml": text.encode()} if text else {})
    assert found == ()
    return loaded


def filled(
    *projects: str,
    unit: str = UNIT,
    prescribed: LoadedForm | None = None,
    standards: Library | None = None,
    own: bool = True,
) -> tuple[FilledUnit, tuple[Diagnostic, ...]]:
    """The completed unit of these projects; unit and projects must read without a finding."""
    prescribed = prescribed or form()
    files = tuple((f"specs/u/{n:02d}.yaml", p.encode()) for n, p in enumerate(projects, 1))
    folder = Folder("specs/u", unit.encode(), files, ())
    written = read_unit(folder)
    assert written is not None
    assert written.bound.diagnostics == ()
    assert written.bound.value is not None
    filler = UnitFiller(
        written.bound.value, written.bound.places, prescribed, standards or Library(), own
    )
    complete: list[FilledProject] = []
    found = list(filler.problems())
    for project in read_projects(folder, defaults_for(written, prescribed), {}):
        assert project.diagnostics == ()
        assert project.read is not None
        done, problems = filler.project_of(project.read)
        complete.append(done)
        found += problems
    return filler.unit_of("specs/u", tuple(complete)), tuple(found)
