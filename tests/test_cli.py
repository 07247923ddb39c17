"""The command line as people meet it: what is printed where, and the exit code."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROADS, UNIT, Ran, Workspace

SPEC = "specs/heping-2024/01-村级道路养护.yaml"
DOCUMENT = "output/heping-2024/平安县和平镇人民政府2024年项目支出预算绩效目标表.docx"
SUMMARIES = (
    "output/heping-2024/部门汇总.docx",
    "output/heping-2024/部门汇总.xlsx",
    "output/各单位-2024汇总.xlsx",
)
UNIT_LINE = "      平安县和平镇人民政府 2024年　2个项目　48.50万元\n"
NO_FINDINGS = "检查：必须改 0，请核实 0，供参考 0"
WARNING = ROADS.replace("≥90%", "≥90人")
ERROR = ROADS.replace("≥90%", ">=90%")


def test_build_names_every_document_and_counts(workspace: Workspace) -> None:
    for word in ("新建", "未变"):
        made = "".join(f"{word}  {path}\n" for path in (DOCUMENT, *SUMMARIES))
        told = f"{made}{UNIT_LINE}4份文档：{word} 4　{NO_FINDINGS}\n"
        assert workspace.run("build") == Ran(0, told, "")


def test_build_without_summaries_makes_the_forms_documents_alone(workspace: Workspace) -> None:
    told = f"新建  {DOCUMENT}\n{UNIT_LINE}1份文档：新建 1　{NO_FINDINGS}\n"
    assert workspace.run("build", "--no-summary") == Ran(0, told, "")
    assert [path.name for path in (workspace.root / "output").iterdir()] == ["heping-2024"]


def test_build_shows_what_stops_a_document_and_what_became_of_the_old_one(
    workspace: Workspace,
) -> None:
    workspace.build()
    workspace.project("01-村级道路养护", ERROR)
    gap = " " * 47
    assert workspace.run("build", "--no-summary") == Ran(
        1,
        f"""\
01 村级道路养护{gap}{SPEC}
  必须改  值以“>”开头，YAML把它当成特殊符号（第9行）
            |
          9 |     群众满意度: >=90%
            |                 ^^^^^
          改法：写成“≥90%”，或者加英文引号：">=90%"
          改好以后再查别的

没做  {DOCUMENT}　01-村级道路养护.yaml有1处必须改；旧文件还在，内容已过时
      平安县和平镇人民政府 2024年　2个项目
1份文档：没做 1　检查：必须改 1，请核实 0，供参考 0（逐条看：reportgen check）
""",
        "",
    )


def test_build_passes_with_warnings_but_not_when_strict(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", WARNING)
    assert workspace.run("build").code == 0
    ran = workspace.run("build", "--strict")
    assert ran.code == 1
    assert f"未变  {DOCUMENT}" in ran.out
    assert workspace.run("build", "--strict", "--no-check").code == 0


def test_build_in_another_form_goes_to_a_folder_of_its_own(workspace: Workspace) -> None:
    ran = workspace.run("build", "--form", "pingluo-2022")
    assert ran.code == 0
    assert ran.out.startswith("新建  output/heping-2024/pingluo-2022/平安县")


def test_build_json_is_one_object_with_stable_keys(workspace: Workspace) -> None:
    ran = workspace.run("build", "--json")
    found = json.loads(ran.out)
    assert list(found) == ["schema_version", "documents", "left", "diagnostics", "counts"]
    said = {"outcome": "new", "reason": "", "stale": False, "why": "第一次生成"}
    assert found["documents"] == [{"path": path, **said} for path in (DOCUMENT, *SUMMARIES)]
    assert found["counts"] == {"error": 0, "warning": 0, "info": 0}


def test_check_list_is_for_people(workspace: Workspace) -> None:
    assert workspace.run("check") == Ran(0, "2个项目：没有发现问题\n", "")
    workspace.project("01-村级道路养护", WARNING)
    gap = " " * 47
    shown = f"""\
01 村级道路养护{gap}{SPEC}
  请核实  服务对象满意度指标“群众满意度”是比率，单位却不是百分比，指标值是“≥90人”（第9行）
          改法：核对单位；单位没错就改名称，让名称说的和数一致

2个项目：必须改 0，请核实 1，供参考 0
请核实的没有错，就在“情况说明”里写理由；每一条的名称用 --output-format full 看
"""
    assert workspace.run("check") == Ran(0, shown, "")
    assert workspace.run("check", "--strict") == Ran(1, shown, "")


def test_check_full_underlines(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ERROR)
    assert workspace.run("check", "--output-format", "full") == Ran(
        1,
        f"""\
