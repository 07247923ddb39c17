from decimal import Decimal

import pytest

from reportgen import source
from reportgen.form import Form
from reportgen.model import Project, Unit, bind
from reportgen.model.defaults import with_defaults
from reportgen.source import Mapping, Scalar, read
from tests.reading_specs import PROJECT, UNIT, bound


def found(text: str, model: type[Project] | type[Unit] = Project) -> list[str]:
    said = bound(model, text).diagnostics
    return [f"{d.code} {d.place.line}:{d.place.column} {d.message}" for d in said]


def test_a_project_is_read_with_its_digits_and_places() -> None:
    read = bound(Project, PROJECT)
    assert read.diagnostics == ()
    assert read.value is not None
    assert str(read.value.funds["财政拨款"]) == "36.00"
    assert read.value.indicators["数量指标"]["养护里程"].target == "24公里"
    assert read.places.at("资金", "财政拨款").line == 3
    assert read.places.at("绩效指标", "数量指标", "没有写").line == 7


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("资金: 36", "S204 8:5 “资金”要写明来源"),
        ("资金:\n  财政拨款: 3６", "S205 9:9 “财政拨款”：金额“3６”里有全角字符"),
        ("资金:\n  - 财政拨款: 36", "S204 9:3 “资金”下面不用“-”列表"),
    ],
)
def test_money_that_cannot_be_read(typed: str, said: str) -> None:
    start = PROJECT.replace("资金:\n  财政拨款: 36.00\n", "")
    text = f"{start}项目期: 一年\n项目属性: 新增\n{typed}\n"
    assert found(text) == [said]


def test_every_problem_of_a_file_is_found_in_one_run() -> None:
    text = """\
        项目名称: 甲
        主管部们: 乙
        资金:
          财政拨款: 36万元
        绩效指标:
          产出指标:
            数量指标: 1
          数量指标:
            - 里程: 24
          质量指标: 里程：24次
          权重: 3
        单位名称: 丙
        公开: 大概
        """
    assert found(text) == [
        "S202 2:1 不认识“主管部们”；是不是想写“主管部门”或“主管部门代码”？",
        "S204 6:3 一级指标“产出指标”不用写，由二级指标推出",
        "S208 9:7 “数量指标”下的“里程”前多了“-”",
        "S204 10:9 “质量指标”下面这一行的冒号不对：“里程：24次”",
        "S202 11:3 不认识“权重”",
        "S202 12:1 “单位名称”不写在这里",
        "S205 4:9 “财政拨款”：金额“36万元”里写了单位",
        "S205 13:5 “公开”：“大概”看不懂",
        "S203 1:1 缺少“年度总体目标”",
    ]


def test_missing_keys_name_where_they_belong() -> None:
    assert found("项目名称:\n资金:\n  财政拨款: 1\n") == [
        "S203 1:1 “项目名称”没有填",
        "S203 1:1 缺少“年度总体目标”",
        "S203 1:1 缺少“绩效指标”",
    ]


@pytest.mark.parametrize(
    ("typed", "target", "weight"),
    [
        ("良好（10分）", "良好", Decimal(10)),
        ("\n      指标值: ≥90%\n      分值: 7.5", "≥90%", Decimal("7.5")),
        ("\n      目标值: ≥90%\n      权重: 5分", "≥90%", Decimal(5)),
        ("\n      指标值: ≥90%（5分）\n      分值: 5", "≥90%", Decimal(5)),
        ("", None, None),
        ("36.00", "36.00", None),
        ("=8个", "=8个", None),
        ("12:30", "12:30", None),
    ],
)
def test_indicators_in_short_and_in_long(
    typed: str, target: str | None, weight: Decimal | None
) -> None:
    read = bound(Project, PROJECT.replace("养护里程: 24公里", f"养护里程: {typed}"))
    assert read.diagnostics == ()
    assert read.value is not None
    indicator = read.value.indicators["数量指标"]["养护里程"]
    assert (indicator.target, indicator.weight) == (target, weight)


def test_a_weight_typed_twice_must_agree() -> None:
    block = "养护里程:\n      指标值: ≥90%（5分）\n      分值: 6"
    (said,) = found(PROJECT.replace("养护里程: 24公里", block))
    assert said == "S209 9:11 “养护里程”的分值写了两个：“6”和“5”"


def test_fields_lost_inside_a_value_are_named() -> None:
    (said,) = found(PROJECT.replace("24公里", "24公里，分值：10"))
    assert said == "S206 7:11 “分值”混在“养护里程”的指标值里，没有读进去"


@pytest.mark.parametrize("line", ["清运垃圾 ≥1200吨", "清运垃圾：1200吨", "清运垃圾≥1200吨"])
@pytest.mark.parametrize(
    ("target", "place"), [("24公里\n      ", "7:11"), ("\n      指标值: 24公里\n        ", "8:12")]
)
def test_a_further_line_of_a_target_that_is_the_next_indicator(
    line: str, target: str, place: str
) -> None:
    text = PROJECT.replace("24公里", f"{target}{line}")
    assert found(text) == [f"S206 {place} 下一行“{line}”接进了“养护里程”的指标值，两行读成了一个值"]


