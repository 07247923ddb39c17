"""What writing leaves behind when it is refused, interrupted, killed, or done twice at once."""

import random
import signal
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.conftest import ROADS, STREETS, Ran, Workspace

DOCUMENT = "平安县和平镇人民政府2024年项目支出预算绩效目标表.docx"
IN_THE_WAY = "必须改  写不进去：有同名的文件或文件夹挡着\n改法：移走挡着的文件或文件夹，再运行一次"


def refused(workspace: Workspace) -> str:
    """What `build` says of the one document that it cannot write."""
    ran = workspace.run("build", "--no-summary")
    assert (ran.code, ran.err) == (1, "")
    file, message, hint, _, made, *_ = ran.out.splitlines()
    assert file == f"output/heping-2024/{DOCUMENT}"
    assert made.startswith(f"没做  output/heping-2024/{DOCUMENT}　")
    return f"{message.strip()}\n{hint.strip()}"


def test_file_where_the_output_folder_should_be(workspace: Workspace) -> None:
    workspace.write("output", "占着")
    assert refused(workspace) == IN_THE_WAY
    assert (workspace.root / "output").read_text("utf-8") == "占着"


def test_folder_where_the_document_should_be(workspace: Workspace) -> None:
    (workspace.output() / DOCUMENT).mkdir(parents=True)
    assert refused(workspace) == IN_THE_WAY
    assert [path.name for path in workspace.output().iterdir()] == [DOCUMENT]


@pytest.mark.parametrize("link", ["output", "output/heping-2024"])
def test_output_folder_that_is_a_link_is_not_followed(workspace: Workspace, link: str) -> None:
    outside = workspace.root.parent / "outside"
    outside.mkdir()
    (workspace.root / link).parent.mkdir(exist_ok=True)
    (workspace.root / link).symlink_to(outside)
    name = link.rpartition("/")[2]
    assert refused(workspace) == (
        f"必须改  写不进去：{name} 是一个链接，不往里写\n"
        "改法：删去这个链接，或者用 --out 指出真正的文件夹"
    )
    assert list(outside.iterdir()) == []


def test_document_that_is_a_link_is_replaced_and_its_target_left_alone(
    workspace: Workspace,
) -> None:
    outside = workspace.write("../outside.docx", "别人的")
    workspace.output().mkdir(parents=True)
    (workspace.output() / DOCUMENT).symlink_to(outside)
    assert workspace.run("build").code == 0
    assert outside.read_text("utf-8") == "别人的"
    assert not (workspace.output() / DOCUMENT).is_symlink()


def many(workspace: Workspace, units: int) -> None:
    for number in range(units):
        folder = f"unit-{number:03d}"
        text = (workspace.root / "specs/heping-2024/unit.yaml").read_text("utf-8")
        workspace.unit(text, folder)
        for project in range(4):
            workspace.project(f"{project}", ROADS.replace("村级道路养护", f"养护{project}"), folder)


def test_interrupt_says_so_and_ends_with_130(workspace: Workspace) -> None:
    many(workspace, 150)
    with workspace.start("build") as process:
        while process.poll() is None and not list((workspace.root / "output").glob("*/*.xlsx")):
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    ran = Ran(process.returncode, out.decode(), err.decode())
    assert ran == Ran(130, "", "已中断；已有的文档都是完整的\n")
    assert list((workspace.root / "output").rglob("*.tmp")) == []
    assert_whole(workspace.root / "output")


def test_kill_leaves_the_old_or_the_new_document_whole(workspace: Workspace) -> None:
    texts = (STREETS, STREETS.replace("24次", "240次"))
    right = []
    for text in texts:
        workspace.project("02-环境卫生整治", text)
        workspace.build()
        right.append(workspace.documents()[DOCUMENT])
    delays = random.Random(1)  # noqa: S311 - nothing secret
    for number in range(8):
        workspace.project("02-环境卫生整治", texts[number % 2])
        with workspace.start("build") as process:
            time.sleep(delays.uniform(0.25, 0.6))
            process.kill()
        assert workspace.documents()[DOCUMENT] in right


def test_two_builds_at_once_leave_whole_documents(workspace: Workspace) -> None:
    many(workspace, 20)
    running = [workspace.start("build") for _ in range(2)]
    for process in running:
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
    assert_whole(workspace.root / "output")
    assert len(list((workspace.root / "output").rglob("*.*"))) == 21 * 3 + 1


def assert_whole(output: Path) -> None:
    for path in output.rglob("*.docx"):
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            assert archive.testzip() is None
