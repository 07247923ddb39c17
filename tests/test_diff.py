"""reportgen diff: a story told whole in a real repository, and everything that can go wrong."""

import json
import os
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.word.text import document_text
from tests.conftest import ROADS, Workspace
from tests.docx_text import W
from tests.revisions import accepted, plain, rejected, stories
from tests.story import Repository, begun, told

STORY = Path(__file__).parent / "story"
ROADS_FILE = "specs/heping-2024/01-村级道路养护.yaml"
Golden = Callable[[Path, str], None]


@pytest.fixture
def repository(workspace: Workspace) -> Repository:
    return begun(workspace)


@pytest.mark.parametrize("name", ["md", "json", "text"])
def test_the_story_is_told_whole(name: str, repository: Repository, golden: Golden) -> None:
    told(repository)
    ran = repository.workspace.run("diff", "一上", "二上", "--format", name)
    assert (ran.code, ran.err) == (0, "")
    golden(STORY / f"review.{name}", ran.out)


def test_the_story_is_told_in_word(repository: Repository, golden: Golden) -> None:
    repository.workspace.build()
    (old,) = repository.workspace.documents().values()
    told(repository)
    repository.workspace.build()
    (new,) = repository.workspace.documents().values()
    ran = repository.workspace.run("diff", "一上", "二上", "--format", "docx")
    assert (ran.code, ran.err) == (0, "")
    report, revised = sorted((repository.root / "output/变更").rglob("*.docx"), key=_depth)
    golden(STORY / "变更说明.txt", _lines(report.read_bytes()))
    golden(STORY / "revised.txt", _lines(revised.read_bytes()))
    for name, root in stories(new).items():
        assert accepted(stories(revised.read_bytes())[name]) == plain(root)
    for name, root in stories(old).items():
        assert rejected(stories(revised.read_bytes())[name]) == plain(root)


def test_revisions_bear_the_name_and_date_of_the_commit(repository: Repository) -> None:
    told(repository)
    repository.workspace.run("diff", "一上", "--format", "docx", "--out", "对比")
    (revised,) = (repository.root / "对比/heping-2024").glob("*.docx")
    (mark, *_) = stories(revised.read_bytes())["word/document.xml"].iter(f"{W}ins")
    assert (mark.get(f"{W}author"), mark.get(f"{W}date")) == ("张三", "2024-01-15T01:00:00Z")


def test_no_change_makes_no_document(repository: Repository) -> None:
    ran = repository.workspace.run("diff", "一上", "--format", "docx", "--exit-code")
    assert (ran.code, ran.out) == (0, "两个版本之间没有变化，没有生成文档\n")
    assert not (repository.root / "output").exists()


def test_the_first_screen_has_25_lines_and_no_paths(repository: Repository) -> None:
    told(repository)
    said = repository.workspace.run("diff", "一上", "二上", "--format", "md").out
    first = said.partition("<details>")[0]
    assert len(first.splitlines()) <= 25
    assert ".yaml" not in first
    assert "templates" not in first


def test_no_change_is_said_in_one_line(repository: Repository) -> None:
    ran = repository.workspace.run("diff", "一上", "--exit-code")
    assert (ran.code, ran.out) == (0, "一上 和 现在 之间，项目、表样和指标库都没有变化\n")


def test_a_rewrite_that_says_the_same_is_silent(repository: Repository) -> None:
    other = ROADS.replace("项目名称: 村级道路养护", '# 注释\n项目名称: "村级道路养护"')
    head, _, goal = other.partition("年度总体目标: ")
    sentence, _, rest = goal.partition("\n")
    repository.workspace.project("01-村级道路养护", f"{head}{rest}年度总体目标: '{sentence}'\n")
    assert "都没有变化" in repository.workspace.run("diff", "一上").out


def test_the_default_is_where_the_work_left_the_main_branch(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "调整")
    repository.change(ROADS_FILE, "36.00", "35.00")
    repository.commit("调减")
    repository.git("checkout", "-q", "main")
    repository.change(ROADS_FILE, "≥90%", "≥80%")
    repository.commit("主分支上的改动")
    repository.git("checkout", "-q", "调整")
    ran = repository.workspace.run("diff", "--exit-code")
    assert ran.code == 1
    assert "36.00  35.00" in ran.out
    assert "80%" not in ran.out


