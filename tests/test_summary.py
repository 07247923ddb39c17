"""The department's summary and the lists over several units, as people get them."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.request import Request
from reportgen.results import Report
from tests.conftest import ROADS, UNIT, Workspace
from tests.docx_text import docx_text
from tests.xlsx_text import numbers, xlsx_text

CASE = Path(__file__).parent / "cases" / "summary"
DOCUMENT, WORKBOOK, LIST = "部门汇总.docx", "部门汇总.xlsx", "平安县-2024汇总.xlsx"
TEMPLATE = "templates/部门汇总/部门汇总.docx.txt"
Golden = Callable[[Path, str], None]


def build(workspace: Workspace, *paths: str, **options: object) -> Report:
    """Builds with summaries, as the command line does."""
    request = Request(workspace.root, paths, summary=True, **options)  # type: ignore[arg-type]
    return pipeline.build(request, workspace.root / "output", lambda _: None)


def outcomes(report: Report) -> dict[str, str]:
    """What became of every document, by its name below output/."""
    return {
        made.path.as_posix().rpartition("/output/")[2]: made.outcome.value
        if made.outcome
        else "没做"
        for made in report.made
    }


def whys(report: Report) -> dict[str, str]:
    """Why each unit, and the lists, were built again."""
    return {unit.folder: unit.why for unit in report.units}


def output(workspace: Workspace, name: str) -> bytes:
    return (workspace.root / "output" / name).read_bytes()


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A county with four units, built: of one nothing came, in another a file is broken."""
    made = Workspace(tmp_path_factory.mktemp("county") / "root")
    made.lay(CASE)
    build(made, checks=False)  # so that no new rule changes what is compared
    return made


@pytest.fixture
def own(county: Workspace, tmp_path: Path) -> Workspace:
    """A copy of the county, to change."""
    copy = Workspace(tmp_path / "root")
    shutil.copytree(county.root, copy.root)
    return copy


def test_document_of_a_department(county: Workspace, golden: Golden) -> None:
    golden(CASE / "部门汇总.docx.txt", docx_text(output(county, f"heping-2024/{DOCUMENT}")))


def test_workbook_of_a_department(county: Workspace, golden: Golden) -> None:
    golden(CASE / "部门汇总.xlsx.txt", xlsx_text(output(county, f"heping-2024/{WORKBOOK}")))


def test_list_over_the_units_of_a_county(county: Workspace, golden: Golden) -> None:
    golden(CASE / "县级汇总.xlsx.txt", xlsx_text(output(county, LIST)))


def test_public_documents_leave_out_what_is_not_public(county: Workspace) -> None:
    assert county.printed() == (
        "平安县和平镇人民政府　3个项目　62.52万元\n"
        "1 村级道路养护 40.01\n2 环境卫生整治 12.51\n3 其他工作 10.01\n"
    )


def test_nothing_is_public(own: Workspace) -> None:
    shutil.rmtree(own.root / "specs" / "heping-2024")
    own.unit(UNIT.replace("pingluo-2023", "quan"))
    own.project("01-村级道路养护", f"{ROADS}公开: 否（涉密）\n")
    report = build(own, "heping-2024")
    assert outcomes(report) == {
        f"heping-2024/{DOCUMENT}": "更新",
        f"heping-2024/{WORKBOOK}": "更新",
    }
    said = docx_text(output(own, f"heping-2024/{DOCUMENT}"))
    assert "实行绩效目标管理的项目0个。" in said
    assert "不公开：1 村级道路养护（涉密，36.00万元），不印在公开的文档里。" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("否", "“公开”：“否”没有写理由"),
        ("否（ ）", "“公开”：“否（ ）”看不懂"),
        ("（涉密）", "“公开”：“（涉密）”看不懂"),
        ("否，涉密", "“公开”：“否，涉密”看不懂"),
        ("不公开", "“公开”：“不公开”看不懂"),
    ],
)
def test_what_is_not_public_needs_its_reason(workspace: Workspace, typed: str, said: str) -> None:
    workspace.project("01-村级道路养护", f"{ROADS}公开: {typed}\n")
    hint = "写“是”，或“否（理由）”，例如　公开: 否（涉密）"
    told = workspace.check("heping-2024").diagnostics
    found = [(d.code, d.message, d.hint) for d in told if d.blocks]
    assert found == [("S205", said, hint)]