@pytest.mark.parametrize(
    "target",
    ["每个村\n      每年20000元", "|\n      清运 3吨\n      巡查 2次", '"甲\n      乙 2次"'],
)
def test_a_target_of_several_lines(target: str) -> None:
    assert found(PROJECT.replace("24公里", target)) == []


def test_sentences_are_indicators_in_words() -> None:
    rows = "数量指标:\n    - 完成拨付到各村\n    - 完成验收"
    read = bound(Project, PROJECT.replace("数量指标:\n    养护里程: 24公里", rows))
    assert read.value is not None
    typed = read.value.indicators["数量指标"]
    assert [(name, row.sentence) for name, row in typed.items()] == [
        ("完成拨付到各村", True),
        ("完成验收", True),
    ]


def test_what_programs_note_cannot_be_typed() -> None:
    block = "养护里程:\n      sentence: 是"
    (said,) = found(PROJECT.replace("养护里程: 24公里", block))
    assert said.startswith("S202 8:7 不认识“sentence”")


def test_a_category_and_its_alias_are_one() -> None:
    (said,) = found(f"{PROJECT}  数量:\n    桥梁: 2座\n")
    assert said == "S201 8:3 “数量”（就是“数量指标”）写了两遍，第6行已经写过"


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ("6月底: 60%", {"3月底": "25%", "6月底": "60%", "12月底": "100%"}),
        ("12月底: 90%\n  3月底: 5%", {"3月底": "5%", "6月底": "50%", "12月底": "90%"}),
        ("5月底: 60%\n  12月底: 100%", {"5月底": "60%", "12月底": "100%"}),
        ("", {"3月底": "25%", "6月底": "50%", "12月底": "100%"}),
    ],
)
def test_a_plan_of_other_dates_is_no_part_of_the_default_one(
    typed: str, plan: dict[str, str]
) -> None:
    project = read(f"资金支出计划:\n  {typed}\n".encode(), "01.yaml")[0]
    default = "资金支出计划: {3月底: 25%, 6月底: 50%, 12月底: 100%}\n"
    merged = with_defaults(project, read(default.encode(), "unit.yaml")[0]).entries[0].value
    assert isinstance(merged, Mapping)
    said = [(e.key.text, e.value.text) for e in merged.entries if isinstance(e.value, Scalar)]
    assert said == list(plan.items())


def test_defaults_merge_one_level_and_the_project_wins() -> None:
    project, _ = read("项目期: 两年\n资金:\n  财政资金: 5\n".encode(), "p.yaml")
    said = "项目期: 一年\n项目属性: 延续\n项目名称: 无\n资金:\n  财政拨款: 1\n  其他资金: 2\n"
    defaults, _ = read(said.encode(), "unit.yaml")
    merged = with_defaults(project, defaults)
    assert [entry.key.text for entry in merged.entries] == ["项目期", "资金", "项目属性"]
    funds = merged.entries[1].value
    assert [entry.key.text for entry in funds.entries] == ["财政资金", "其他资金"]  # type: ignore[union-attr]
    assert [entry.key.place.file for entry in merged.entries] == ["p.yaml", "p.yaml", "unit.yaml"]


def test_a_unit_is_read() -> None:
    read = bound(Unit, UNIT)
    assert read.value is not None
    assert (read.value.year, read.value.department_code) == (2024, "101")


def test_project_keys_in_a_unit_are_sent_to_the_project() -> None:
    assert found(f"{UNIT}项目期: 一年\n", Unit) == ["S202 8:1 “项目期”不写在这里"]


@pytest.mark.parametrize("typed", ["23", "２０２４", "1999", "今年"])
def test_years(typed: str) -> None:
    (said,) = found(UNIT.replace("2024", typed), Unit)
    assert said == f"S205 5:5 “年度”：“{typed}”不是年度"


def test_excuses_are_of_categories() -> None:
    read = bound(Project, f"{PROJECT}不适用:\n  生态效益: 无\n")
    assert read.value is not None
    assert dict(read.value.not_applicable) == {"生态效益指标": "无"}
    (said,) = found(f"{PROJECT}不适用:\n  生太指标: 无\n")
    assert said.startswith("S202 9:3 不认识“生太指标”")


@pytest.mark.parametrize("name", ["产出", "产出指标", "效益"])
def test_dimensions_are_not_typed(name: str) -> None:
    (said,) = found(f"{PROJECT}  {name}:\n    甲:\n      乙: 1\n")
    assert said == f"S204 8:3 一级指标“{name}”不用写，由二级指标推出"


