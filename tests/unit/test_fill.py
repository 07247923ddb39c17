from decimal import Decimal

import pytest

from reportgen.codes import Severity
from reportgen.filled import FilledProject, Origin
from tests.reading_specs import FORM, PROJECT, UNIT, filled, form, library

STANDARDS = """\
绩效指标:
  质量指标:
    合格率:
      指标值: ≥95%
  成本指标:
    预算控制数:
      指标值: ≤{{ 年度资金总额|万元 }}
"""
REQUIRED = f"""{FORM}二级指标:
  质量指标:
    必填: 一般
  成本指标:
    必填: 硬性
"""


def project(*texts: str, unit: str = UNIT, **rest: object) -> FilledProject:
    complete, found = filled(*texts or (PROJECT,), unit=unit, **rest)  # type: ignore[arg-type]
    assert found == ()
    return complete.projects[0]


def rows(filled_project: FilledProject) -> list[tuple[str, str, str, str]]:
    return [(r.category, r.printed, r.target.text, r.origin.value) for r in filled_project.rows]


def test_the_total_is_the_exact_sum_and_says_so() -> None:
    total = project(PROJECT.replace("36.00", "0.1\n  其他资金: 0.20")).total
    assert (total.value, total.origin, total.note) == (
        Decimal("0.30"),
        Origin.DERIVED,
        "= 财政拨款 + 其他资金",
    )


def test_one_source_keeps_its_digits() -> None:
    assert str(project().total.value) == "36.00"


def test_a_typed_total_stands_alone() -> None:
    done = project(PROJECT.replace("财政拨款: 36.00", "预算数: 5"))
    assert (done.total.value, done.total.origin) == (Decimal(5), Origin.TYPED)
    assert done.funds["财政拨款"].value is None


def test_department_and_implementer_come_from_the_unit() -> None:
    texts = project().texts
    assert {
        k: texts[k].value for k in ("主管部门", "主管部门代码", "实施单位", "实施单位代码")
    } == {
        "主管部门": "某县财政局",
        "主管部门代码": "101",
        "实施单位": "和平镇人民政府",
        "实施单位代码": "052",
    }
    assert texts["实施单位"].origin is Origin.DEFAULT


def test_the_units_code_does_not_follow_another_name() -> None:
    texts = project(f"{PROJECT}实施单位: 和平镇中心学校\n").texts
    assert (texts["实施单位"].origin, texts["实施单位代码"].value) == (Origin.TYPED, None)


def test_defaults_say_where_they_are_written() -> None:
    period = project(unit=f"{UNIT}默认:\n  项目期: 一年\n").texts["项目期"]
    assert (period.value, period.origin, period.note) == (
        "一年",
        Origin.DEFAULT,
        "specs/u/unit.yaml 第9行",
    )


def test_what_the_form_says_for_all_comes_last() -> None:
    prescribed = form(f"{FORM}默认:\n  项目期: 三年\n  项目属性: 延续\n")
    texts = project(unit=f"{UNIT}默认:\n  项目期: 一年\n", prescribed=prescribed).texts
    assert (texts["项目期"].value, texts["项目属性"].value) == ("一年", "延续")
    assert texts["项目属性"].note == "templates/plain/form.yaml 第11行"


def test_nothing_is_filled_unless_the_form_says_so() -> None:
    done = project(prescribed=form(REQUIRED), standards=library(STANDARDS))
    assert rows(done) == [("数量指标", "养护里程", "24公里", "填写")]


def test_required_categories_without_a_row_are_filled_from_the_library() -> None:
    prescribed = form(f"{REQUIRED}补全共性指标: 是\n")
    typed = f"{PROJECT}  质量指标:\n"
    assert rows(project(typed, prescribed=prescribed, standards=library(STANDARDS))) == [
        ("数量指标", "养护里程", "24公里", "填写"),
        ("质量指标", "合格率", "≥95%", "共性"),
        ("成本指标", "预算控制数", "≤36万元", "共性"),
    ]


