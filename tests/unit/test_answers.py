"""情况说明: what it answers, what it does not, and what is said of one that answers nothing."""

import pytest

from reportgen.checks import check_unit
from reportgen.codes import named
from reportgen.diagnostics import Diagnostic
from tests.conftest import ROADS, UNIT, Workspace
from tests.reading_specs import FORM, PROJECT, filled, form

UNFUNDED = PROJECT.replace("36.00", "")


def found(project: str) -> list[tuple[str, int, str | None]]:
    prescribed = form(FORM)
    complete, _ = filled(project, prescribed=prescribed)
    return [(d.code, d.place.line, d.answer) for d in check_unit(complete, prescribed.form)]


@pytest.mark.parametrize("name", ["B606", "prj-budget", "项目没有金额"])
def test_a_reason_answers_a_finding_by_any_of_its_names(name: str) -> None:
    typed = f"{UNFUNDED}情况说明:\n  {name}: 上级资金，不列本级预算\n"
    assert found(typed) == [("B606", 2, "上级资金，不列本级预算")]


def test_a_finding_is_known_by_the_name_it_once_had() -> None:
    assert named("二级指标放错了一级指标") == named("成本用了两套写法") == named("B639")


@pytest.mark.parametrize("name", ["b606", "B606", "Prj-Budget", "prj-budget", "项目没有金额"])
def test_a_code_and_a_rule_are_known_in_any_case(name: str) -> None:
    assert found(f"{UNFUNDED}情况说明:\n  {name}: 待批\n") == [("B606", 2, "待批")]


def test_a_reason_answers_no_other_finding() -> None:
    typed = f"{UNFUNDED}情况说明:\n  目标里有没填的内容: 样例\n"
    assert found(typed) == [("B606", 2, None), ("B691", 9, None)]


def test_an_empty_reason_answers_nothing() -> None:
    typed = f"{UNFUNDED}情况说明:\n  项目没有金额:\n"
    assert found(typed) == [("B606", 2, None), ("B692", 9, None)]


@pytest.mark.parametrize(
    "name", ["Y101", "缺少必填栏目", "F303", "template-syntax", "B691", "B692"]
)
def test_what_stops_documents_and_answers_themselves_cannot_be_answered(name: str) -> None:
    assert found(f"{PROJECT}情况说明:\n  {name}: 就这样\n") == [("B692", 9, None)]


def test_an_unknown_name_is_an_error_with_the_nearest_ones(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", f"{ROADS}情况说明:\n  测算和预算不上: 口径不同\n")
    (said,) = workspace.check().diagnostics
    assert (said.code, said.place.line) == ("B692", 11)
    assert said.message.startswith("没有“测算和预算不上”这种检查结果；是不是想写“测算和预算对不上”")


def test_two_names_of_one_finding_are_one_key_twice(workspace: Workspace) -> None:
    typed = f"{ROADS}情况说明:\n  B602: 口径不同\n  测算和预算对不上: 口径不同\n"
    workspace.project("01-村级道路养护", typed)
    assert [(d.code, d.place.line) for d in workspace.check().diagnostics] == [("S201", 12)]


def of_unit(workspace: Workspace, reasons: str) -> list[Diagnostic]:
    workspace.unit(f"{UNIT}{reasons}")
    return list(workspace.check("heping-2024").diagnostics)


def test_a_reason_for_all_projects_is_used_where_one_project_uses_it(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ROADS.replace("36.00", "0"))
    reasons = "默认:\n  情况说明:\n    项目没有金额: 本年不安排\n"
    (said,) = of_unit(workspace, reasons)
    assert (said.code, said.project, said.answer) == ("B606", "村级道路养护", "本年不安排")


def test_a_reason_for_all_projects_that_none_uses_is_said_once(workspace: Workspace) -> None:
    reasons = "默认:\n  情况说明:\n    项目没有金额: 本年不安排\n"
    (said,) = of_unit(workspace, reasons)
    assert (said.code, said.place.file, said.place.line) == (
        "B691",
        "specs/heping-2024/unit.yaml",
        8,
    )


def test_a_reason_of_the_unit_answers_no_project(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", ROADS.replace("36.00", "0"))
    found = of_unit(workspace, "情况说明:\n  项目没有金额: 本年不安排\n")
    assert [(d.code, d.answer) for d in found] == [("B606", None), ("B691", None)]


@pytest.mark.parametrize("explained", ["unit", "project"])
def test_what_concerns_the_unit_is_explained_by_it_or_where_it_points(
    workspace: Workspace, explained: str
) -> None:
    reasons = {explained: "情况说明:\n  百分比没有写≥、≤或=: 按上级格式\n"}
    shares = ROADS.replace("≥90%", "90%")
    workspace.project("01-村级道路养护", f"{shares}{reasons.get('project', '')}")
    (said,) = of_unit(workspace, reasons.get("unit", ""))
    assert (said.code, said.place.line, said.answer) == ("B644", 9, "按上级格式")


@pytest.mark.parametrize(
    ("file", "none"),
    [
        ("project", "本项目现在没有“项目没有金额”这一处，情况说明没有用上"),
        ("unit", "整个单位的检查结果里现在没有“项目没有金额”这一处，情况说明没有用上"),
        ("defaults", "各项目现在都没有“项目没有金额”这一处，情况说明没有用上"),
    ],
)
def test_a_valid_name_that_answers_nothing_is_not_called_unknown(
    workspace: Workspace, file: str, none: str
) -> None:
    reasons = "情况说明:\n  项目没有金额: 本年不安排\n"
    if file == "project":
        workspace.project("01-村级道路养护", f"{ROADS}{reasons}")
        (said,) = workspace.check("heping-2024").diagnostics
    else:
        inside = "默认:\n" + "".join(f"  {line}\n" for line in reasons.splitlines())
        (said,) = of_unit(workspace, reasons if file == "unit" else inside)
    assert (said.code, said.message) == ("B691", none)
    assert said.hint.startswith("已经改好了，删去这一行")


def test_an_answered_finding_passes_and_stays_in_sight(workspace: Workspace) -> None:
    typed = ROADS.replace("资金:\n", "资金:\n  年度资金总额: 40\n")
    workspace.project("01-村级道路养护", f"{typed}情况说明:\n  资金合计不符: 含上年结转\n")
    gap = " " * 47
    ran = workspace.run("check", "--strict")
    assert (ran.code, ran.out) == (
        0,
        f"""\
01 村级道路养护{gap}specs/heping-2024/01-村级道路养护.yaml
  已说明  年度资金总额40，各来源相加36.00，差4.00万元（第3行）
          说明：含上年结转

2个项目：必须改 0，请核实 0，供参考 0，已说明 1
""",
    )
    assert workspace.run("check", "--no-ignore").code == 1
    assert "必须改 0，请核实 0，供参考 0，已说明 1" in workspace.run("build", "--strict").out
    assert workspace.run("build", "--strict").code == 0
