"""Nothing is said that only follows from another finding."""

from tests.conftest import ROADS, Workspace

COSTED = f"{ROADS}测算:\n  养护: 18村 × 30000元/村\n"
UNKNOWN = COSTED.replace("36.00", "36.00\n  捐赠收入: 20.00")


def codes(workspace: Workspace, text: str) -> list[tuple[str, str]]:
    workspace.project("01-村级道路养护", text)
    return [(d.code, d.field) for d in workspace.check("heping-2024").diagnostics]


def test_a_costing_that_differs_is_told_where_all_its_parts_are_read(workspace: Workspace) -> None:
    assert codes(workspace, COSTED) == [("B602", "测算/养护")]


def test_a_costing_is_not_compared_with_money_that_failed(workspace: Workspace) -> None:
    assert codes(workspace, UNKNOWN) == [("F303", "资金/捐赠收入")]


def test_a_costing_of_which_a_line_failed_is_not_compared(workspace: Workspace) -> None:
    found = codes(workspace, f"{COSTED}  其他: 按上年执行\n")
    assert found == [("S207", "测算/其他")]


def test_a_sum_is_not_compared_where_a_source_failed(workspace: Workspace) -> None:
    typed = UNKNOWN.replace("资金:\n", "资金:\n  年度资金总额: 99\n").partition("测算")[0]
    assert codes(workspace, typed) == [("F303", "资金/捐赠收入")]
    assert codes(workspace, typed.replace("  捐赠收入: 20.00\n", "")) == [
        ("B601", "资金/年度资金总额")
    ]


def test_a_reason_for_what_was_not_looked_for_is_not_called_unused(workspace: Workspace) -> None:
    reason = "情况说明:\n  测算和预算对不上: 另有捐赠收入\n"
    assert codes(workspace, UNKNOWN + reason) == [("F303", "资金/捐赠收入")]
    assert codes(workspace, ROADS + reason) == [("B691", "情况说明/B602")]