def test_typed_rows_and_excused_categories_are_not_filled() -> None:
    prescribed = form(f"{REQUIRED}补全共性指标: 是\n")
    typed = f"{PROJECT}  质量指标:\n    平整度: 良好\n不适用:\n  成本指标: 无\n"
    done = project(typed, prescribed=prescribed, standards=library(STANDARDS))
    assert [row[1] for row in rows(done)] == ["养护里程", "平整度"]


def test_the_unit_decides_before_the_form() -> None:
    prescribed = form(f"{REQUIRED}补全共性指标: 是\n")
    done = project(
        unit=f"{UNIT}补全共性指标: 否\n", prescribed=prescribed, standards=library(STANDARDS)
    )
    assert len(done.rows) == 1


def test_a_project_takes_a_standard_by_name_with_what_differs() -> None:
    typed = f"{PROJECT}共性指标:\n  预算控制数:\n    打印名称: 养护成本\n    分值: 10\n"
    row = project(typed, standards=library(STANDARDS)).rows[-1]
    assert (row.name, row.printed, row.target.text, row.weight) == (
        "预算控制数",
        "养护成本",
        "≤36万元",
        Decimal(10),
    )
    assert row.note == "templates/指标库/共性.yaml 第6行"


def test_the_set_of_the_indicator_template_comes_before_the_common_one() -> None:
    own = "指标模板: 补贴发放\n绩效指标:\n  质量指标:\n    足额率: 100%\n"
    both = library(STANDARDS).extended(library(own).standards)
    prescribed = form(f"{REQUIRED}补全共性指标: 是\n")
    done = project(f"{PROJECT}指标模板: 补贴发放\n", prescribed=prescribed, standards=both)
    assert [row[1] for row in rows(done)] == ["养护里程", "足额率", "预算控制数"]


def test_unit_and_form_extend_the_library() -> None:
    unit = f"{UNIT}共性指标:\n  质量指标:\n    合格率: 100%\n"
    prescribed = form(f"{REQUIRED}补全共性指标: 是\n")
    done = project(unit=unit, prescribed=prescribed, standards=library(STANDARDS))
    assert rows(done)[1] == ("质量指标", "合格率", "100%", "共性")


def test_a_standard_that_is_not_there_and_one_that_fails() -> None:
    broken = STANDARDS.replace("年度资金总额", "年度资金总和")
    typed = f"{PROJECT}共性指标:\n  - 合格\n  - 预算控制数\n"
    _, found = filled(typed, standards=library(broken))
    assert [(d.code, d.place.file, d.place.line) for d in found] == [
        ("F306", "specs/u/01.yaml", 9),
        ("F305", "templates/指标库/共性.yaml", 6),
    ]
    assert found[0].message == "指标库里没有“合格”；是不是想写“合格率”？"


@pytest.mark.parametrize(
    ("order", "empty", "expected"),
    [
        ("按填写", "按填写", ["时效指标", "数量指标", "质量指标"]),
        ("按填写", "不印", ["时效指标", "数量指标"]),
        ("按表样", "按填写", ["数量指标", "质量指标", "时效指标"]),
        ("按表样", "全印", ["数量指标", "质量指标", "时效指标", "成本指标"]),
    ],
)
def test_order_and_empty_rows_are_the_forms(order: str, empty: str, expected: list[str]) -> None:
    categories = "".join(
        f"  {name}:\n    必填: 否\n" for name in ("数量指标", "质量指标", "时效指标", "成本指标")
    )
    prescribed = form(f"{FORM}二级指标:\n{categories}指标顺序: {order}\n空行: {empty}\n")
    head = PROJECT.split("  数量指标")[0]
    typed = f"{head}  时效指标:\n    完工: 年底\n  数量指标:\n    里程: 1公里\n  质量指标:\n"
    assert [row.category for row in project(typed, prescribed=prescribed).rows] == expected


