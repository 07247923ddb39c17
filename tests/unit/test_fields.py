"""Every finding of a spec says which 栏目 it speaks of."""

import pytest

from tests.conftest import ROADS, UNIT, Workspace


def fields(workspace: Workspace) -> list[tuple[str, str]]:
    return [(d.code, d.field) for d in workspace.check("heping-2024").diagnostics]


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("≥90%", ">=90%", "Y101", "绩效指标/服务对象满意度指标/群众满意度"),
        ("≥90%", "", "B603", "绩效指标/服务对象满意度指标/群众满意度"),
        ("≥90%", "｛｝ #1", "Y103", "绩效指标/服务对象满意度指标/群众满意度"),
        ("服务对象满意度", "满意度", "", ""),
        ("36.00", "36万元", "S205", "资金/财政拨款"),
        ("36.00", "0", "B606", "资金/财政拨款"),
        ("36.00", "36\n  捐赠: 3", "F303", "资金/捐赠"),
        ("养护18个村", "XX", "B607", "年度总体目标"),
        ("项目名称", "名称", "S202", ""),
        ("资金:\n  财政拨款: 36.00\n", "", "S203", "资金"),
        ("资金:", "资金：", "Y102", ""),
        ("资金:", "测算:\n  待核: 人数\n资金:", "B605", "测算/待核"),
        ("资金:", "共性指标:\n  - 甲\n资金:", "F306", "共性指标/甲"),
    ],
)
def test_a_finding_of_a_project(
    workspace: Workspace, old: str, new: str, code: str, field: str
) -> None:
    workspace.project("01-村级道路养护", ROADS.replace(old, new, 1))
    assert [found for found in fields(workspace) if found[0] == code] == (
        [(code, field)] * bool(code)
    )


@pytest.mark.parametrize(
    ("typed", "code", "field"),
    [
        ("阶段: 三上\n", "S205", "阶段"),
        ("年度主要任务:\n  - 任务名称: 甲\n  - 主要内容: 乙\n", "S203", "年度主要任务/2/任务名称"),
        ("默认:\n  年度总体目标: 目标内容1\n", "B607", "年度总体目标"),
    ],
)
def test_a_finding_of_a_unit(workspace: Workspace, typed: str, code: str, field: str) -> None:
    workspace.unit(f"{UNIT}{typed}")
    workspace.project(
        "01-村级道路养护", ROADS.replace("年度总体目标: 养护18个村的道路，保障群众出行。\n", "")
    )
    assert (code, field) in fields(workspace)