def test_two_folders_are_compared_without_git(workspace: Workspace, tmp_path: Path) -> None:
    shutil.copytree(workspace.root, tmp_path / "去年")
    workspace.project("01-村级道路养护", ROADS.replace("36.00", "35.00"))
    ran = workspace.run("diff", str(tmp_path / "去年"), str(workspace.root))
    assert "36.00  35.00" in ran.out
    assert ran.code == 0


def test_neither_working_tree_nor_index_is_touched(repository: Repository) -> None:
    repository.change(ROADS_FILE, "36.00", "35.00")
    index = repository.root / ".git" / "index"
    before = (index.read_bytes(), index.stat().st_mtime_ns, _tree(repository.root))
    os.utime(repository.root / ROADS_FILE)
    repository.workspace.run("diff", "一上")
    assert (index.read_bytes(), index.stat().st_mtime_ns, _tree(repository.root)) == before


def test_root_may_lie_inside_the_repository(tmp_path: Path, workspace: Workspace) -> None:
    outer = Repository(Workspace(tmp_path / "外 面"))
    shutil.copytree(workspace.root, outer.root / "绩效 目标")
    outer.git("init", "-q", "-b", "main")
    outer.commit("开始")
    inner = Workspace(outer.root / "绩效 目标")
    inner.project("01-村级道路养护", ROADS.replace("36.00", "35.00"))
    assert "36.00  35.00" in workspace.run("diff", "-C", str(inner.root)).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("没有",), "没有“没有”这个版本（分支、标签或提交）\n"),
        (("--", "--output=x"), "没有“--output=x”这个版本（分支、标签或提交）\n"),
        (("main", "HEAD~9"), "没有“HEAD~9”这个版本（分支、标签或提交）\n"),
    ],
)
def test_an_unknown_revision_is_named(
    arguments: tuple[str, ...], said: str, repository: Repository
) -> None:
    ran = repository.workspace.run("diff", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_a_folder_without_specs_is_said_to_be_one(repository: Repository) -> None:
    folder = repository.root / "specs/heping-2024"
    ran = repository.workspace.run("diff", str(folder))
    assert (ran.code, ran.err) == (2, f"{folder} 里没有 specs 文件夹，没有可比的\n")


def test_ids_of_commits_are_said_as_days(repository: Repository) -> None:
    told(repository)
    base, head = (repository.git("rev-parse", name).strip() for name in ("一上", "二上"))
    said = repository.workspace.run("diff", base, "HEAD").out
    assert "2024-01-15的版本 → 最新提交" in said
    assert "原来的版本 → 新的版本" in repository.workspace.run("diff", base, head).out


def test_what_git_tells_its_hooks_is_not_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.change(ROADS_FILE, "36.00", "35.00")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "别处"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "别处"))
    assert "36.00  35.00" in repository.workspace.run("diff", "HEAD").out


