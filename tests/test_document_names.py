"""The files that documents are written to: safe on every system, one for each project."""

import pytest

from reportgen.diagnostics import Diagnostic
from tests.conftest import ROADS, UNIT, Workspace

FORM = """\
名称: 一个项目一份
金额单位: 万元
资金来源:
  财政拨款: 财政拨款
文档:
  - 模板: 表.docx
    文件名: "{{ 项目.项目名称 }}"
    范围: 项目
"""


@pytest.fixture
def each(workspace: Workspace) -> Workspace:
    """A ROOT whose form makes a document for each project, named by the project."""
    workspace.form("meige", FORM, "{{ 项目.项目名称 }} {{ 项目.资金.财政拨款 }}")
    workspace.unit(UNIT.replace("pingluo-2023", "meige"))
    return workspace


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{diagnostic.code} {diagnostic.message}" for diagnostic in found if diagnostic.blocks]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ('"甲/乙\\\\丙:丁"', "甲_乙_丙_丁.docx"),
        ("../../甲", "_.._甲.docx"),
        ("'..'", "未命名.docx"),
        ("CON", "_CON.docx"),
        ("nul.txt", "_nul.txt.docx"),
        ("COM1", "_COM1.docx"),
        ("'甲?*<>|\"乙'", "甲______乙.docx"),
        ("'甲. '", "甲.docx"),
        ("長" * 300, "長" * 65 + ".docx"),
        ("a\u0301", "á.docx"),
    ],
)
def test_project_name_makes_a_file_name_that_every_system_takes(
    each: Workspace, name: str, file: str
) -> None:
    each.project("01-村级道路养护", ROADS.replace("村级道路养护", name))
    assert told(each.build().diagnostics) == []
    assert sorted(each.documents()) == sorted([file, "环境卫生整治.docx"])
    assert list((each.root.parent).rglob("*.docx.docx")) == []


def test_whole_name_is_printed_though_the_file_name_is_cut(each: Workspace) -> None:
    each.project("01-村级道路养护", ROADS.replace("村级道路养护", "長" * 300))
    each.build()
    assert "長" * 300 in each.printed()


def test_two_projects_of_one_name_are_told_and_neither_is_made(each: Workspace) -> None:
    each.project("03-又一个", ROADS)
    report = each.build()
    assert told(report.diagnostics) == [
        "S210 项目名称“村级道路养护”和 01-村级道路养护.yaml 里的相同"
    ]
    assert list(each.documents()) == ["环境卫生整治.docx"]


def test_two_documents_of_one_file_name_are_told_and_neither_is_made(each: Workspace) -> None:
    each.project("03-甲", ROADS.replace("村级道路养护", "甲/乙"))
    each.project("04-乙", ROADS.replace("村级道路养护", '"甲:乙"'))
    report = each.build()
    assert told(report.diagnostics) == ["S213 2份文档会是同一个文件名“甲_乙.docx”"]
    assert sorted(each.documents()) == ["村级道路养护.docx", "环境卫生整治.docx"]


def test_names_that_differ_only_in_case_are_one_file_name(each: Workspace) -> None:
    each.project("03-甲", ROADS.replace("村级道路养护", "APP"))
    each.project("04-乙", ROADS.replace("村级道路养护", "App"))
    assert told(each.build().diagnostics) == ["S213 2份文档会是同一个文件名“APP.docx”"]


def test_broken_project_keeps_its_old_document_and_is_named(each: Workspace) -> None:
    each.build()
    old = each.documents()
    each.project("01-村级道路养护", ROADS.replace("36.00", "三十六"))
    each.project("02-环境卫生整治", ROADS.replace("村级道路养护", "环境卫生整治"))
    ran = each.run("build")
    assert ran.code == 1
    assert "更新  output/heping-2024/环境卫生整治.docx\n" in ran.out
    assert (
        "没做  output/heping-2024/村级道路养护.docx　"
        "01-村级道路养护.yaml有1处必须改；旧文件还在，内容已过时\n"
    ) in ran.out
    assert each.documents()["村级道路养护.docx"] == old["村级道路养护.docx"]


def test_project_without_a_readable_name_is_counted(each: Workspace) -> None:
    each.build()
    each.project("01-村级道路养护", "- 甲\n")
    ran = each.run("build")
    assert ran.code == 1
    assert (
        "没做  output/heping-2024/*.docx　01-村级道路养护.yaml有1处必须改；"
        "旧文件还在，内容已过时：村级道路养护.docx\n"
    ) in ran.out
