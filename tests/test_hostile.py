"""Files that should not be: too large, too deep, leading elsewhere, full of odd characters."""

import os
from pathlib import Path

import pytest

from reportgen.codes import BY_ID
from tests.conftest import ROADS, UNIT, Workspace

GOAL = "养护18个村的道路，保障群众出行。"
FORM = """\
名称: 和平县绩效目标表
金额单位: 万元
资金来源:
  财政拨款: 财政拨款
文档:
  - 模板: 表.docx
    文件名: 绩效目标表
"""


def codes(workspace: Workspace) -> set[tuple[str, str]]:
    """Code and file of everything found that blocks, after building for another unit as well."""
    workspace.unit(UNIT, "anhe-2024")
    workspace.project("01-图书采购", ROADS, "anhe-2024")
    found = workspace.build().diagnostics
    assert len(workspace.documents("anhe-2024")) == 1
    assert all(diagnostic.hint for diagnostic in found)
    return {(d.code, d.place.file.rpartition("/")[2]) for d in found if d.blocks}


def test_five_megabytes_are_not_read(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ROADS + "# 贴错了\n" * 500_000)
    assert codes(workspace) == {("Y002", "01-村级道路养护.yaml")}


@pytest.mark.parametrize(
    "deep",
    [
        "a: " + "[" * 100_000,
        "a: " + "{甲: " * 100_000,
        "".join(f"{' ' * depth}甲:\n" for depth in range(1_000)),
        "- " * 10_000,
        "? " * 100_000,
        "&a [*a, " * 50_000,
    ],
    ids=["brackets", "braces", "lines", "dashes", "questions", "anchors"],
)
def test_depth_is_told_and_crashes_nothing(workspace: Workspace, deep: str) -> None:
    workspace.project("01-村级道路养护", ROADS + deep)
    ran = workspace.process("check", "--output-format", "concise")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("specs/heping-2024/01-村级道路养护.yaml:")


def test_merges_and_aliases_end_at_once(workspace: Workspace) -> None:
    bomb = "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    workspace.project("01-村级道路养护", f"a0: &a0 {{甲: 乙}}\n{bomb}")
    assert ("Y106", "01-村级道路养护.yaml") in codes(workspace)


@pytest.mark.parametrize(
    "path",
    [
        "specs/heping-2024/03-别处.yaml",
        "specs/heping-2024/unit.yaml",
        "templates/heping/form.yaml",
        "templates/heping/表.docx",
        "templates/指标库/别处.yaml",
    ],
)
@pytest.mark.parametrize("leads", ["away", "to itself"])
def test_link_out_of_the_folder_is_told_and_not_followed(
    workspace: Workspace, path: str, leads: str
) -> None:
    workspace.form("heping", FORM)
    workspace.unit(UNIT.replace("pingluo-2023", "heping") + "补全共性指标: 是\n")
    outside = workspace.root.parent / "秘密.yaml"
    outside.write_text(ROADS, encoding="utf-8")
    link = workspace.root / path
    link.unlink(missing_ok=True)
    link.symlink_to(outside if leads == "away" else link)
    assert codes(workspace) == {("S212", link.name)}
    assert workspace.documents() == {}


def test_linked_folder_is_told_and_not_followed(workspace: Workspace) -> None:
    outside = workspace.root.parent / "outside"
    (workspace.root / "specs/heping-2024").rename(outside)
    (workspace.root / "specs/heping-2024").symlink_to(outside)
    assert {code for code, _ in codes(workspace)} == {"S212"}
    assert workspace.documents() == {}


def test_link_to_a_neighbour_is_read(workspace: Workspace) -> None:
    folder = workspace.root / "specs/heping-2024"
    (folder / "unit.yaml").rename(folder / "单位.txt")
    (folder / "unit.yaml").symlink_to("单位.txt")
    assert codes(workspace) == set()


def test_names_that_are_one_file_elsewhere_are_told(workspace: Workspace) -> None:
    for number, name in enumerate(("03-a", "03-A", "04-e\u0301", "04-\u00e9")):
        workspace.project(name, ROADS.replace("村级", f"第{number}条"))
    assert codes(workspace) == {("S212", "03-a.yaml"), ("S212", "04-\u00e9.yaml")}


def test_pipe_is_not_waited_for(workspace: Workspace) -> None:
    os.mkfifo(workspace.root / "specs/heping-2024/03-管道.yaml")
    assert codes(workspace) == {("S212", "03-管道.yaml")}


@pytest.mark.parametrize("template", ["/etc/hostname", "../../秘密.docx", "a\\b.docx", "..", "C:x"])
def test_template_is_looked_for_beside_its_form_only(workspace: Workspace, template: str) -> None:
    workspace.form("heping", FORM.replace("表.docx", template))
    workspace.unit(UNIT.replace("pingluo-2023", "heping"))
    assert codes(workspace) == {("S205", "form.yaml")}


def test_long_goal_reaches_the_document_whole(workspace: Workspace) -> None:
    goal = "".join(f"第{n:04d}项工作，" for n in range(1_111))
    assert len(goal) == 9_999
    workspace.project("01-村级道路养护", ROADS.replace(GOAL, goal))
    assert codes(workspace) == set()
    assert goal in workspace.printed()


@pytest.mark.parametrize(
    "text",
    [
        "&amp;<w:t>&lt;</w:t>'\"]]>",
        "{{ 单位.单位名称 }}{% endfor %}{#",
        "👨\u200d👩\u200d👧 ❤\ufe0f é",
        "𠮷野家 ﷽ ",
    ],
)
def test_odd_text_reaches_the_document_whole(workspace: Workspace, text: str) -> None:
    workspace.project("01-村级道路养护", ROADS.replace(GOAL, f"写着{text}"))
    assert codes(workspace) == set()
    assert f"写着{text}".rstrip() in workspace.printed()


@pytest.mark.parametrize("character", "\x00\x07\x0b\x0c\x1b\x7f\x85\u2028\u202e\u2066\ufffe")
def test_character_that_acts_is_refused(workspace: Workspace, character: str) -> None:
    workspace.project("01-村级道路养护", ROADS.replace("18个", f"18{character}个"))
    assert codes(workspace) == {("Y003", "01-村级道路养护.yaml")}
    assert character not in workspace.run("check").out


def test_every_code_is_known_once() -> None:
    assert len({code.rule for code in BY_ID.values()}) == len(BY_ID)


def test_check_writes_nothing_but_its_cache(workspace: Workspace) -> None:
    cache = workspace.root / ".reportgen"
    before = sorted(Path(workspace.root.parent).rglob("*"))
    workspace.check()
    after = sorted(Path(workspace.root.parent).rglob("*"))
    assert [path for path in after if cache not in (path, *path.parents)] == before