def test_no_program_of_the_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n", "utf-8")
    program.chmod(0o755)
    for name in ("gpg.program", "core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        repository.git("config", name, str(program))
    repository.git("config", "log.showSignature", "true")
    assert repository.workspace.run("diff", "一上", "HEAD").code == 0
    assert not (tmp_path / "ran").exists()


def test_paths_that_lead_out_of_the_tree_are_not_laid_out(
    repository: Repository, tmp_path: Path
) -> None:
    blob = repository.git("rev-parse", f"HEAD:{ROADS_FILE}").strip()
    tree = _tree_of(repository, f"100644 blob {blob}\t../../../pwned.yaml")
    specs = _tree_of(repository, f"040000 tree {tree}\tspecs")
    commit = repository.git("commit-tree", "-m", "x", specs).strip()
    ran = repository.workspace.run("diff", commit)
    assert ran.code == 0
    assert "1个文件是链接、子模块或者太大" in ran.out
    assert not list(tmp_path.rglob("pwned.yaml"))


def _tree_of(repository: Repository, line: str) -> str:
    """A tree that git itself would not make."""
    meta, _, name = line.partition("\t")
    mode, _, object_id = meta.split()
    raw = repository.root / "raw"
    raw.write_bytes(f"{mode.lstrip('0')} {name}".encode() + b"\0" + bytes.fromhex(object_id))
    words = ("hash-object", "-t", "tree", "-w", "--literally", "raw")
    return repository.git(*words).strip()


def test_a_bare_repository_and_a_detached_head_will_do(
    repository: Repository, tmp_path: Path
) -> None:
    told(repository)
    repository.git("checkout", "-q", "--detach", "二上")
    bare = tmp_path / "裸.git"
    repository.git("clone", "-q", "--bare", ".", str(bare))
    said = repository.workspace.run("diff", "一上", "二上").out
    assert repository.workspace.run("diff", "-C", str(bare), "一上", "二上").out == said


def test_line_ends_are_no_change(repository: Repository) -> None:
    for file in repository.root.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert "都没有变化" in repository.workspace.run("diff", "HEAD").out


def test_a_renamed_project_keeps_its_own_document(repository: Repository) -> None:
    form = "templates/pingluo-2023/form.yaml"
    text = (repository.root / form).read_text("utf-8")
    documents = text[: text.index("文档:")] + (
        "文档:\n  - 模板: 项目支出绩效目标表.docx\n    范围: 项目\n"
        '    文件名: "{{ 项目.序号 }}{{ 项目.项目名称 }}"\n'
    )
    repository.workspace.write(form, documents)
    template = "{{ 项目.项目名称 }}\n{{ 项目.年度总体目标 }}"
    repository.workspace.write("templates/pingluo-2023/项目支出绩效目标表.docx.txt", template)
    repository.commit("每个项目一份")
    repository.change(ROADS_FILE, "村级道路养护", "村级道路日常养护")
    (repository.root / "specs/heping-2024/02-环境卫生整治.yaml").rename(
        repository.root / "specs/heping-2024/00-环境卫生整治.yaml"
    )
    repository.workspace.run("diff", "HEAD", "--format", "docx")
    (made,) = (repository.root / "output/变更/heping-2024").glob("*.docx")
    assert _lines(made.read_bytes()) == (
        "[正文]\n村级道路{+日常+}养护\n养护18个村的道路，保障群众出行。\n\n"
    )


def test_without_a_repository_it_says_what_to_do(workspace: Workspace) -> None:
    ran = workspace.run("diff")
    assert ran.code == 2
    assert "不在 git 版本库里；可以比较两个文件夹" in ran.err


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    told(repository)
    clone = tmp_path / "浅"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.root}", str(clone))
    ran = repository.workspace.run("diff", "-C", str(clone), "HEAD~1")
    assert (ran.code, "git fetch --unshallow" in ran.err) == (2, True)


def test_a_broken_base_is_said_and_the_rest_compared(repository: Repository) -> None:
    repository.change(ROADS_FILE, "财政拨款: 36.00", "<<<<<<< HEAD\n  财政拨款: 36.00")
    repository.commit("坏了")
    repository.workspace.project("01-村级道路养护", ROADS)
    repository.change("specs/heping-2024/02-环境卫生整治.yaml", "12.50", "13.50")
    said = repository.workspace.run("diff", "HEAD").out
    assert "没有比较（1）　原来的村级道路养护有错，这个项目没有比较" in said
    assert "不含没有比较的1个" in said
    assert "+1.00，+8.0%" in said
    assert "原来的村级道路养护有错，这个项目没有比较" in said
    assert "12.50  13.50" in said


def test_merge_conflicts_left_in_the_working_tree_are_named(repository: Repository) -> None:
    conflict = "<<<<<<< HEAD\n  财政拨款: 36.00\n=======\n  财政拨款: 35.00\n>>>>>>> 调整"
    repository.change(ROADS_FILE, "  财政拨款: 36.00", conflict)
    said = repository.workspace.run("diff", "一上").out
    assert "合并冲突" in said


def test_a_renamed_unit_folder_is_the_same_unit(repository: Repository) -> None:
    (repository.root / "specs/heping-2024").rename(repository.root / "specs/heping")
    assert "都没有变化" in repository.workspace.run("diff", "一上").out


def test_files_deleted_in_the_working_tree_are_projects_gone(repository: Repository) -> None:
    (repository.root / ROADS_FILE).unlink()
    assert "取消项目（1）　村级道路养护 36.00万元" in repository.workspace.run("diff").out


def test_a_form_on_one_side_only_is_named(repository: Repository) -> None:
    shutil.copytree(
        repository.root / "templates/pingluo-2023", repository.root / "templates/heping-2025"
    )
    assert "（无） → 平罗县" in repository.workspace.run("diff").out