def test_costing_is_evaluated_with_the_units_facts() -> None:
    unit = f"{UNIT}基础数据:\n  行政村: 18个\n"
    typed = f"{PROJECT}测算:\n  补助: 行政村 × 20000元/村\n  凑整: -1.00万元\n  待核: 村数\n"
    lines = project(typed, unit=unit).costing
    assert [(c.name, c.said, c.amount) for c in lines] == [
        ("补助", "行政村18个 × 20000元/村", Decimal(360000)),
        ("凑整", "-1.00万元", Decimal(-10000)),
    ]


def test_costing_that_cannot_be_read() -> None:
    _, found = filled(f"{PROJECT}测算:\n  补助: 某村 × 20000元/村\n  凑整: 3\n")
    assert [(d.code, d.place.line) for d in found] == [("S207", 9), ("S207", 10)]


def test_sources_that_the_own_form_does_not_have() -> None:
    typed = PROJECT.replace("财政拨款", "上年结转")
    _, found = filled(typed)
    assert [(d.code, d.message) for d in found] == [("F303", "本表样没有资金来源“上年结转”")]


def test_money_that_another_form_shows_only_in_the_total() -> None:
    typed = PROJECT.replace("财政拨款", "上年结转")
    complete, found = filled(typed, own=False)
    assert [(d.code, d.severity, d.message) for d in found] == [
        (
            "F303",
            Severity.WARNING,
            "本表样没有资金来源“上年结转”，这笔钱只算在年度资金总额里，分项相加会比总额少",
        )
    ]
    assert complete.projects[0].total.value == Decimal("36.00")
    assert filled(typed.replace("36.00", "0"), own=False)[1] == ()


OWN = f"""{FORM}其他栏目:
  项目:
    股室:
      必填: 是
    等级:
      类型: 选项
      选项:
        - 甲
        - 乙
    开工:
      类型: 日期
    面积:
      类型: 数
"""


def test_own_fields_are_checked_by_their_types() -> None:
    typed = f"{PROJECT}其他栏目:\n  等级: 丙\n  开工: 春天\n  面积: 三亩\n  科室: 一\n"
    _, found = filled(typed, prescribed=form(OWN))
    assert [d.message for d in found] == [
        "“等级”：“丙”不在选项里",
        "“开工”：“春天”不是日期",
        "“面积”：“三亩”不是数",
        "本表样没有栏目“科室”；是不是想写“股室”？",
    ]
    assert filled(typed, prescribed=form(OWN), own=False)[1] == ()


def test_own_fields_that_are_not_typed_are_blank() -> None:
    extra = project(f"{PROJECT}其他栏目:\n  股室: 预算股\n", prescribed=form(OWN)).extra
    assert {key: value.value for key, value in extra.items()} == {
        "股室": "预算股",
        "等级": None,
        "开工": None,
        "面积": None,
    }


def test_expressions_round_as_the_form_says() -> None:
    prescribed = form(f"{FORM}小数:\n  算式: 1\n")
    typed = f"{PROJECT.replace('36.00', '36.25')}共性指标:\n  - 预算控制数\n"
    row = project(typed, prescribed=prescribed, standards=library(STANDARDS)).rows[-1]
    assert row.target.text == "≤36.3万元"


def test_a_standard_that_is_typed_too_is_told_once() -> None:
    typed = f"{PROJECT}  质量指标:\n    合格率: 98%\n共性指标:\n  - 合格率\n  - 预算控制数\n"
    complete, found = filled(typed, standards=library(STANDARDS))
    assert [(d.code, d.place.line, d.message) for d in found] == [
        ("S201", 11, "“合格率”写了两遍，“质量指标”里第9行已经写过")
    ]
    assert [row.name for row in complete.projects[0].rows] == ["养护里程", "合格率", "预算控制数"]


def test_a_typed_indicator_of_another_category_is_another_one() -> None:
    typed = f"{PROJECT}  时效指标:\n    合格率: 98%\n共性指标:\n  - 合格率\n"
    assert filled(typed, standards=library(STANDARDS))[1] == ()
