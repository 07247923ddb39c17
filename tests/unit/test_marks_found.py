"""What spelling and text say of quotation marks around a whole text, and of pictures."""

import pytest

from reportgen.codes import Severity
from tests.unit.test_rules_found import found, said
from tests.unit.test_rules_silent import project


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("“≥90%”", "≥90%"),
        ('"“≥90%”"', "≥90%"),
        ("‘20条’", "20条"),
        ("“>=９０％”", "≥90%"),
        ("「2024年10月底前」", "2024年10月底前"),
    ],
)
def test_a_target_in_quotation_marks_is_put_right(typed: str, right: str) -> None:
    (told,) = found(project(("质量指标", f"疏通边沟: {typed}")), rule="spelling")
    inside = typed.strip('"')[1:-1]
    assert told.message == f"指标值“{inside}”整个写在引号里，读不出数，引号会印出来"
    assert told.severity is Severity.WARNING
    assert [(one.old, one.new) for one in told.repairs] == [(typed.strip('"'), right)]


def test_names_in_quotation_marks() -> None:
    typed = project(("质量指标", "“疏通后的边沟完好率”: ≥90%"), name="“全镇村道日常养护”")
    hint = "当作YAML的引号写的，就去掉；确实是引用的名称，不用改"
    assert [(one.message, one.hint) for one in found(typed, rule="spelling")] == [
        ("项目名称“全镇村道日常养护”整个写在引号里，引号会印出来", hint),
        ("三级指标“疏通后的边沟完好率”整个写在引号里，引号会印出来", hint),
    ]


@pytest.mark.parametrize(
    "typed",
    ["“两癌”筛查率: ≥90%", "“厕所革命”: ≥90%", "创建品牌: “四好农村路”", "‘好’和‘优’: ≥90%"],
)
def test_marks_around_words_that_have_them(typed: str) -> None:
    assert said(project(("质量指标", typed)), rule="spelling") == []


def test_pictures() -> None:
    why = "里有表情符号，预算系统收不进去，印出来可能是方框"
    typed = project(
        ("质量指标", "疏通边沟: 20条\U0001f600\U0001f44d"),
        name="道路养护❤️",
        goal="养护全镇村道，保障群众出行✅",
    )
    assert said(typed, rule="text") == [
        f"项目名称{why}",
        f"“年度总体目标”{why}",
        f"质量指标“疏通边沟”{why}",
    ]
    assert said(project(("质量指标", "★疏通边沟㎡√: 20条")), rule="text") == []