def test_nothing_is_made_twice(own: Workspace) -> None:
    build(own)
    broken = ("specs/kaiping-2024", "specs/taiping-2024")
    report = build(own)
    again = {folder: why for folder, why in whys(report).items() if folder not in broken}
    assert set(again.values()) == {""}
    assert outcomes(report)[LIST] == "未变"


def test_a_change_is_followed_by_what_depends_on_it(own: Workspace) -> None:
    build(own)
    path = own.root / "specs/anping-2024/01-图书.yaml"
    path.write_text(path.read_text("utf-8").replace("250000", "240000"), "utf-8")
    report = build(own)
    made = outcomes(report)
    assert [made[f"anping-2024/{name}"] for name in (DOCUMENT, WORKBOOK)] == ["更新", "更新"]
    assert [made[f"heping-2024/{name}"] for name in (DOCUMENT, WORKBOOK)] == ["未变", "未变"]
    assert made[LIST] == "更新"
    assert (whys(report)["specs"], whys(report)["specs/heping-2024"]) == ("改了 anping-2024", "")


def test_a_broken_project_leaves_the_old_summary(own: Workspace) -> None:
    old = output(own, f"heping-2024/{WORKBOOK}")
    path = own.root / "specs/heping-2024/04-其他.yaml"
    path.write_text(path.read_text("utf-8") + "测算:\n  补助: 村 × 3\n", "utf-8")
    report = build(own, "heping-2024")
    made = {m.path.name: (m.outcome, m.reason, [o.name for o in m.old]) for m in report.made}
    reason = "04-其他.yaml有1处必须改"
    assert made == {name: (None, reason, [name]) for name in ("公开表.docx", DOCUMENT, WORKBOOK)}
    assert output(own, f"heping-2024/{WORKBOOK}") == old


def test_paths_and_other_forms_make_no_list(own: Workspace) -> None:
    (own.root / "output" / LIST).unlink()
    build(own, "heping-2024")
    report = build(own, form="quan")
    assert not (own.root / "output" / LIST).exists()
    assert f"heping-2024/quan/{WORKBOOK}" in outcomes(report)
    assert report.left == ()
    assert outcomes(build(own))[LIST] == "新建"


def test_summaries_that_are_no_longer_wanted_are_listed_and_cleaned(own: Workspace) -> None:
    build(own)
    request = Request(own.root, clean=True)
    report = pipeline.build(request, own.root / "output", lambda _: None)
    assert sorted(path.name for path in report.left) == [LIST, *(DOCUMENT,) * 2, *(WORKBOOK,) * 2]
    assert sorted(path.name for path in (own.root / "output").rglob("*.*")) == ["公开表.docx"] * 2


def test_units_that_do_not_name_their_county(workspace: Workspace) -> None:
    workspace.unit(UNIT.replace("2024", "2025"), "anping-2025")
    workspace.project("01-图书", ROADS, "anping-2025")
    made = outcomes(build(workspace))
    assert [name for name in made if "/" not in name] == [
        "各单位-2025汇总.xlsx",
        "各单位-2024汇总.xlsx",
    ]


def test_a_unit_that_cannot_be_read_stands_in_every_list(workspace: Workspace) -> None:
    workspace.unit("单位名称: [", "anping-2024")
    workspace.project("01-图书", ROADS, "anping-2024")
    build(workspace)
    rows = numbers(output(workspace, "各单位-2024汇总.xlsx"), "数据")
    assert [row[1:3] for row in rows[1:]] == [
        ["anping-2024", "有错"],
        ["平安县和平镇人民政府", None],
    ]


def test_what_was_edited_by_hand_is_kept(own: Workspace) -> None:
    build(own)
    (own.root / "output" / LIST).write_bytes(b"edited by hand")
    path = own.root / "specs/anping-2024/01-图书.yaml"
    path.write_text(path.read_text("utf-8").replace("250000", "240000"), "utf-8")
    kept = [made.kept for made in build(own).made if made.kept]
    assert [path.read_bytes() for path in kept] == [b"edited by hand"]


def test_a_list_that_cannot_be_written_is_said(own: Workspace) -> None:
    (own.root / "output" / LIST).unlink()
    (own.root / "output" / LIST).mkdir()
    report = build(own)
    assert outcomes(report)[LIST] == "没做"
    assert [d.message for d in report.diagnostics if d.code == "R501"] == [
        "写不进去：有同名的文件或文件夹挡着"
    ]
    (own.root / "output" / LIST).rmdir()
    assert whys(build(own))["specs"] == "上次没有做成"


