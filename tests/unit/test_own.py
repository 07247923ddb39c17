"""其他栏目 of every type: checked in their places, printed and shown."""

import re

import pytest

from reportgen import source
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import LoadedForm
from reportgen.layout import project_words
from reportgen.model import Project, bind
from reportgen.showing import lines
from tests.reading_specs import FORM, PROJECT, UNIT, filled, form
from tests.unit.test_form import found as form_found

OWN = f"""{FORM}其他栏目:
  项目:
    股室:
    概算:
      类型: 金额
    产出:
      类型: 指标
    设备清单:
      类型: 表
      必填: 是
      列:
        名称:
          必填: 是
        数量:
          类型: 数
        单价:
          类型: 金额
  资金来源:
    执行数:
      类型: 金额
      必填: 是
  指标:
    完成值:
      类型: 指标
    得分:
      类型: 数
      必填: 是
"""
TYPED = """\
项目名称: 道路养护
资金:
  财政拨款: 36.00
  其他资金: 4.00
年度总体目标: 养护道路
绩效指标:
  数量指标:
    养护里程:
      指标值: 24公里
      其他栏目:
        完成值: ≥25公里
        得分: 9.5
其他栏目:
  股室: 预算股
  概算: 1,200
  产出: ≥95%
  设备清单:
    - 名称: 压路机
      数量: 1
      单价: 12.5
    - 名称: 铁锹
  执行数:
    财政拨款: 35.20
    其他资金: 4
"""


def printed(project: str, prescribed: LoadedForm, unit: str = UNIT) -> dict[str, object]:
    complete, found = filled(project, unit=unit, prescribed=prescribed)
    assert found == ()
    return dict(project_words(complete.projects[0], complete, prescribed.form))


def test_every_type_is_printed_in_its_own_way() -> None:
    words = printed(TYPED, form(OWN))
    assert words["其他栏目"] == {
        "股室": "预算股",
        "概算": "1200",
        "产出": {"指标值": "≥95%", "比较符": "≥", "数值": "95", "计量单位": "%"},
        "设备清单": [
            {"名称": "压路机", "数量": "1", "单价": "12.5"},
            {"名称": "铁锹", "数量": "", "单价": ""},
        ],
        "执行数": {"财政拨款": "35.20", "其他资金": "4", "年度资金总额": "39.20"},
    }
    row = words["指标行"][0]  # type: ignore[index]
    assert row["其他栏目"] == {
        "完成值": {"指标值": "≥25公里", "比较符": "≥", "数值": "25", "计量单位": "公里"},
        "得分": "9.5",
    }


def test_amounts_are_converted_to_the_forms_unit() -> None:
    words = printed(TYPED, form(OWN.replace("金额单位: 万元", "金额单位: 元")))
    own = words["其他栏目"]
    assert isinstance(own, dict)
    assert (own["概算"], own["执行数"]["年度资金总额"]) == ("12000000", "392000")
    assert own["设备清单"][0]["单价"] == "125000"


def test_fields_that_are_not_typed_are_blank() -> None:
    optional = re.sub(" +必填: 是\n", "", OWN)
    words = printed(PROJECT, form(optional))
    assert words["其他栏目"] == {
        "股室": "",
        "概算": "",
        "产出": dict.fromkeys(("指标值", "比较符", "数值", "计量单位"), ""),
        "设备清单": [],
        "执行数": {"财政拨款": "", "其他资金": "", "年度资金总额": ""},
    }


def test_a_typed_sum_stands() -> None:
    words = printed(
        TYPED.replace("    其他资金: 4\n", "    其他资金: 4\n    预算数: 39\n"), form(OWN)
    )
    assert words["其他栏目"]["执行数"]["年度资金总额"] == "39"  # type: ignore[index]


def test_show_tells_every_field() -> None:
    complete, _ = filled(TYPED, prescribed=form(OWN))
    said = [line for line in shown(complete) if "［" in line or "得分" in line]
    assert said[6:] == [
        "财政拨款：36.00万元　［填写］",
        "其他资金：4.00万元　［填写］",
        "年度资金总额：40.00万元　［推算 = 财政拨款 + 其他资金］",
        "股室：预算股　［填写］",
        "概算：1,200　［填写］",
        "产出：≥95%　［填写］",
        "设备清单 1：名称：压路机，数量：1，单价：12.5　［填写］",
        "设备清单 2：名称：铁锹　［填写］",
        "执行数 财政拨款：35.20　［填写］",
        "执行数 其他资金：4　［填写］",
        "执行数 年度资金总额：39.20　［推算 = 财政拨款 + 其他资金］",
        "    养护里程：24公里　［填写］",
        "      得分：9.5",
    ]


