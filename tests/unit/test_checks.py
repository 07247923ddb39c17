import pytest

from reportgen.checks import check_unit
from reportgen.codes import Severity
from tests.reading_specs import FORM, PROJECT, UNIT, filled, form

FACTS = f"{UNIT}基础数据:\n  行政村: 18个\n"


def found(project: str, unit: str = UNIT, text: str = FORM) -> list[str]:
    prescribed = form(text)
    complete, problems = filled(project, unit=unit, prescribed=prescribed)
    assert problems == ()
    return [
        f"{d.code} {d.place.line} {d.severity.value} {d.message}"
        for d in check_unit(complete, prescribed.form)
    ]


def test_a_total_that_is_not_the_sum_of_its_sources() -> None:
    typed = PROJECT.replace("36.00", "36.00\n  其他资金: 4\n  年度资金总额: 50")
    assert found(typed) == ["B601 5 error 年度资金总额50，各来源相加40.00，差10.00万元"]


@pytest.mark.parametrize("total", ["40", "40.00"])
def test_a_total_that_is_the_sum(total: str) -> None:
    typed = PROJECT.replace("36.00", f"36.00\n  其他资金: 4\n  年度资金总额: {total}")
    assert found(typed) == []


def test_costing_that_does_not_reach_the_money() -> None:
    typed = f"{PROJECT.replace('36.00', '35.00')}测算:\n  补助: 行政村 × 20000元/村\n"
    (said,) = found(typed, FACTS)
    assert said.split("\n") == [
        "B602 9 error 测算和预算对不上，差1.00万元",
        "测算：补助：行政村18个 × 20000元/村，合计36万元（第9行）；资金：35.00万元（第3行）",
    ]


@pytest.mark.parametrize(
    ("money", "costing"),
    [
        ("36.00", "补助: 行政村 × 20000元/村"),
        ("35.70", "补助: 行政村 × 20000元/村\n  凑整: -0.30万元"),
        ("36.00", "补助: 36万元"),
        ("36.00", "甲: 30万元\n  乙: 行政村 × 3000元/村 + 6000元 = 6万元"),
        ("36.00", "没有写:"),
    ],
)
def test_costing_that_reaches_the_money(money: str, costing: str) -> None:
    assert found(f"{PROJECT.replace('36.00', money)}测算:\n  {costing}\n", FACTS) == []


def test_a_line_that_contradicts_itself() -> None:
    typed = f"{PROJECT}测算:\n  补助: 行政村 × 20000元/村 = 63万元\n"
    assert found(typed, FACTS) == [
        "B602 9 error 测算“补助”写的是63万元，算出来是36万元\n行政村18个 × 20000元/村"
    ]


def test_pending_is_always_reported() -> None:
    typed = f"{PROJECT}测算:\n  补助: 36万元\n  待核: 村数未定\n"
    assert found(typed) == ["B605 10 warning 测算还有待核的内容：村数未定"]


def test_indicators_without_a_value_and_categories_without_an_indicator() -> None:
    typed = PROJECT.replace("24公里", "") + "  质量指标:\n  时效指标:\n    - 按时完成\n"
    assert found(typed) == [
        "B603 7 error 数量指标“养护里程”没有填指标值",
        "B604 8 warning “质量指标”下没有指标，印出来是空行",
    ]


@pytest.mark.parametrize(("empty", "severity"), [(3, "warning"), (4, "error")])
def test_no_money_must_be_put_right_where_the_project_is_not_written_yet(
    empty: int, severity: str
) -> None:
    names = ("质量指标", "时效指标", "社会效益指标", "可持续影响指标")[:empty]
    rows = "".join(f"  {name}:\n" for name in names)
    said = found(PROJECT.replace("36.00", "") + rows)
    assert [line for line in said if "B606" in line] == [f"B606 2 {severity} “资金”还没有填金额"]
    said = found(PROJECT.replace("36.00", "") + rows, text=f"{FORM}级别:\n  B606: 供参考\n")
    assert [line for line in said if "B606" in line] == ["B606 2 info “资金”还没有填金额"]


@pytest.mark.parametrize("rule", ["row-empty", "B604"])
def test_a_form_changes_a_severity(rule: str) -> None:
    typed = f"{PROJECT}  质量指标:\n"
    said = found(typed, text=f"{FORM}级别:\n  {rule}: 必须改\n")
    assert [line.split()[2] for line in said] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("limit", "money", "rounding", "expected"),
    [
        ("", "35.70", "-0.30万元", []),
        ("", "35.00", "-1.00万元", ["凑整1万元超过限额0.35万元（预算的1%）"]),
        ("凑整限额: 1\n", "35.00", "-1.00万元", []),
        ("凑整限额: 0.5\n", "35.00", "-10000元", ["凑整1万元超过限额0.5万元（本表样的凑整限额）"]),
        ("凑整限额: 0\n", "35.70", "-0.30万元", ["凑整0.3万元超过限额0万元（本表样的凑整限额）"]),
    ],
)
def test_rounding_closes_no_more_than_the_form_allows(
    limit: str, money: str, rounding: str, expected: list[str]
) -> None:
    costing = f"测算:\n  补助: 行政村 × 20000元/村\n  凑整: {rounding}\n"
    said = found(f"{PROJECT.replace('36.00', money)}{costing}", FACTS, FORM + limit)
    assert said == [f"B602 10 error {message}" for message in expected]


def test_rounding_alone_is_no_costing() -> None:
    typed = f"{PROJECT.replace('36.00', '')}测算:\n  凑整: 0.01万元\n"
    assert "B602 9 error 测算只有凑整，没有别的行" in found(typed)


@pytest.mark.parametrize(
    ("costing", "expected"),
    [
        ("补助: 35.9万元", "加“凑整: 0.10万元”"),
        ("补助: 35.9万元\n  凑整: 0.05万元", "把凑整改成 0.10万元"),
        ("补助: 36万元\n  凑整: 0.05万元", "凑整不用写，删去这一行"),
        ("补助: 35.5万元\n  凑整: 0.05万元", ""),
        ("补助: 35万元", ""),
    ],
)
def test_a_gap_is_closed_by_one_rounding_within_its_limit(costing: str, expected: str) -> None:
    prescribed = form()
    complete, _ = filled(f"{PROJECT}测算:\n  {costing}\n", prescribed=prescribed)
    (said,) = check_unit(complete, prescribed.form)
    _, _, repair = said.hint.partition("；测算没错，")
    assert repair.partition("；")[2].removeprefix("只是凑整，") == expected


def test_costing_of_a_default_is_told_at_the_projects_money() -> None:
    prescribed = form()
    unit = f"{UNIT}默认:\n  测算:\n    补助: 30万元\n"
    complete, _ = filled(PROJECT, unit=unit, prescribed=prescribed)
    (said,) = check_unit(complete, prescribed.form)
    assert (said.place.file, said.place.line) == ("specs/u/01.yaml", 3)
    sums = "合计30万元（specs/u/unit.yaml 第10行）；资金：36.00万元（第3行）"
    assert said.message.endswith(sums)
