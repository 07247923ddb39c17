from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.files import Root
from reportgen.layout import fields, file_name, form_words, project_words, unit_words
from reportgen.layout.names import safe_stem
from reportgen.shelf import Shelf
from reportgen.unit import complete_unit
from reportgen.word.fields import Leaf, Record, Rows
from tests.reading_specs import FORM, PROJECT, UNIT, filled, form

ROOT = Path(__file__).parent.parent.parent


def printed(project: str = PROJECT, unit: str = UNIT, text: str = FORM) -> dict[str, object]:
    prescribed = form(text)
    complete, found = filled(project, unit=unit, prescribed=prescribed)
    assert found == ()
    return dict(project_words(complete.projects[0], complete, prescribed.form))


def target(typed: str, style: str = "") -> str:
    text = f"{FORM}指标值:\n{style}" if style else FORM
    row = printed(PROJECT.replace("24公里", typed), text=text)["指标行"][0]  # type: ignore[index]
    return str(row["指标值"])


@pytest.mark.parametrize(
    ("amount", "unit", "style", "said"),
    [
        ("36.00", "万元", "", "36.00"),
        ("36.00", "元", "", "0.0036"),
        ("176.115", "万元", "小数:\n  金额: 2\n", "176.12"),
        ("1536.74", "万元", "千分位: 是\n", "1,536.74"),
        ("200000", "元", "", "20"),
        ("0", "万元", "", "0"),
        ("", "万元", "", ""),
    ],
)
def test_money_is_printed_in_the_forms_unit(amount: str, unit: str, style: str, said: str) -> None:
    words = printed(PROJECT.replace("36.00", amount), UNIT.replace("万元", unit), FORM + style)
    assert words["资金"] == {"年度资金总额": said, "财政拨款": said, "其他资金": ""}


@pytest.mark.parametrize(("unit", "yuan"), [("万元", "1761150"), ("元", "176.115")])
def test_printed_money_knows_exactly_what_it_is(unit: str, yuan: str) -> None:
    project = PROJECT.replace("36.00", "176.115")
    words = printed(project, UNIT.replace("万元", unit), f"{FORM}小数:\n  金额: 2\n")
    amount = words["资金"]["财政拨款"]  # type: ignore[index]
    assert amount.yuan == Decimal(yuan)


@pytest.mark.parametrize(
    ("typed", "style", "said"),
    [
        ("≥95%", "", "≥95%"),
        ("=8个", "", "=8个"),
        ("=8个", "  等号: 去掉\n", "8个"),
        ("≥95%", "  百分号: 百分比\n", "≥95百分比"),
        ("≥95百分比", '  百分号: "%"\n', "≥95%"),
        ("100%满意", "  百分号: 百分比\n", "100%满意"),
    ],
)
def test_targets_are_printed_as_the_form_wants(typed: str, style: str, said: str) -> None:
    assert target(typed, style) == said


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        ("≥95%", ("≥", "95", "%")),
        ("24次", ("", "24", "次")),
        ("良好", ("", "良好", "")),
        ("300余人次", ("", "300余人次", "")),
    ],
)
def test_a_target_in_columns_loses_nothing(typed: str, columns: tuple[str, str, str]) -> None:
    row = printed(PROJECT.replace("24公里", typed))["指标行"][0]  # type: ignore[index]
    assert (row["比较符"], row["数值"], row["计量单位"]) == columns


NO_SIGN = """\
指标值:
  百分号: "%"
  无比较符:
    数: "="
    文字: 定性
    其他: 定量（其他）
"""


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        ("≥95%", ("≥", "95", "%")),
        ("95百分比以上", ("≥", "95", "%")),
        ("24次", ("=", "24", "次")),
        ("良好", ("定性", "良好", "")),
        ("5-10个", ("定量（其他）", "5-10", "个")),
        ("2024年12月底", ("定量（其他）", "2024年12月底", "")),
        ("300余人次", ("定量（其他）", "300余人次", "")),
        ("每个村每年2万元", ("定量（其他）", "每个村每年2万元", "")),
        ("", ("", "", "")),
    ],
)
def test_a_form_says_what_stands_where_there_is_no_sign(
    typed: str, columns: tuple[str, str, str]
) -> None:
    row = printed(PROJECT.replace("24公里", typed), text=FORM + NO_SIGN)["指标行"][0]  # type: ignore[index]
    assert (row["比较符"], row["数值"], row["计量单位"]) == columns


def test_what_the_form_says_of_points_is_printed() -> None:
    said = {"名称": "某县绩效目标表", "金额单位": "万元", "分值合计": "", "执行率分值": ""}
    assert form_words(form().form) == said
    points = "分值:\n  合计: 90\n  各一级指标:\n    产出指标: 90\n  执行率: 10\n"
    assert form_words(form(FORM + points).form) == {**said, "分值合计": "90", "执行率分值": "10"}


def test_rows_are_also_nested_by_level() -> None:
    typed = f"{PROJECT}  质量指标:\n    平整: 良好\n  社会效益指标:\n    出行: 改善\n"
    groups = printed(typed)["指标组"]
    assert [
        (g["一级指标"], [(c["二级指标"], len(c["指标行"])) for c in g["二级组"]])
        for g in groups  # type: ignore[attr-defined]
    ] == [
        ("产出指标", [("数量指标", 1), ("质量指标", 1)]),
        ("效益指标", [("社会效益指标", 1)]),
    ]


def test_every_word_that_the_schema_promises_is_there_and_no_other() -> None:
    root = Root(ROOT)
    shelf = Shelf(root.stock())
    for folder in root.folders(()):
        unit = complete_unit(root.read(folder), shelf, None, checks=False)
        assert unit.filled
        assert unit.form
        prescribed = unit.form.form
        projects = [project_words(p, unit.filled, prescribed) for p in unit.filled.projects]
        about = {"表样": form_words(prescribed), "单位": unit_words(unit.filled, prescribed)}
        words = {**about, "项目列表": projects}
        assert_fits(words, fields(prescribed, "单位"))
        one = {**about, "项目": projects[0]}
        assert_fits(one, fields(prescribed, "项目"))


def assert_fits(value: object, field: Leaf | Record | Rows) -> None:
    if isinstance(field, Leaf):
        assert isinstance(value, str)
    elif isinstance(field, Rows):
        assert isinstance(value, list)
        for item in value:
            assert_fits(item, field.item)
    else:
        assert isinstance(value, Mapping)
        assert set(value) == set(field.fields)
        for name, inner in field.fields.items():
            assert_fits(value[name], inner)


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("道路养护", "道路养护"),
        ("a/b\\c:d", "a_b_c_d"),
        ("..", "未命名"),
        (" 尾巴. ", "尾巴"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("LPT1", "_LPT1"),
        ("控\x07制\u202e符", "控制符"),
        ("", "未命名"),
        ("字" * 300, "字" * 66),
    ],
)
def test_names_are_safe_on_every_system(typed: str, safe: str) -> None:
    assert safe_stem(typed, 200) == safe


def test_a_name_with_its_suffix_fits_200_bytes() -> None:
    name = file_name("{{ 项目.项目名称 }}", {"项目": {"项目名称": "字" * 300}}, ".docx")
    assert len(name.encode()) <= 200
    assert name.endswith(".docx")
