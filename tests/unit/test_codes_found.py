"""What code-len and doc-year say, and when they are silent."""

import pytest

from reportgen.checks import check_unit
from tests.reading_specs import FORM, UNIT, filled, form
from tests.unit.test_rules_silent import CATEGORIES, project

RIGHT = "63012300024T000000916"


def said(*codes: str) -> list[str]:
    """The messages of code-len on projects with these codes, in their order."""
    typed = (
        project(name=f"道路养护{number}", keys=f'项目编码: "{code}"\n')
        for number, code in enumerate(codes)
    )
    return messages("code-len", *typed)


def messages(rule: str, *projects: str, unit: str = UNIT) -> list[str]:
    """The messages of one rule on a unit."""
    prescribed = form(FORM + CATEGORIES)
    complete, problems = filled(*projects, unit=unit, prescribed=prescribed)
    assert problems == ()
    return [told.message for told in check_unit(complete, prescribed.form) if told.rule == rule]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("99012300024T000000916", "项目编码的前两位是99，没有这样的区划"),
        ("630123000A4T000000916", "项目编码里的年份是“A4”，应该是两位数字"),
        ("63012300024X000000916", "项目编码里的类别字母是X，本单位别的项目没有这个字母"),
        ("63012300025T000000916", "项目编码里的年份是2025年，晚于本表的2024年度"),
    ],
)
def test_codes_that_are_none(code: str, message: str) -> None:
    assert said(RIGHT, code) == [message]


@pytest.mark.parametrize(
    "code", ["13073024P00888510015C", "51092323T000010263357", "63012300024Y000000916"]
)
def test_codes_of_other_provinces_of_other_kinds_and_of_projects_that_go_on(code: str) -> None:
    assert said(RIGHT, code) == []


def test_a_letter_that_the_whole_unit_has_may_be_the_provinces_own() -> None:
    assert said("63012300024Z000000916", "63012300024Z000000917") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022年保障全镇群众安全出行", True),
        ("全镇村道养护2022年12月底前全部完成", True),
        ("2023年保障全镇群众安全出行", True),
        ("2022年建成的村道得到养护", False),
        ("在2022年的基础上，2024年保障群众出行", False),
        ("2024年保障全镇群众安全出行", False),
    ],
)
def test_years_in_the_goals_of_a_department(text: str, told: bool) -> None:
    unit = f"{UNIT}部门整体绩效目标:\n  总体绩效目标: {text}\n"
    year = text[: text.index("年")][-4:]
    expected = f"“总体绩效目标”里写的是{year}年，unit.yaml 的年度是2024年"
    assert messages("doc-year", project(), unit=unit) == ([expected] if told else [])
