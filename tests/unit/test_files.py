import ntpath
import os
import subprocess
from pathlib import Path

import pytest

from reportgen import inside
from reportgen.files import Root, UsageError
from reportgen.git.asking import tracks
from reportgen.inside import Inside
from reportgen.listing import is_folder_name, natural


def root(tmp_path: Path, *files: str) -> Root:
    for file in files:
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("项目名称: 甲\n", encoding="utf-8")
    return Root(tmp_path)


def test_projects_come_in_natural_order(tmp_path: Path) -> None:
    files = ("10-十.yaml", "2-二.yaml", "unit.yaml", "甲.yml", "a.yaml", ".隐藏.yaml", "~$2.yaml")
    folder = root(tmp_path, *(f"specs/u/{name}" for name in files)).read("specs/u")
    assert [path for path, _ in folder.projects] == [
        f"specs/u/{name}" for name in ("2-二.yaml", "10-十.yaml", "a.yaml", "甲.yml")
    ]
    assert folder.diagnostics == ()
    assert folder.unit is not None


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (("specs/u/01.yaml",), "S211"),
        (("specs/u/unit.yaml",), "S214"),
        (("specs/u/unit.yaml", "specs/u/1.yaml", "specs/u/旧/2.yaml"), "S215"),
        (("specs/u/unit.yaml", "specs/u/A.yaml", "specs/u/a.yaml"), "S212"),
        (("specs/单位/unit.yaml", "specs/单位/1.yaml"), "S212"),
    ],
)
def test_folders_that_are_not_in_order(tmp_path: Path, files: tuple[str, ...], code: str) -> None:
    folder = str(Path(files[0]).parent)
    found = root(tmp_path, *files).read(folder).diagnostics
    assert [diagnostic.code for diagnostic in found] == [code]


@pytest.mark.parametrize("name", ["unit.yaml.txt", "Unit.yaml", "unit.yml", "unit.txt"])
def test_a_unit_of_another_name_is_to_be_renamed(tmp_path: Path, name: str) -> None:
    found = root(tmp_path, "specs/u/1.yaml", f"specs/u/{name}").read("specs/u").diagnostics
    hints = {diagnostic.code: diagnostic.hint for diagnostic in found}
    assert hints == {
        "S216": "改名为 unit.yaml（资源管理器里先打开“显示文件扩展名”）",
        "S211": f"把 {name} 改名为 unit.yaml",
    }


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    made = root(tmp_path, "specs/u/unit.yaml", "specs/u/1.yaml", "secret.yaml")
    (tmp_path / "specs/u/2.yaml").symlink_to(tmp_path / "secret.yaml")
    folder = made.read("specs/u")
    assert [path for path, _ in folder.projects] == ["specs/u/1.yaml"]
    assert [d.message for d in folder.diagnostics] == ["这是指向别处的链接，不读取"]


def test_a_linked_folder_is_not_read(tmp_path: Path) -> None:
    made = root(tmp_path / "root", "specs/u/unit.yaml")
    root(tmp_path, "elsewhere/unit.yaml", "elsewhere/1.yaml")
    (tmp_path / "root/specs/v").symlink_to(tmp_path / "elsewhere")
    folder = made.read("specs/v")
    assert (folder.unit, folder.projects) == (None, ())
    assert {d.code for d in folder.diagnostics} == {"S212"}
    assert made.fetch("specs/v/unit.yaml") is None


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    made = root(tmp_path, "specs/u/unit.yaml")
    os.mkfifo(tmp_path / "specs/u/1.yaml")
    assert [d.code for d in made.read("specs/u").diagnostics] == ["S212"]


@pytest.mark.parametrize("asked", ["specs/u", "u", "specs/u/1.yaml", "specs"])
def test_paths_name_their_unit(tmp_path: Path, asked: str) -> None:
    made = root(tmp_path, "specs/u/unit.yaml", "specs/u/1.yaml", "specs/空/说明.txt")
    assert made.folders((asked,)) == ("specs/u",)


@pytest.mark.parametrize("asked", ["nothing", "templates/x.yaml", "../outside.yaml"])
def test_paths_that_cannot_be_meant(tmp_path: Path, asked: str) -> None:
    made = root(tmp_path / "r", "specs/u/unit.yaml", "templates/x.yaml")
    root(tmp_path, "outside.yaml")
    with pytest.raises(UsageError):
        made.folders((asked,))


def test_numbers_sort_as_numbers() -> None:
    names = ["10", "9", "二", "2-b", "2-a"]
    assert sorted(names, key=natural) == ["2-a", "2-b", "9", "10", "二"]


@pytest.mark.parametrize("name", ["con", "NUL", "abc.", "-a", "单位", "", "a" * 101])
def test_folder_names_that_some_system_refuses(name: str) -> None:
    assert not is_folder_name(name)


def test_links_are_told_apart_with_either_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "PATHS", ntpath)
    monkeypatch.setattr(ntpath, "realpath", ntpath.normpath)
    folder = Inside(Path("unused"), "C:\\Users\\zhang\\budget", {})
    assert not folder.leads_away("specs/u/1.yaml", 0, folder.own("specs/u"))


def test_locks_beside_open_templates_are_no_templates(tmp_path: Path) -> None:
    made = root(tmp_path, "templates/a/form.yaml", "templates/a/~$表.docx", "templates/a/.x.docx")
    assert list(made.stock().files) == ["templates/a/form.yaml"]


def test_a_path_that_no_system_has(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        root(tmp_path, "specs/u/unit.yaml").folders(("x" * 5000,))


def test_git_runs_no_program_of_the_repository(tmp_path: Path) -> None:
    git = ("git", "-C", str(tmp_path))
    subprocess.run((*git, "init", "-q"), check=True)
    program = tmp_path / "e.sh"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
    program.chmod(0o755)
    subprocess.run((*git, "config", "core.fsmonitor", str(program)), check=True)
    assert not tracks(tmp_path, "specs")
    assert not (tmp_path / "ran").exists()
