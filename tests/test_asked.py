"""`check` with a project file: the whole unit is checked, what concerns the project is told."""

import pytest

from tests.conftest import ROADS, STREETS, UNIT, Workspace

UNPAID = ROADS.replace("36.00", "")
FIRST = "specs/heping-2024/01-村级道路养护.yaml"


def told(workspace: Workspace, *paths: str) -> list[tuple[str, str]]:
    report = workspace.check(*paths)
    return [(found.code, found.place.file.rpartition("/")[2]) for found in report.diagnostics]


@pytest.fixture
def both(workspace: Workspace) -> Workspace:
    """A unit in which both projects have no money, and unit.yaml has a 情况说明 for nothing."""
    workspace.unit(f"{UNIT}情况说明:\n  部门目标没有覆盖全部项目: 已核\n")
    workspace.project("01-村级道路养护", UNPAID)
    workspace.project("02-环境卫生整治", STREETS.replace("12.50", ""))
    return workspace


def test_only_the_project_and_its_unit_are_told_of(both: Workspace) -> None:
    assert told(both, FIRST) == [("B606", "01-村级道路养护.yaml"), ("B691", "unit.yaml")]
    assert both.check(FIRST).units[0].projects == 1


@pytest.mark.parametrize(
    "paths",
    [
        ("heping-2024",),
        (FIRST, "heping-2024"),
        (FIRST, "specs"),
        (FIRST, "specs/heping-2024/02-环境卫生整治.yaml"),
        ("specs/heping-2024/unit.yaml",),
    ],
)
def test_everything_is_told_of_where_more_is_named(both: Workspace, paths: tuple[str, ...]) -> None:
    assert [code for code, _ in told(both, *paths)] == ["B606", "B606", "B691"]


def test_what_another_project_has_in_common_with_it_is_told(workspace: Workspace) -> None:
    workspace.project("02-环境卫生整治", ROADS.replace("村级道路养护", "村道养护补助"))
    workspace.project("03-路灯维护", STREETS.replace("12.50", ""))
    whole, first, third = (
        told(workspace, *paths)
        for paths in (("heping-2024",), (FIRST,), ("specs/heping-2024/03-路灯维护.yaml",))
    )
    assert [item for item in whole if "03-路灯维护.yaml" not in item] == first != []
    assert {file for _, file in first} == {"02-环境卫生整治.yaml"}
    assert {file for _, file in third} == {"03-路灯维护.yaml"}


def test_a_baseline_says_nothing_of_the_other_projects(both: Workspace) -> None:
    both.run("check", "--baseline", "known.json", "--update-baseline")
    ran = both.run("check", FIRST, "--baseline", "known.json")
    assert "已经没有了" not in ran.out
    assert "原有的 1 条" in ran.out


def test_only_the_project_is_repaired(workspace: Workspace) -> None:
    for name, text in (("01-村级道路养护", ROADS), ("02-环境卫生整治", STREETS)):
        workspace.project(name, text.replace("≥", ">="))
    ran = workspace.run("check", FIRST, "--fix")
    assert ran.err == f"改了 {FIRST}：1处\n"


def test_a_project_file_still_builds_its_unit(both: Workspace) -> None:
    assert [made.reason for made in both.build(FIRST).made if made.outcome is None] == []
    assert {found.place.file.rpartition("/")[2] for found in both.build(FIRST).diagnostics} == {
        "01-村级道路养护.yaml",
        "02-环境卫生整治.yaml",
        "unit.yaml",
    }
