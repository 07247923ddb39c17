"""`reportgen explain`: every kind of finding explains itself, and docs/checks.md holds all."""

from pathlib import Path

import pytest

from reportgen import guide
from reportgen.checks import RULES
from reportgen.codes import BY_NAME, FORMER, TABLE, Code
from reportgen.review import HEADINGS, POINT_OF, POINTS
from tests.conftest import REPOSITORY, Golden, Ran, Workspace


def test_the_page_of_all_findings_is_current(golden: Golden) -> None:
    golden(REPOSITORY / "docs" / "checks.md", "".join(f"{line}\n" for line in guide.reference()))


@pytest.mark.parametrize("code", TABLE, ids=lambda code: code.id)
def test_every_code_explains_itself(code: Code) -> None:
    about = guide.about(code.id)
    assert all((about.what, about.why, about.wrong, about.right))
    assert about.wrong != about.right
    assert "\n".join(guide.explained(code)).encode("gbk")


def test_every_business_code_has_a_rule_with_a_source_and_a_point_of_the_review() -> None:
    business = {code.id for code in TABLE if code.id.startswith("B")}
    assert {rule.id for rule in RULES} == business
    assert [rule.id for rule in RULES if not rule.source] == []
    assert {code.rule for code in TABLE if code.id in business} == set(POINT_OF)


def test_no_name_means_two_findings() -> None:
    assert len(BY_NAME) == 3 * len(TABLE) + len(FORMER)


def test_the_points_of_the_review_add_up_to_its_headings() -> None:
    assert set(POINT_OF.values()) == set(POINTS)
    for heading, most in HEADINGS.items():
        assert sum(points for named, points in POINTS.values() if named == heading) == most


@pytest.mark.parametrize("name", ["B606", "b606", "prj-budget", "项目没有金额", " B606 "])
def test_a_finding_is_explained_by_any_of_its_names(workspace: Workspace, name: str) -> None:
    assert workspace.run("explain", name) == Ran(
        0,
        """\
B606 项目没有金额（prj-budget）　级别：请核实
检查什么　年度资金总额（写的或者加出来的）要有，而且大于0；没有写完的项目缺了是必须改。
为什么　　没有金额的表不能公开；空着的格子像是忘了填。
错误写法　财政拨款:（后面什么也没有）
正确写法　财政拨款: 36.00
依据　　　财预〔2015〕88号：绩效目标按项目的预算设定
怎么说明　确实没有错，在项目文件里写上理由，仍列给审核人看，不再计数：
　　　　　情况说明:
　　　　　  项目没有金额: 理由
""",
        "",
    )


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("arith-budge", "B602 测算和预算对不上"),
        ("测算和预算", "B602 测算和预算对不上"),
        ("Y11", "Y101"),
    ],
)
def test_an_unknown_name_names_the_nearest(workspace: Workspace, name: str, near: str) -> None:
    ran = workspace.run("explain", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"没有“{name}”这种检查结果；相近的有：\n  ")
    assert f"\n  {near}" in ran.err


@pytest.mark.parametrize("name", ["B61", "b61"])
def test_the_beginning_of_a_code_names_all_that_begin_so(workspace: Workspace, name: str) -> None:
    begun = "".join(f"\n  {code.id} {code.title}" for code in TABLE if code.id[:3] == "B61")
    said = f"没有“{name}”这种检查结果；相近的有：{begun}\n"
    assert workspace.run("explain", name) == Ran(2, "", said)


def test_a_name_like_no_other_is_told_where_to_look(workspace: Workspace) -> None:
    said = "没有“@#”这种检查结果；全部的用 reportgen explain --all 看\n"
    assert workspace.run("explain", "@#") == Ran(2, "", said)


def test_all_pages_are_printed(workspace: Workspace) -> None:
    ran = workspace.run("explain", "--all")
    assert ran.code == 0
    assert ran.out.count("\n检查什么　") == len(TABLE)
    page = workspace.run("explain", "--all", "--format", "md").out
    assert page == Path(REPOSITORY / "docs" / "checks.md").read_text("utf-8")
    assert workspace.run("explain").code == 2
