"""The same words make the same bytes, on every machine and every day."""

import os
import shutil
from pathlib import Path

import pytest

from reportgen.write import Outcome
from tests.conftest import ROADS, STREETS, UNIT, Workspace

PROBLEMS = (
    ROADS.replace("36.00", "三十六").replace("数量指标", "数目指标") + "主管部们: 甲\n年渡: 1\n"
)
FORM = """\
名称: 和平县绩效目标表
金额单位: 万元
资金来源: {财政拨款: 财政拨款}
二级指标: {数目指标: {必填: 硬性}}
文档: []
"""


@pytest.fixture
def expected(workspace: Workspace) -> dict[str, bytes]:
    """The documents of the workspace, built in this process."""
    workspace.build()
    return workspace.documents()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "random", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    ],
    ids=["shanghai", "new-york", "c", "file-names-in-ascii"],
)
def test_environment_changes_no_byte(
    workspace: Workspace, expected: dict[str, bytes], environment: dict[str, str]
) -> None:
    shutil.rmtree(workspace.root / "output")
    assert workspace.process("build", env=environment).code == 0
    assert workspace.documents() == expected


def test_umask_folder_and_age_of_files_change_no_byte(
    workspace: Workspace, expected: dict[str, bytes], tmp_path: Path
) -> None:
    elsewhere = Workspace(tmp_path / "另一个 文件夹")
    shutil.copytree(workspace.root, elsewhere.root)
    shutil.rmtree(elsewhere.root / "output")
    for file in elsewhere.root.rglob("*.*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    ran = workspace.process("build", "-C", str(elsewhere.root), cwd="/", umask=0o077)
    assert ran.code == 0
    assert elsewhere.documents() == expected


def test_findings_are_the_same_in_every_run(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", PROBLEMS)
    workspace.form("heping", FORM)
    said = {
        workspace.process("check", "--output-format", "json", env={"PYTHONHASHSEED": str(seed)}).out
        for seed in range(4)
    }
    assert len(said) == 1


def test_second_build_leaves_files_untouched(
    workspace: Workspace, expected: dict[str, bytes]
) -> None:
    (name,) = expected
    path = workspace.output() / name
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert [made.outcome for made in workspace.build().made] == [Outcome.SAME]
    assert path.stat().st_mtime == 1_000_000_000
    workspace.project("02-环境卫生整治", STREETS.replace("24次", "25次"))
    assert [made.outcome for made in workspace.build().made] == [Outcome.UPDATED]
    assert path.stat().st_mtime > 1_000_000_000


def test_order_in_which_files_were_made_is_irrelevant(tmp_path: Path, workspace: Workspace) -> None:
    projects = {f"{number}-项目": ROADS.replace("村级", f"第{number}") for number in (1, 2, 10, 11)}
    made: list[dict[str, bytes]] = []
    for order in (list(projects), list(reversed(projects))):
        root = Workspace(tmp_path / f"order-{len(made)}")
        shutil.copytree(workspace.root / "templates", root.root / "templates")
        for name in order:
            root.project(name, projects[name])
        root.unit(UNIT)
        root.build()
        made.append(root.documents())
    assert made[0] == made[1]
    printed = root.printed()
    assert [printed.index(f"第{number}道路") for number in (1, 2, 10, 11)] == sorted(
        printed.index(f"第{number}道路") for number in (1, 2, 10, 11)
    )


def test_documents_name_no_machine_and_no_day(
    workspace: Workspace, expected: dict[str, bytes]
) -> None:
    (data,) = expected.values()
    for word in (str(workspace.root), os.uname().nodename, "python-docx"):
        assert word.encode() not in data