def test_free_names_have_no_other_spelling() -> None:
    project, _ = read("测算:\n  其他: 24万元\n".encode(), "p.yaml")
    text = "支出测算:\n  其他资金: 3万元\n其他:\n  金额: 1\n"
    merged = with_defaults(project, read(text.encode(), "unit.yaml")[0])
    costing = merged.entries[0].value
    assert [entry.key.text for entry in costing.entries] == ["其他", "其他资金"]  # type: ignore[union-attr]
    assert [entry.key.text for entry in merged.entries] == ["测算", "其他"]


@pytest.mark.parametrize("block", ["绩效指标", "不适用"])
def test_categories_of_a_default_have_other_spellings(block: str) -> None:
    project, _ = read(f"{block}:\n  数量指标: 甲\n".encode(), "p.yaml")
    defaults, _ = read(f"{block}:\n  数量: 乙\n  质量: 丙\n".encode(), "unit.yaml")
    rows = with_defaults(project, defaults).entries[0].value
    assert [entry.key.text for entry in rows.entries] == ["数量指标", "质量"]  # type: ignore[union-attr]


def test_a_key_missing_in_an_item_is_told_at_that_item() -> None:
    tasks = "年度主要任务:\n  - 任务名称: 甲\n  - 主要内容: 乙\n  - 任务名称:\n"
    assert found(f"{UNIT}{tasks}", Unit) == [
        "S203 10:5 “年度主要任务”第2项里缺少“任务名称”",
        "S203 11:5 “任务名称”没有填",
    ]


def test_a_text_where_an_item_has_keys_is_told_by_its_number() -> None:
    (said,) = found(f"{UNIT}年度主要任务:\n  - 任务名称：甲\n    主要内容：乙\n", Unit)
    assert said == "S204 9:5 “年度主要任务”第1项下面要分行写各项，读到的是一段文字“任务名称：甲”"


def test_a_misspelled_key_is_not_missing_too() -> None:
    (said,) = found(PROJECT.replace("年度总体目标", "年度总体目标值"))
    assert said == "S202 4:1 不认识“年度总体目标值”；是不是想写“年度总体目标”？"
    tasks = "年度主要任务:\n  - 任务名: 甲\n  - 主要内容: 乙\n"
    assert found(f"{UNIT}{tasks}", Unit) == [
        "S202 9:5 不认识“任务名”；是不是想写“任务名称”？",
        "S203 10:5 “年度主要任务”第2项里缺少“任务名称”",
    ]


@pytest.mark.parametrize(("typed", "same"), [("10.0", True), ("10分", True), ("9", False)])
def test_two_weights_are_compared_as_numbers(typed: str, same: bool) -> None:
    block = f"养护里程:\n      指标值: 良好（10分）\n      分值: {typed}"
    said = found(PROJECT.replace("养护里程: 24公里", block))
    twice = f"S209 9:11 “养护里程”的分值写了两个：“{typed}”和“10”"
    assert said == ([] if same else [twice])


def test_lists_of_texts_hold_each_once_and_none_empty() -> None:
    rows = "数量指标:\n    - 完成\n    -\n    - 完成"
    text = PROJECT.replace("数量指标:\n    养护里程: 24公里", rows)
    assert found(f"{text}共性指标:\n  - 甲\n  -\n  - 甲\n") == [
        "S205 8:6 “数量指标”里有一项是空的",
        "S201 9:7 “完成”写了两遍，第7行已经写过",
        "S205 12:4 “共性指标”里有一项是空的",
        "S201 13:5 “甲”写了两遍，第11行已经写过",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("36", "  财政拨款: 36"),
        ("财政拨款 24.00\n  其他资金 3", "  财政拨款: 24.00\n  其他资金: 3"),
        ("财政拨款24.00万元", "  财政拨款: 24.00万元"),
        ("全部由财政安排", "  财政拨款: 36.00"),
    ],
)
def test_money_without_a_colon_is_shown_as_it_should_be_typed(typed: str, expected: str) -> None:
    text = PROJECT.replace("资金:\n  财政拨款: 36.00", f"资金: {typed}")
    (said,) = bound(Project, text).diagnostics
    assert said.hint.partition("资金:\n")[2] == expected


def test_a_reason_is_typed_once_under_either_name() -> None:
    typed = "不适用:\n  数量: 第一个理由\n  数量指标: 第二个理由\n"
    assert "S201 3:3 “数量指标”写了两遍，第2行已经写过" in found(typed)


def test_what_else_is_wrong_beside_two_lines_read_as_one() -> None:
    typed = "绩效指标:\n  数量指标:\n    甲:\n      指标值: 3个\n        乙：4个\n      分值: abc\n"
    codes = {line.split()[0] for line in found(typed)}
    assert {"S206", "S205"} <= codes


def test_a_missing_key_of_a_block_is_shown_with_its_example() -> None:
    tree, _ = source.read("名称: 某表\n分值: {执行率: 10}\n".encode(), "form.yaml")
    hints = {d.message: d.hint for d in bind(tree, Form).diagnostics}
    assert hints["“分值”里缺少“合计”"] == "例如　合计: 90"
