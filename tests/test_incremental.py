"""What is built again and what not, why, and what becomes of documents nobody makes any more."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportgen import pool, workers
from reportgen.kept import digest
from reportgen.pipeline import build
from reportgen.request import Request
from reportgen.results import Report
from reportgen.word import store
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
    found["left"] = {"../precious.docx": digest(b"precious")}
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
    run(workspace, summary=True)
    program = (
        "import sys; from pathlib import Path;"
        "from reportgen.pipeline import build; from reportgen.request import Request;"
        f"r = build(Request(Path({str(workspace.root)!r}), summary=True),"
        f" Path({str(workspace.root)!r}) / 'output', lambda _: None);"
        "assert [u.why for u in r.units] == ['', ''];"
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


def with_workers(workspace: Workspace) -> tuple[str, ...]:
    """A build that starts workers however little there is to be made."""
    program = (
        "import reportgen.workers; from reportgen.__main__ import main;"
        "reportgen.workers.ENOUGH = 1; main()"
    )
    return (sys.executable, "-c", program, "build", "-j", "2", "-C", str(workspace.root))


@pytest.mark.parametrize("after", [0.3, 0.7, 1.0, 1.5])
def test_an_interrupt_ends_workers_at_once(workspace: Workspace, after: float) -> None:
    many(workspace, 140)
    with subprocess.Popen(
        with_workers(workspace),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=30)
    said = told.decode()
    starting = -signal.SIGINT  # Python itself was not there yet
    assert process.returncode in {0, 130, starting}
    assert process.returncode != 130 or said in {"已中断；已有的文档都是完整的\n", ""}
    for document in workspace.root.rglob("output/**/*.docx"):
        assert zipfile.is_zipfile(document)


def test_dead_workers_leave_their_units_to_this_process(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(workspace, 40)
    expected = build(Request(workspace.root, jobs=1), workspace.root / "one", lambda _: None)
    monkeypatch.setattr("reportgen.workers.ENOUGH", 1)
    told: list[str] = []

    def killing(folder: str) -> None:
        told.append(folder)
        for child in active_children():
            child.kill()

    report = build(Request(workspace.root, jobs=2), workspace.root / "two", killing)
    assert told == [unit.folder for unit in expected.units]
    assert report.diagnostics == expected.diagnostics
    one, two = (
        {p.name: p.read_bytes() for p in (workspace.root / n).rglob("*.docx")}
        for n in ("one", "two")
    )
    assert one == two != {}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for children")
def test_workers_end_with_the_one_who_started_them(workspace: Workspace) -> None:
    many(workspace, 200)
    with subprocess.Popen(with_workers(workspace), stdout=-3, stderr=-3) as process:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while process.poll() is None and not list(workspace.output("u0").glob("*.docx")):
            time.sleep(0.01)
        children = listed.read_text("ascii").split()
        process.kill()
    assert len(children) > 1
    until = time.monotonic() + 20
    while any(map(lives, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(lives, children))


def lives(child: str) -> bool:
    try:
        return Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_no_more_workers_than_windows_waits_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def refuse(_: object, jobs: int) -> None:
        asked.append(jobs)
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "ENOUGH", 1)
    monkeypatch.setattr(pool, "_pool", refuse)
    with pytest.raises(KeyboardInterrupt):
        build(Request(workspace.root, jobs=500), workspace.root / "output", lambda _: None)
    assert asked == [61]


@pytest.mark.parametrize("frozen", [False, True])
def test_the_collector_is_left_as_it_was(workspace: Workspace, *, frozen: bool) -> None:
    gc.unfreeze()
    if frozen:  # as CPython 3.12 begins
        gc.freeze()
    before = gc.get_threshold()
    run(workspace)
    assert (gc.get_threshold(), gc.get_freeze_count() > 0) == (before, frozen)
    gc.unfreeze()


def test_workers_serve_any_thread(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ENOUGH", 1)
    request = Request(workspace.root, jobs=2)
    with ThreadPoolExecutor(1) as threads:
        made = threads.submit(build, request, workspace.root / "output", lambda _: None).result()
    assert [unit.projects for unit in made.units] == [
        len(list(folder.glob("[0-9]*.yaml")))
        for folder in sorted((workspace.root / "specs").iterdir())
    ]


PROJECTS = """\
名称: 每个项目一份
金额单位: 万元
资金来源:
  财政拨款: 财政拨款
文档:
- 模板: 表.docx
  范围: 项目
  文件名: "{{ 项目.项目名称 }}"