必须改 Y101 值以“>”开头，YAML把它当成特殊符号
  --> {SPEC}:9:12
    |
  9 |     群众满意度: >=90%
    |                 ^^^^^
  改法：写成“≥90%”，或者加英文引号：">=90%"

2个项目：必须改 1，请核实 0，供参考 0
其中至少 1 处可以自动改：reportgen check --fix（先看改什么：--diff）
""",
        "",
    )


def test_check_concise_is_a_line_a_finding(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ERROR)
    line = f"{SPEC}:9:12: Y101 必须改 值以“>”开头，YAML把它当成特殊符号\n"
    assert workspace.run("check", "--output-format", "concise") == Ran(1, line, "")


def test_check_json_is_one_object_with_stable_keys(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ERROR)
    ran = workspace.run("check", "--output-format", "json")
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out) == {
        "schema_version": 1,
        "diagnostics": [
            {
                "file": SPEC,
                "line": 9,
                "column": 12,
                "end_line": 9,
                "end_column": 17,
                "code": "Y101",
                "rule": "special-start",
                "severity": "error",
                "message": "值以“>”开头，YAML把它当成特殊符号",
                "hint": '写成“≥90%”，或者加英文引号：">=90%"',
                "project": "村级道路养护",
                "field": "绩效指标/服务对象满意度指标/群众满意度",
                "answer": None,
            }
        ],
        "counts": {"error": 1, "warning": 0, "info": 0},
    }


@pytest.mark.parametrize("root", ["deep/er", "./deep/er/", "{here}/deep/er"])
def test_annotations_name_files_as_seen_from_where_it_runs(workspace: Workspace, root: str) -> None:
    workspace.project("01-村级道路养护", ERROR)
    moved = workspace.root / "deep" / "er"
    for name in ("specs", "templates"):
        shutil.copytree(workspace.root / name, moved / name)
    arguments = ("check", "-C", root.format(here=workspace.root), "--output-format")
    assert f",file=deep/er/{SPEC},line=9," in workspace.run(*arguments, "github").out
    assert '"uri": "deep/er/specs/heping-2024/01-' in workspace.run(*arguments, "sarif").out


def test_show_tells_where_every_value_comes_from(workspace: Workspace) -> None:
    assert workspace.run("show", SPEC) == Ran(
        0,
        f"""\
村级道路养护　　{SPEC}

项目名称：村级道路养护　［填写］
实施单位：平安县和平镇人民政府　［默认 unit.yaml 的单位名称］
实施单位代码：052　［默认 unit.yaml 的单位代码］
年度总体目标：养护18个村的道路，保障群众出行。　［填写］
财政拨款：36.00万元　［填写］
年度资金总额：36.00万元　［推算 = 财政拨款］

产出指标
  数量指标
    养护道路的村：18个　［填写］

满意度指标
  服务对象满意度指标
    群众满意度：≥90%　［填写］
