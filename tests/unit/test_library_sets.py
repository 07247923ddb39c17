"""The library that is delivered: every set loads, evaluates, and has units that fit."""

import re
from decimal import Decimal

import pytest

from reportgen.filled import Origin, Row
from reportgen.library import Library, Standard, load_library
from reportgen.national import CATEGORIES
from reportgen.target import Comparison, Kind, parse
from tests.conftest import REPOSITORY
from tests.reading_specs import FORM, PROJECT, filled, form

DEPARTMENT = "部门整体"
ALL = "".join(f"  {category.name}:\n    必填: 一般\n" for category in CATEGORIES)
FILLING = f"{FORM}补全共性指标: 是\n二级指标:\n{ALL}"


def delivered() -> Library:
    folder = REPOSITORY / "templates/指标库"
    files = {f"templates/指标库/{p.name}": p.read_bytes() for p in folder.iterdir()}
    library, found = load_library(files)
    assert found == ()
    return library


LIBRARY = delivered()
WITH_TARGET = [s for s in LIBRARY.standards if s.indicator.target]
SETS = LIBRARY.templates()


def rows(typed: str, prescribed: str = FORM) -> tuple[Row, ...]:
    complete, found = filled(typed, prescribed=form(prescribed), standards=LIBRARY)
    assert found == ()
    return complete.projects[0].rows


def name(standard: Standard) -> str:
    return f"{standard.template or '共性'}-{standard.name}"


def test_the_sets_that_projects_choose_from() -> None:
    assert sorted(SETS) == [
        "会议活动", "信息化运维", "培训", "基层党建", "宣传", "工程建设", "救助慰问", "环卫保洁",
        "社会治理", "编纂", "补贴发放", "购置", "运转经费", "部门整体", "防灾减灾",
    ]  # fmt: skip


@pytest.mark.parametrize("template", [s for s in SETS if s != DEPARTMENT])
def test_a_project_takes_every_standard_of_a_set_by_name(template: str) -> None:
    names = [s.name for s in LIBRARY.standards if s.template in {template, None}]
    taken = "".join(f"  - {name}\n" for name in dict.fromkeys(names))
    made = rows(f"{PROJECT}指标模板: {template}\n共性指标:\n{taken}")
    standards = [row for row in made if row.origin is Origin.STANDARD]
    assert sorted(row.name for row in standards) == sorted(set(names))
    assert [row.name for row in standards if "{" in row.target.text] == []


@pytest.mark.parametrize("template", [s for s in SETS if s != DEPARTMENT])
def test_a_set_fills_what_every_county_requires(template: str) -> None:
    made = rows(f"{PROJECT}指标模板: {template}\n", FILLING)
    assert {row.category for row in made} >= {
        "数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标", "可持续影响指标",
        "服务对象满意度指标",
    } - ({"社会效益指标"} if template == "编纂" else set())  # fmt: skip
    assert [row.name for row in made if not row.target.text] == []
    cost = next(row for row in made if row.category == "成本指标")
    assert (cost.name, cost.target.text, cost.target.value) == (
        "预算控制数",
        "≤36万元",
        Decimal(36),
    )


@pytest.mark.parametrize("standard", WITH_TARGET, ids=name)
def test_a_target_can_be_measured(standard: Standard) -> None:
    target = parse(re.sub(r"\{\{.*\}\}", "36万元", standard.indicator.target or ""))
    assert target.kind is Kind.NUMBER
    assert (target.unit == "%") == standard.name.endswith(("率", "满意度"))
    if standard.category == "数量指标":
        assert target.unit != "%"
    if standard.category == "服务对象满意度指标":
        assert (target.comparison, target.unit) == (Comparison.AT_LEAST, "%")
    if standard.category == "成本指标":
        assert target.comparison is Comparison.AT_MOST
    if target.unit == "%" and standard.template != DEPARTMENT:
        assert target.value is not None
        assert target.value <= 100
    if target.value == 100:
        assert target.comparison in {None, Comparison.AT_MOST}


def test_every_standard_is_explained() -> None:
    assert [name(s) for s in LIBRARY.standards if not s.indicator.remark] == []


def test_a_name_means_the_common_one_before_another_set() -> None:
    named = LIBRARY.named("资金使用合规率", "培训")
    assert named is not None
    assert named.template is None


def test_the_set_of_a_department_serves_no_project() -> None:
    assert {s.name for s in LIBRARY.standards if s.template == DEPARTMENT} == {
        "绩效目标覆盖率", "资金使用合规率", "预算执行率", "预决算公开及时率", "“三公”经费控制率",
        "公用经费控制率", "服务对象满意度",
    }  # fmt: skip