def test_a_department_may_have_a_template_of_its_own(own: Workspace) -> None:
    build(own)
    own.write(TEMPLATE, "{{ 公开说明 }}")
    report = build(own, "heping-2024")
    assert whys(report) == {"specs/heping-2024": "新增 部门汇总.docx"}
    assert docx_text(output(own, f"heping-2024/{DOCUMENT}")) == (
        "2024年，平安县和平镇人民政府实行绩效目标管理的项目3个，涉及资金62.52万元。\n"
    )


def test_a_mistake_in_that_template_stops_the_document_alone(own: Workspace) -> None:
    own.write(TEMPLATE, "{{ 公开说名 }}")
    report = build(own, "heping-2024", checks=False)
    made = outcomes(report)
    assert (made[f"heping-2024/{DOCUMENT}"], made[f"heping-2024/{WORKBOOK}"]) == ("没做", "未变")
    said = "{{ 公开说名 }}：没有“公开说名”这个词；是不是想写“公开说明”？"
    assert [d.message for d in report.diagnostics if d.code == "T405"] == [said]
    checked = own.check()
    assert [d.message for d in checked.diagnostics if d.code == "T405"] == [said]


@pytest.mark.parametrize("checks", [True, False])
def test_findings_are_counted_only_where_they_were_looked_for(own: Workspace, checks: bool) -> None:
    build(own, checks=checks)
    kind = int if checks else type(None)
    for name, column in ((f"heping-2024/{WORKBOOK}", "请核实"), (LIST, "必须改")):
        header, *rows = numbers(output(own, name), "数据")
        assert {type(row[header.index(column)]) for row in rows} == {kind}


def test_a_form_cannot_take_the_name_of_the_summary(own: Workspace) -> None:
    path = own.root / "templates/quan/form.yaml"
    path.write_text(path.read_text("utf-8").replace("文件名: 公开表", "文件名: 部门汇总"), "utf-8")
    found = [(d.code, d.message) for d in own.check("anping-2024").diagnostics if d.blocks]
    assert found == [("S213", "“部门汇总.docx”是部门汇总的文件名")]


def test_what_the_library_says_wrong_of_departments_stops_the_summary(own: Workspace) -> None:
    own.write(
        "templates/指标库/部门整体.yaml",
        "指标模板: 部门整体\n绩效指标:\n  成本指标:\n    总额: ≤{{ 年度资金总额|小数(2)|日期 }}\n",
    )
    report = build(own, "heping-2024")
    assert outcomes(report)[f"heping-2024/{WORKBOOK}"] == "没做"
    assert "F305" in {found.code for found in report.diagnostics}


def test_workers_make_the_same(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in (own.root / "output").rglob("*.*")}
    shutil.rmtree(own.root / "output")
    monkeypatch.setattr("reportgen.workers.ENOUGH", 1)
    build(own, force=True, jobs=2, checks=False)
    assert {path: path.read_bytes() for path in (own.root / "output").rglob("*.*")} == before


@pytest.mark.parametrize("seed", ["1", "2"])
def test_summaries_have_no_clock_and_no_machine_in_them(own: Workspace, seed: str) -> None:
    names = [f"heping-2024/{DOCUMENT}", f"heping-2024/{WORKBOOK}", LIST]
    before = [output(own, name) for name in names]
    environment = {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    own.process("build", "--force", "--no-check", env=environment)
    assert [output(own, name) for name in names] == before
    for name in names:
        with zipfile.ZipFile(own.root / "output" / name) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert package.infolist()[0].filename == "[Content_Types].xml"


def test_notes_say_where_values_come_from_though_projects_are_left_out(own: Workspace) -> None:
    own.write(
        "templates/quan/表.docx.txt",
        "{%p for 项目 in 项目列表 %}\n"
        "{{ 项目.序号 }}{{ 项目.项目名称 }}{{ 项目.项目属性 }}\n"
        "{%p endfor %}",
    )
    request = Request(own.root, ("heping-2024",), notes=True)
    report = pipeline.build(request, own.root / "output", lambda _: None)
    assert list(outcomes(report)) == ["heping-2024/公开表（标注来源）.docx"]
    assert docx_text(output(own, "heping-2024/公开表（标注来源）.docx")) == (
        "1村级道路养护延续项目\n2环境卫生整治延续项目\n3其他工作延续项目\n"
    )
