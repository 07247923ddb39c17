"""二级指标 as a form has them: under another 一级指标, without a name, in the place of another."""

import pytest

from reportgen.diagnostics import Place
from reportgen.files import Root
from reportgen.form import load_form
from reportgen.layout import project_words
from reportgen.national import CATEGORY
from reportgen.national import COST as COST_LEVEL
from tests.conftest import REPOSITORY
from tests.reading_specs import FORM, PROJECT, filled, form, library
from tests.unit.test_form import found as form_found

COST = f"""{FORM}指标顺序: 按表样
补全共性指标: 是
二级指标:
  经济成本指标:
    必填: 硬性
  社会成本指标:
  数量指标:
  成本指标:
    归入: 经济成本指标
  服务对象满意度指标:
    一级指标: 效益指标
    标题: 不印
"""
TYPED = f"""{PROJECT}  成本指标:
    养护标准: 1.5万元/公里
  经济成本指标:
    养护成本: ≤36万元
  服务对象满意度指标:
    群众满意度: ≥90%
"""


def rows(typed: str, prescribed: str = COST, standards: str = "") -> list[tuple[str, ...]]:
    own = form(prescribed)
    complete, found = filled(typed, prescribed=own, standards=library(standards))
    assert found == ()
    words = project_words(complete.projects[0], complete, own.form)["指标行"]
    names = ("一级指标", "二级指标", "三级指标", "指标值")
    return [tuple(row[name] for name in names) for row in words]  # type: ignore[attr-defined]


def test_rows_stand_where_the_form_has_them() -> None:
    assert rows(TYPED) == [
        ("成本指标", "经济成本指标", "养护标准", "1.5万元/公里"),
        ("成本指标", "经济成本指标", "养护成本", "≤36万元"),
        ("产出指标", "数量指标", "养护里程", "24公里"),
        ("效益指标", "", "群众满意度", "≥90%"),
    ]


def test_standards_stand_there_too() -> None:
    standards = "绩效指标:\n  成本指标:\n    预算控制数: ≤{{ 年度资金总额|万元 }}\n"
    filled_in = ("成本指标", "经济成本指标", "预算控制数", "≤36万元")
    assert rows(PROJECT, standards=standards)[0] == filled_in
    named = f"{TYPED}共性指标:\n  - 预算控制数\n"
    assert rows(named, standards=standards)[2] == filled_in
    excused = f"{PROJECT}不适用:\n  成本指标: 无\n"
    assert len(rows(excused, standards=standards)) == 1


def test_an_empty_row_stands_there_too() -> None:
    everywhere = COST.replace("补全共性指标: 是", "空行: 全印")
    assert [row[1] for row in rows(PROJECT, everywhere)] == [
        "经济成本指标",
        "社会成本指标",
        "数量指标",
        "",
    ]


@pytest.mark.parametrize(
    ("categories", "line"),
    [
        ("  成本指标:\n    归入: 成本指标\n", 11),
        ("  成本指标:\n    归入: 经济成本指标\n  经济成本指标:\n    归入: 社会成本指标\n", 11),
    ],
)
def test_what_goes_into_another_goes_no_further(categories: str, line: int) -> None:
    into = "成本指标" if "经济" not in categories else "经济成本指标"
    assert form_found({"a": f"{FORM}二级指标:\n{categories}"}) == [
        f"S205 templates/a/form.yaml:{line} “成本指标”归入“{into}”，“{into}”自己又归入别处"
    ]


PUBLISHED = ("pingluo-2023", "pingluo-2022", "huangyuan-2024", "menyuan-2023", "huailai-2024")


@pytest.mark.parametrize("form_id", PUBLISHED)
def test_the_published_forms_know_no_level_of_costs(form_id: str) -> None:
    loaded, found = load_form(form_id, Root(REPOSITORY).fetch, PUBLISHED, Place("x"))
    assert loaded is not None
    assert found == ()
    costs = {name for name, category in CATEGORY.items() if category.dimension == COST_LEVEL}
    assert costs == {"经济成本指标", "社会成本指标", "生态环境成本指标"}
    assert {loaded.form.category(name) for name in costs} == {"成本指标"}