""",
        "",
    )


def test_show_json_has_stable_keys(workspace: Workspace) -> None:
    found = json.loads(workspace.run("show", SPEC, "--json").out)
    assert list(found) == [
        *("schema_version", "file", "number", "money_unit", "texts", "money"),
        *("costing", "indicators", "extra", "tables", "by_source"),
    ]
    assert found["indicators"][1]["comparison"] == "≥"


def test_show_of_a_broken_project_says_why_not(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ERROR)
    ran = workspace.run("show", SPEC)
    assert (ran.code, ran.err) == (1, "")
    assert "值以“>”开头" in ran.out


def test_schema_is_written_and_compared(workspace: Workspace) -> None:
    names = ("project", "unit", "form", "indicators")
    every = [f"schemas/{name}.schema.json" for name in names]
    stale = "".join(f"过时 {path}\n" for path in every)
    assert workspace.run("schema", "--check") == Ran(1, stale, "")
    assert workspace.run("schema") == Ran(0, "".join(f"写出 {path}\n" for path in every), "")
    assert workspace.run("schema", "--check") == Ran(0, "", "")
    assert workspace.run("schema") == Ran(0, "", "")


def test_root_may_be_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    root = str(workspace.root)
    ran = workspace.process("check", "-C", root, SPEC, cwd=tmp_path)
    assert ran == Ran(0, "1个项目：没有发现问题\n", "")
    ran = workspace.process("build", "-C", root, cwd=tmp_path)
    assert ran.out.startswith(f"新建  {root}/{DOCUMENT}\n")


@pytest.mark.parametrize(
    ("paths", "projects"),
    [
        ((), 3),
        (("specs",), 3),
        (("specs/heping-2024",), 2),
        (("specs/heping-2024/",), 2),
        (("heping-2024",), 2),
        ((SPEC,), 1),
        ((SPEC, "specs/heping-2024/02-环境卫生整治.yaml"), 2),
        ((SPEC, "specs/anhe-2024"), 2),
        (("./specs/../specs/anhe-2024/01-图书采购.yaml",), 1),
    ],
)
def test_paths_are_units_or_projects_of_units(
    workspace: Workspace, paths: tuple[str, ...], projects: int
) -> None:
    unit = (workspace.root / "specs/heping-2024/unit.yaml").read_text("utf-8")
    workspace.unit(unit, "anhe-2024")
    workspace.project("01-图书采购", ROADS, "anhe-2024")
    assert workspace.run("check", *paths) == Ran(0, f"{projects}个项目：没有发现问题\n", "")


def test_module_runs_as_the_command_does(workspace: Workspace) -> None:
    ran = workspace.process("--version")
    assert ran.code == 0
    assert re.fullmatch(r"reportgen \d+\.\d+\.\d+\n", ran.out)


def test_show_prints_a_project_whose_document_is_stopped_and_says_what_stops_it(
    workspace: Workspace,
) -> None:
    workspace.project("01-村级道路养护", f"{ROADS}测算:\n  补助: 村 × 3\n")
    ran = workspace.run("show", SPEC, "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["file"] == SPEC
    assert "必须改  测算“补助”" in ran.err


def test_files_that_no_unit_reads_are_named(workspace: Workspace) -> None:
    workspace.write("specs/03-错放.yaml", ROADS)
    assert "specs/03-错放.yaml 不在任何单位的文件夹里，不会被读取" in workspace.run("check").out
    assert workspace.run("check", "specs/03-错放.yaml").err == (
        "specs/03-错放.yaml 不在单位的文件夹里；把它和 unit.yaml 放在 specs/文件夹/ 下面\n"
    )


def test_no_units_at_all(workspace: Workspace) -> None:
    for path in (workspace.root / "specs/heping-2024").iterdir():
        path.unlink()
    assert workspace.run("build").out == "specs 里还没有单位；用 reportgen new unit 新建一个\n"


def test_a_neighbour_whose_name_ends_alike_does_not_stop_a_shown_project(
    workspace: Workspace,
) -> None:
    workspace.project("1-a", ROADS.replace("村级", "甲级"))
    workspace.project("11-a", f"{ROADS.replace('村级', '乙级')}测算:\n  补助: 村 × 3\n")
    assert workspace.run("show", "specs/heping-2024/1-a.yaml").code == 0


def test_new_project_wants_one_unit(workspace: Workspace) -> None:
    workspace.unit(UNIT, "anhe-2024")
    ran = workspace.run("new", "project", "道路", "--unit", "specs")
    assert (ran.code, ran.err) == (2, "specs 不是一个单位的文件夹；写 specs/ 下面的文件夹名\n")
    assert workspace.run("new", "project", "道路", "--unit", "specs/heping-2024").code == 0


def test_nothing_is_made_anew_through_a_link(workspace: Workspace) -> None:
    outside = workspace.root.parent / "outside"
    (workspace.root / "specs").rename(outside)
    (workspace.root / "specs").symlink_to(outside)
    ran = workspace.run("new", "unit", "u2", "--form", "pingluo-2023", "--year", "2024")
    assert (ran.code, (outside / "u2").exists()) == (2, False)


def test_several_forms_make_a_document_each(workspace: Workspace) -> None:
    forms = ("--form", "pingluo-2022", "--form", "pingluo-2023", "--form", "pingluo-2022")
    found = json.loads(workspace.run("build", "--json", *forms).out)
    assert [Path(document["path"]).parent.name for document in found["documents"]] == [
        *("pingluo-2022",) * 3,
        *("pingluo-2023",) * 3,
    ]


def test_what_is_wrong_in_defaults_is_said_once(workspace: Workspace) -> None:
    workspace.unit(f"{UNIT}默认:\n  绩效指标:\n    时效指标:\n      按时完成:\n")
    found = json.loads(workspace.run("check", "--output-format", "json").out)["diagnostics"]
    said = [d["message"] for d in found if d["rule"] == "ind-value"]
    assert said == ["时效指标“按时完成”没有填指标值"]
