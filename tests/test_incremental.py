"""What is built again and what not, why, and what becomes of documents nobody makes any more."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from reportgen.pipeline import build
from reportgen.request import Request
from reportgen.results import Report
from reportgen.state import digest
from tests.conftest import ROADS, UNIT, Workspace


def why(workspace: Workspace, **options: bool) -> list[str]:
    """Why each unit was built again; empty where it was kept."""
    return [unit.why for unit in run(workspace, **options).units]


def run(workspace: Workspace, **options: bool) -> Report:
    request = Request(workspace.root, **options)  # type: ignore[arg-type]
    return build(request, workspace.root / "output", lambda _: None)


def test_what_did_not_change_is_kept_with_its_findings(workspace: Workspace) -> None:
    workspace.project("03-空行", f"{ROADS.replace('村级', '乡级')}  质量指标:\n")
    first, second = run(workspace), run(workspace)
    assert ([unit.why for unit in first.units], [u.why for u in second.units]) == (
        ["第一次生成"],
        [""],
    )
    assert second.diagnostics == first.diagnostics != ()
    assert second.units[0].summary == first.units[0].summary
    assert [(m.path, m.outcome.value) for m in second.made if m.outcome] == [
        (m.path, "未变") for m in first.made
    ]


def change_project(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ROADS.replace("36.00", "37.00"))


def add_project(workspace: Workspace) -> None:
    workspace.project("03-乡级道路养护", ROADS.replace("村级", "乡级"))


def remove_project(workspace: Workspace) -> None:
    (workspace.root / "specs/heping-2024/02-环境卫生整治.yaml").unlink()


def change_form(workspace: Workspace) -> None:
    path = workspace.root / "templates/pingluo-2023/form.yaml"
    path.write_text(path.read_text("utf-8") + "千分位: 是\n", "utf-8")


def change_library(workspace: Workspace) -> None:
    workspace.write("templates/指标库/共性.yaml", "绩效指标:\n  质量指标:\n    合格率: 100%\n")


def spoil_document(workspace: Workspace) -> None:
    next(workspace.output().glob("*.docx")).write_bytes(b"spoilt")


def remove_document(workspace: Workspace) -> None:
    next(workspace.output().glob("*.docx")).unlink()


def damage_record(workspace: Workspace) -> None:
    for path in (workspace.root / ".reportgen/units").iterdir():
        path.write_bytes(path.read_bytes()[:-9] + b"}" * 9)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_project, "改了 01-村级道路养护.yaml"),
        (add_project, "新增 03-乡级道路养护.yaml"),
        (remove_project, "删去 02-环境卫生整治.yaml"),
        (change_form, "改了 form.yaml"),
        (change_library, "改了 共性.yaml"),
        (spoil_document, "文档不在了，或者被改过"),
        (remove_document, "文档不在了，或者被改过"),
        (damage_record, "第一次生成"),
    ],
)
def test_every_change_has_its_reason(workspace: Workspace, change: object, said: str) -> None:
    assert callable(change)
    run(workspace)
    change(workspace)
    assert why(workspace) == [said]
    fresh = run(workspace, force=True)
    assert [unit.why for unit in fresh.units] == ["--force"]
    assert [made.outcome.value for made in fresh.made if made.outcome] == ["未变"]


def test_options_count_as_inputs(workspace: Workspace) -> None:
    run(workspace)
    assert why(workspace, checks=False) == ["改了 命令选项"]


def test_a_unit_that_failed_is_built_again(workspace: Workspace) -> None:
    run(workspace)
    workspace.project("01-村级道路养护", "项目名称: [")
    assert run(workspace).made[0].outcome is None
    assert run(workspace).made[0].outcome is None
    workspace.project("01-村级道路养护", ROADS)
    report = run(workspace)
    assert [made.outcome.value for made in report.made if made.outcome] == ["未变"]


def test_documents_that_no_spec_makes_any_more_are_listed_until_they_are_cleaned(
    workspace: Workspace,
) -> None:
    run(workspace)
    old = next(workspace.output().glob("*.docx"))
    keep = workspace.write("output/heping-2024/自己的.docx", "not ours")
    workspace.unit(UNIT.replace("和平镇", "太平镇"))
    assert run(workspace).left == (old,)
    assert run(workspace).left == (old,)
    assert old.exists()
    report = run(workspace, clean=True)
    assert (report.left, report.removed, old.exists(), keep.exists()) == ((old,), True, False, True)
    assert run(workspace).left == ()


def test_documents_of_a_unit_that_is_gone(workspace: Workspace) -> None:
    run(workspace)
    (old,) = workspace.output().glob("*.docx")
    (workspace.root / "specs/heping-2024").rename(workspace.root / "specs/anping-2024")
    assert run(workspace).left == (old,)
    ran = workspace.run("build", "--clean")
    assert f"多余  output/heping-2024/{old.name}　已删除" in ran.out
    assert not old.exists()


def test_a_record_that_points_outside_is_not_believed(workspace: Workspace) -> None:
    run(workspace)
    outside = workspace.write("precious.docx", "precious")
    (record,) = (workspace.root / ".reportgen/units").iterdir()
    _, _, data = record.read_bytes().partition(b"\n")
    found = json.loads(data)
    found["left"] = ["../precious.docx"]
    changed = json.dumps(found).encode()
    record.write_bytes(digest(changed).encode() + b"\n" + changed)
    assert why(workspace, clean=True) == ["第一次生成"]
    assert outside.exists()


def test_a_cache_that_came_with_the_files_is_not_believed(workspace: Workspace) -> None:
    run(workspace)
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b.c", "-C", str(workspace.root))
    subprocess.run((*git, "init", "-q"), check=True)
    assert why(workspace) == [""]
    subprocess.run((*git, "add", "-f", ".reportgen"), check=True)
    assert why(workspace) == ["第一次生成"]


def test_a_build_of_what_did_not_change_loads_nothing_heavy(workspace: Workspace) -> None:
    run(workspace)
    program = (
        "import sys; from pathlib import Path;"
        "from reportgen.pipeline import build; from reportgen.request import Request;"
        f"r = build(Request(Path({str(workspace.root)!r})), Path({str(workspace.root)!r}) /"
        " 'output', lambda _: None); assert [u.why for u in r.units] == [''];"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    ran = subprocess.run((sys.executable, "-c", program), capture_output=True, check=True)
    loaded = set(ran.stdout.decode().split())
    assert loaded & {"pydantic", "docxtpl", "docx", "lxml", "openpyxl", "jinja2", "yaml"} == set()


def test_verbose_says_why(workspace: Workspace) -> None:
    assert "重建：第一次生成" in workspace.run("build", "-v").out
    assert "跳过：内容、模板和版本都没有变" in workspace.run("build", "-v").out


def many(workspace: Workspace, units: int) -> None:
    for number in range(units):
        workspace.unit(UNIT, f"u{number}")
        for project in range(3):
            text = ROADS.replace("村级", f"{number}-{project}")
            workspace.project(f"{project:02d}", text, f"u{number}")


def test_worker_processes_make_the_same(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(workspace, 6)
    workspace.project("04", "项目名称: [", "u3")
    made, reports = [], []
    for enough, folder in ((10**9, "one"), (1, "two")):
        monkeypatch.setattr("reportgen.workers.ENOUGH", enough)
        out = workspace.root / folder
        reports.append(build(Request(workspace.root, jobs=2), out, lambda _: None))
        files = sorted(out.rglob("*.docx"))
        made.append({path.relative_to(out): path.read_bytes() for path in files})
    assert made[0] == made[1] != {}
    assert reports[0].diagnostics == reports[1].diagnostics != ()
    assert [unit.folder for unit in reports[0].units] == [u.folder for u in reports[1].units]


def test_paths_of_documents_are_told_apart_by_output_folder(
    workspace: Workspace, tmp_path: Path
) -> None:
    run(workspace)
    report = build(Request(workspace.root), tmp_path / "elsewhere", lambda _: None)
    assert [unit.why for unit in report.units] == ["第一次生成"]
    assert why(workspace) == [""]


@pytest.mark.parametrize("after", [0.3, 0.7, 1.0, 1.5])
def test_an_interrupt_ends_workers_at_once(workspace: Workspace, after: float) -> None:
    many(workspace, 140)
    command = (sys.executable, "-m", "reportgen", "build", "-j", "2", "-C", str(workspace.root))
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=30)
    said = told.decode()
    finished = process.returncode == 0
    assert finished or process.returncode == 130
    assert finished or said in {"已中断；已有的文档都是完整的\n", ""}
    for document in workspace.root.rglob("output/**/*.docx"):
        assert zipfile.is_zipfile(document)
