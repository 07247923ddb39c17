"""The command line where something is new, wrong or broken, and its help."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import pipeline
from tests.conftest import REPOSITORY, Ran, Workspace

FORMS = "、".join(sorted(path.parent.name for path in REPOSITORY.glob("templates/*/form.yaml")))
HEAVY = ("pydantic", "docxtpl", "docx", "lxml", "openpyxl", "rich", "yaml")


def test_new_unit_and_project_build_at_once(workspace: Workspace) -> None:
    new = ("new", "unit", "anhe-2025", "--form", "pingluo-2023", "--year", "2025")
    assert workspace.run(*new) == Ran(
        0,
        "新建 specs/anhe-2025/unit.yaml\n下一步：reportgen new project 项目名称 --unit anhe-2025\n",
        "",
    )
    names = ("道路养护", "甲: 乙 #1", "100%：甲", "2024", '他说"好"\\', "'x'", "👨\u200d👩", "＝８")
    for name in names:
        assert workspace.run("new", "project", name, "--unit", "anhe-2025").code == 0
    assert (workspace.root / "specs/anhe-2025/01-道路养护.yaml").is_file()
    found = json.loads(workspace.run("check", "anhe-2025", "--output-format", "json").out)
    rules = {"goal-placeholder", "placeholder", "prj-budget", "row-empty", "text"}  # the emoji
    assert {d["rule"] for d in found["diagnostics"]} == rules
    assert workspace.run("build", "anhe-2025").code == 0
    printed = workspace.printed("anhe-2025")
    assert re.findall(r"项目名称[^|]* \| (.*?)(?:\[→|$)", printed, re.MULTILINE) == list(names)


def test_new_overwrites_nothing(workspace: Workspace) -> None:
    text = (workspace.root / "specs/heping-2024/unit.yaml").read_bytes()
    new = ("new", "unit", "heping-2024", "--form", "pingluo-2023", "--year", "2025")
    said = "specs/heping-2024/unit.yaml 已经有了，没有改动它\n"
    assert workspace.run(*new) == Ran(2, "", said)
    assert (workspace.root / "specs/heping-2024/unit.yaml").read_bytes() == text


def test_new_project_refuses_a_name_that_the_unit_has(workspace: Workspace) -> None:
    new = ("new", "project", "采购办公设备", "--unit", "heping-2024")
    assert workspace.run(*new).code == 0
    file = "specs/heping-2024/03-采购办公设备.yaml"
    said = f"已经有“采购办公设备”这个项目：{file}，没有新建\n"
    assert workspace.run(*new) == Ran(2, "", said)


@pytest.mark.parametrize("name", ["", " ", "甲\n乙", "甲\u202e乙", "甲\x07", "长" * 501])
def test_new_project_refuses_a_name_that_cannot_be(workspace: Workspace, name: str) -> None:
    ran = workspace.run("new", "project", name, "--unit", "heping-2024")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("项目名称")
    assert len(list((workspace.root / "specs/heping-2024").iterdir())) == 3


WRONG = {
    "bild": "没有“bild”这个命令；运行 reportgen --help 看有哪些",
    "new projct": "没有“projct”这个命令；运行 reportgen --help 看有哪些",
    "--verson": "没有 --verson 这个选项；是不是 --version？",
    "build -x": "没有 -x 这个选项",
    "text nofile.docx": "nofile.docx 读不出来：没有这个文件",
    "check --update-baseline": "--update-baseline 要和 --baseline 文件 一起写，写明记在哪个文件里",
    "check x --update-baseline --baseline b": (
        "--update-baseline 要检查全部单位，后面不写单位或项目"
    ),
    "build --form": "--form 后面要跟一个值",
    "build --json=1": "--json 后面不跟值",
    "build --form pinglo": f"没有“pinglo”这个表样；templates/ 下有：{FORMS}",
    "check --output-format xml": (
        "--output-format 的值不对：“xml”，"
        "可以写 list、full、concise、json、github、sarif、md、xlsx、docx"
    ),
    "show": "缺少 SPEC",
    "show a b": "多了参数：b",
    "show specs": "specs 不是项目文件；例如 reportgen show specs/heping-2024/项目文件.yaml",
    "new unit x": "缺少 --form",
    "new unit x --form pingluo-2023": "缺少 --year",
    "new unit x --form pingluo-2023 --year 二〇": "--year 的值不对：“二〇”不是整数",
    "new unit x --form f --year 1999": "--year 的值不对：“1999”，要在 2000 到 2099 之间",
    "new unit 和平 --form pingluo-2023 --year 2024": (
        "文件夹名“和平”不行：只能用英文字母、数字、-、_ 和 .，例如 heping-2024"
    ),
    "new project 甲 --unit 无": "没有这个文件或文件夹：无",
    "build 没有.yaml": "没有这个文件或文件夹：没有.yaml",
    "build ..": ".. 不在 specs 文件夹里",
    "build templates": "templates 不在 specs 文件夹里",
    "build -C specs": ("specs 里没有 specs 文件夹；在项目文件夹里运行，或用 -C 指出它在哪里"),
    "schema -C 别处": "没有 别处 这个文件夹；用 -C 指出 specs/ 和 templates/ 在哪里",
}


@pytest.mark.parametrize("line", WRONG)
def test_wrong_usage_is_said_in_one_plain_line(workspace: Workspace, line: str) -> None:
    assert workspace.run(*line.split()) == Ran(2, "", f"{WRONG[line]}\n")


def test_forms_are_checked_before_there_is_a_unit(workspace: Workspace) -> None:
    shutil.rmtree(workspace.root / "specs")
    ran = workspace.run("check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "0个项目：没有发现问题\n"
    workspace.write("templates/heping-2025/form.yaml", "继承: 无\n")
    ran = workspace.run("check", "--output-format", "concise")
    assert ran.code == 1
    assert ran.out.startswith("templates/heping-2025/form.yaml:1:5: F301 必须改")


@pytest.mark.parametrize("line", ["", "new"])
def test_no_command_shows_the_help(workspace: Workspace, line: str) -> None:
    ran = workspace.run(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("用法：")


COMMANDS = ("", "build", "check", "show", "schema", "new", "new unit", "new project")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese(workspace: Workspace, command: str) -> None:
    ran = workspace.run(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert not re.search(r"Usage|Options|Arguments|Commands|Show|default|required|<\w+", ran.out)


def test_bug_is_one_line_and_a_saved_traceback(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("哎呀")

    monkeypatch.setattr(pipeline, "check", broken)
    ran = workspace.run("check")
    said, _, saved = ran.err.strip().partition("：")
    assert (ran.code, ran.out) == (3, "")
    assert said == "reportgen 自己出错了，请把这个文件发给维护者"
    assert Path(saved).read_text("utf-8").splitlines()[-1] == "ZeroDivisionError: 哎呀"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['reportgen', '--help']\n"
        "from reportgen.__main__ import main\n"
        "try: main()\n"
        f"except SystemExit: print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert ran.stderr == "[]\n"