def shown(unit: FilledUnit) -> list[str]:
    return list(lines(unit.projects[0], unit))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("单价: 12.5", "单价: 12.5元", "20:11 “单价”：金额“12.5元”里写了单位"),
        ("数量: 1", "数量: 一台", "19:11 “数量”：“一台”不是数"),
        ("数量: 1", "数目: 1", "19:7 “设备清单”没有“数目”这一列；是不是想写“数量”？"),
        ("- 名称: 铁锹", "- 数量: 3", "21:7 “设备清单”第2行缺少“名称”"),
        ("  执行数:\n    财政拨款: 35.20\n", "  执行数:\n", "22:3 “执行数”里缺少“财政拨款”"),
        ("    财政拨款: 35.20", "    财政拨款: 35.2.0", "23:11 “财政拨款”：金额“35.2.0”不是数"),
        (
            "    其他资金: 4\n",
            "    单位资金: 4\n",
            "24:5 “执行数”里没有资金来源“单位资金”；是不是想写“其他资金”？",
        ),
        ("  股室: 预算股\n", "  股室:\n    - 名称: 预算股\n", "14:3 “股室”只写一个值"),
        ("        得分: 9.5\n", "", "10:7 “养护里程”的其他栏目缺少“得分”"),
        ("得分: 9.5", "得分: 九分", "12:13 “得分”：“九分”不是数"),
        ("得分: 9.5", "得份: 9.5", "12:9 本表样没有栏目“得份”；是不是想写“得分”？"),
    ],
)
def test_what_does_not_fit_is_told_in_its_place(old: str, new: str, said: str) -> None:
    assert TYPED.count(old) == 1
    _, found = filled(TYPED.replace(old, new), prescribed=form(OWN))
    told = [f"{d.place.line}:{d.place.column} {d.message}" for d in found if d.code == "F304"]
    assert told == [said]
    assert filled(TYPED.replace(old, new), prescribed=form(OWN), own=False)[1] == ()


def test_wrong_shapes_are_told_with_how_to_write_them() -> None:
    start = TYPED.index("  设备清单:")
    typed = f"{TYPED[:start]}  设备清单: 压路机一台\n  执行数: 35.20\n"
    _, found = filled(typed, prescribed=form(OWN))
    assert [(d.place.line, d.message, d.hint) for d in found] == [
        (17, "“设备清单”要写成一张表", "设备清单:\n  - 名称: …\n    数量: …\n    单价: …"),
        (18, "“执行数”要按资金来源分行写", "执行数:\n  财政拨款: …"),
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("  项目:\n    甲:\n      类型: 选项\n", "S203 templates/a/form.yaml:11 “甲”缺少“选项”"),
        ("  项目:\n    甲:\n      类型: 表\n", "S203 templates/a/form.yaml:11 “甲”缺少“列”"),
        (
            "  项目:\n    甲:\n      选项: [是]\n",
            "S205 templates/a/form.yaml:12 “甲”的类型不是“选项”，不用写“选项”",
        ),
        (
            "  指标:\n    甲:\n      类型: 表\n      列:\n        乙:\n",
            "S205 templates/a/form.yaml:11 “甲”在每一行里，类型不能是“表”",
        ),
        (
            "  项目:\n    甲:\n  资金来源:\n    甲:\n",
            "S201 templates/a/form.yaml:13 “甲”在“项目”和“资金来源”下面都写了",
        ),
        (
            "  项目:\n    甲:\n      类型: 表\n      列:\n        乙:\n          类型: 长文\n",
            "S205 templates/a/form.yaml:15 “类型”：“长文”不在可选的写法里",
        ),
    ],
)
def test_a_form_declares_fields_that_can_be_filled(fields: str, said: str) -> None:
    assert form_found({"a": f"{FORM}其他栏目:\n{fields}"}) == [said]


def test_a_table_has_no_more_columns_than_word_has() -> None:
    columns = "".join(f"        列{n}:\n" for n in range(200))
    fields = f"  项目:\n    甲:\n      类型: 表\n      列:\n{columns}"
    assert form_found({"a": f"{FORM}其他栏目:\n{fields}"}) == [
        "S205 templates/a/form.yaml:13 “甲”有200列，Word的表最多63列"
    ]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("其他栏目:\n  清单:\n    - 压路机\n", "S204 1:3:7 “清单”第1行没有写是哪一列"),
        ("其他栏目:\n  - 压路机\n", "S204 1:2:3 “其他栏目”下面不用“-”列表"),
        ("其他栏目: 压路机\n", "S204 1:1:7 “其他栏目”下面要分行写各项，读到的是一段文字“压路机”"),
        (
            "其他栏目:\n  清单:\n    - 名称:\n        甲: 1\n",
            "S204 1:4:9 “名称”要写一段文字，读到的是下一层栏目",
        ),
        (
            "其他栏目:\n  执行数:\n    财政拨款: 1\n    财政资金: 2\n",
            "S201 1:4:5 “财政资金”（就是“财政拨款”）写了两遍，第3行已经写过",
        ),
    ],
)
def test_other_shapes_are_told(block: str, said: str) -> None:
    found = [f"{d.code} 1:{d.place.line}:{d.place.column} {d.message}" for d in told(block)]
    assert found == [said]


def told(block: str) -> tuple[Diagnostic, ...]:
    tree, found = source.read(block.encode(), "x.yaml")
    assert found == ()
    return bind(tree, Project, partial=True).diagnostics