def test_links_in_a_revision_are_not_followed(repository: Repository) -> None:
    (repository.root / "specs/heping-2024/04-x.yaml").symlink_to("/etc/passwd")
    repository.commit("链接")
    (repository.root / "specs/heping-2024/04-x.yaml").unlink()
    said = repository.workspace.run("diff", "HEAD").out
    assert "最新提交的 specs/heping-2024/04-x.yaml 没有比较（链接、子模块或者太大）" in said


def test_a_long_report_is_cut_and_says_so(repository: Repository) -> None:
    for number in range(10, 60):
        text = ROADS.replace("村级道路养护", f"村级道路养护{number}")
        repository.workspace.project(f"{number}-村级道路", text)
    whole = repository.workspace.run("diff", "--format", "md").out
    said = repository.workspace.run("diff", "--format", "md", "--max-chars", "3000").out
    assert len(said) <= 3000 < len(whole)
    assert "没有列出：超过了3000个字符" in said
    assert said.startswith("<!-- reportgen:diff -->\n### 平安县和平镇人民政府")
    assert said.count("<details>") == said.count("</details>")


def test_json_holds_what_people_typed(repository: Repository) -> None:
    hostile = "养护18个村 <b>@all</b> [x](http://y) `|`"
    repository.change(ROADS_FILE, "养护18个村的道路", hostile)
    found = json.loads(repository.workspace.run("diff", "--format", "json").out)
    change = found["units"][0]["projects"][0]["changes"][0]
    assert change["after"].startswith(hostile)
    assert (found["base"], found["head"]) == ("main", "现在")


def _depth(path: Path) -> int:
    return len(path.parts)


def _lines(data: bytes) -> str:
    return "".join(f"{line}\n" for line in document_text(data, "").lines)


def _tree(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_money_that_only_changed_its_source_is_on_the_first_screen(repository: Repository) -> None:
    repository.change(ROADS_FILE, "  财政拨款: 36.00\n", "  财政拨款: 34.00\n  其他资金: 2.00\n")
    said = repository.workspace.run("diff").out
    first, _, rest = said.partition("── 逐项对照 ──")
    assert "总额未变，来源变了" in first.partition("钱动了、目标或测算没动的")[2]
    assert "村级道路养护　总额未变，来源变了" in rest
    assert "资金未变" not in said


@pytest.mark.parametrize(
    ("gap", "said"), [("-4.00", "超4.00万元"), ("0", "相符"), ("4.00", "少4.00万元")]
)
def test_a_sum_is_held_against_its_ceiling(gap: str, said: str, repository: Repository) -> None:
    projects = (repository.root / "specs/heping-2024").glob("[0-9]*.yaml")
    money = (re.search(r"财政拨款: ([0-9.]+)", file.read_text("utf-8")) for file in projects)
    ceiling = sum((Decimal(found[1]) for found in money if found), Decimal(gap))
    unit = repository.root / "specs/heping-2024/unit.yaml"
    unit.write_text(f"{unit.read_text('utf-8')}控制数: {ceiling}\n", "utf-8")
    assert f"{ceiling}，{said}\n" in repository.workspace.run("diff").out


def test_a_new_year_reaches_every_project(repository: Repository) -> None:
    repository.change("specs/heping-2024/unit.yaml", "年度: 2024", "年度: 2025")
    (line,) = _found("  年度 ", repository.workspace.run("diff").out)
    assert line.split() == ["年度", "2024", "2025", "3", "specs/heping-2024/unit.yaml"]


def test_a_new_project_without_money_has_no_unit_of_money(repository: Repository) -> None:
    unpaid = ROADS.replace("村级道路养护", "村文化活动").replace("36.00", "")
    repository.workspace.project("05-村文化活动", unpaid)
    said = repository.workspace.run("diff").out
    assert _found("新增　村", said) == ["新增　村文化活动"]
    assert "新增项目（1）　村文化活动\n" in said


def test_more_new_projects_than_fit_are_counted_as_projects(repository: Repository) -> None:
    for number in range(10, 30):
        new = ROADS.replace("村级道路养护", f"{number}号村文化活动和文体设施维护经费")
        repository.workspace.project(f"{number}-村文化活动", new)
    (line,) = _found("1. 新增项目", repository.workspace.run("diff").out)
    assert re.search(r"；另有[0-9]+个$", line)


def _found(start: str, said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith(start)]