"""


def one_document_each(workspace: Workspace) -> None:
    workspace.form("each", PROJECTS, "{{ 项目.项目名称 }}")
    workspace.unit(UNIT.replace("pingluo-2023", "each"))


def test_a_partly_failed_build_forgets_no_document(workspace: Workspace) -> None:
    one_document_each(workspace)
    assert [m.outcome is None for m in run(workspace).made] == [False, False]
    old = workspace.output() / "村级道路养护.docx"
    broken = workspace.root / "specs/heping-2024/02-环境卫生整治.yaml"
    right = broken.read_bytes()
    workspace.project("01-村级道路养护", ROADS.replace("村级道路", "乡级道路"))
    broken.write_bytes(right + "测算:\n  补助: 村 × 3\n".encode())
    report = run(workspace, clean=True)
    assert [made.outcome is None for made in report.made] == [False, True]
    assert (report.left, len(workspace.documents())) == ((), 3)
    again = workspace.run("build", "-v", "--no-summary")
    assert "重建：上次没有做成" in again.out
    assert "手工" not in again.out
    broken.write_bytes(right)
    report = run(workspace)
    assert (report.left, [unit.why for unit in report.units]) == ((old,), ["上次没有做成"])
    assert why(workspace) == [""]


def test_a_failed_document_names_the_old_one_under_its_old_name(workspace: Workspace) -> None:
    run(workspace)
    (old,) = workspace.output().glob("*.docx")
    workspace.unit(UNIT.replace("和平镇", "太平镇"))
    workspace.project("01-村级道路养护", f"{ROADS}测算:\n  补助: 村 × 3\n")
    (made,) = run(workspace).made
    assert (made.outcome, made.old) == (None, (old,))


def test_an_edited_document_is_not_cleaned_away(workspace: Workspace) -> None:
    run(workspace)
    (old,) = workspace.output().glob("*.docx")
    workspace.unit(UNIT.replace("和平镇", "太平镇"))
    assert run(workspace).left == (old,)
    old.write_bytes(b"edited by hand")
    ran = workspace.run("build", "--clean", "--no-summary")
    assert f"output/heping-2024/{old.name}" in ran.out
    assert "手工改过，没有删" in ran.out
    assert "多余" not in ran.out
    assert old.read_bytes() == b"edited by hand"
    assert run(workspace).left == (old,)


def test_a_name_spelt_with_other_capitals_is_the_same_document(workspace: Workspace) -> None:
    workspace.unit(UNIT.replace("平安县", "ABC"))
    run(workspace)
    workspace.unit(UNIT.replace("平安县", "abc"))
    report = run(workspace, clean=True)
    assert report.left == ()
    assert all(made.path.is_file() for made in report.made)


def test_a_library_that_can_no_longer_be_read_is_noticed(workspace: Workspace) -> None:
    run(workspace)
    (workspace.root / "templates/指标库").mkdir(exist_ok=True)
    (workspace.root / "templates/指标库/别的.yaml").symlink_to("/etc/hostname")
    assert why(workspace) == ["新增 别的.yaml"]


def test_force_and_other_programs_compile_templates_anew(workspace: Workspace) -> None:
    run(workspace)
    (kept,) = (workspace.root / ".reportgen/templates").iterdir()
    right = kept.read_bytes()
    compiled = store.load(right)
    assert compiled is not None
    kept.write_bytes(store.dump(replace(compiled, entries=compiled.entries[:-1])))
    run(workspace, force=True)
    assert kept.read_bytes() == right
    kept.unlink()
    os.mkfifo(kept)
    workspace.project("01-村级道路养护", ROADS.replace("36.00", "37.00"))
    assert run(workspace).made[0].outcome is not None


def test_an_edit_of_reportgen_is_another_version(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(workspace)
    monkeypatch.setattr("reportgen.versions._own_files", lambda: "1")
    assert why(workspace) == ["reportgen或它用的组件换了版本"]
    assert len(list((workspace.root / ".reportgen/templates").iterdir())) == 2


def test_a_root_that_is_a_link_and_an_output_by_another_way(
    workspace: Workspace, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(workspace.root)
    for out in ("output", "output/../output", "../root/output"):
        report = build(Request(link), link / out, lambda _: None)
        assert [unit.why for unit in report.units] == ["第一次生成" if out == "output" else ""]
    assert why(workspace) == [""]


def test_names_that_no_encoding_has(workspace: Workspace) -> None:
    strange = workspace.root / "specs/u\udcff"
    try:
        (workspace.root / "specs/heping-2024").rename(strange)
    except OSError:
        pytest.skip("this file system has no such names")
    assert [m.outcome for m in run(workspace).made] == [None]
    assert [m.outcome for m in run(workspace).made] == [None]
    strange.rename(workspace.root / "specs/heping-2024")
    for said in (["第一次生成"], [""]):
        report = build(Request(workspace.root), workspace.root / "o\udcff", lambda _: None)
        assert [unit.why for unit in report.units] == said
