from collections.abc import Mapping

import pytest

from reportgen.diagnostics import Place
from reportgen.form import load_form
from tests.reading_specs import FORM, form

ASKED = Place("specs/u/unit.yaml", 6, 5, 6, 10)


def found(files: Mapping[str, str], form_id: str = "a") -> list[str]:
    data = {f"templates/{name}/form.yaml": text.encode() for name, text in files.items()}
    _, said = load_form(form_id, data.get, tuple(files), ASKED)
    return [f"{d.code} {d.place.file}:{d.place.line} {d.message}" for d in said]


def test_a_child_changes_only_what_it_says() -> None:
    child = "继承: base\n金额单位: 元\n二级指标:\n  质量指标:\n    必填: 否\n"
    base = f"{FORM}二级指标:\n  质量指标:\n    打印: 质量指标（必填）\n    必填: 一般\n"
    loaded = form(child, base=base)
    rule = loaded.form.categories["质量指标"]
    assert (loaded.form.money_unit, rule.label, rule.required) == ("元", "质量指标（必填）", "否")
    assert loaded.form.label("数量指标") == "数量指标"
    assert loaded.template(0) == "templates/base/表.docx"


def test_sources_and_documents_replace_those_above() -> None:
    child = "继承: base\n资金来源:\n  单位资金: 单位资金\n"
    assert list(form(child, base=FORM).form.sources) == ["单位资金"]


def test_defaults_of_a_form_may_be_any_project_key() -> None:
    loaded = form(f"{FORM}默认:\n  资金支出计划:\n    3月底: 25%\n")
    assert [entry.key.text for entry in loaded.defaults.entries] == ["资金支出计划"]


def test_an_unknown_form_is_named_where_it_is_asked_for() -> None:
    assert found({"a": FORM}, "b") == ["F301 specs/u/unit.yaml:6 没有“b”这个表样"]


@pytest.mark.parametrize("form_id", ["../a", "A", "a/b", "", "平安县"])
def test_a_form_has_a_plain_name(form_id: str) -> None:
    said = f"F301 specs/u/unit.yaml:6 表样的文件夹名“{form_id}”不行"
    assert found({form_id: FORM}, form_id) == [said]


def test_a_form_that_extends_itself() -> None:
    (said,) = found({"a": "继承: b\n", "b": "继承: a\n"})
    assert said == "F302 templates/b/form.yaml:1 表样继承成了一个圈：a → b → a"


def test_an_unknown_parent() -> None:
    (said,) = found({"aa": "继承: ab\n"}, "aa")
    assert said == "F301 templates/aa/form.yaml:1 没有“ab”这个表样；是不是想写“aa”？"


def test_every_problem_of_a_form_is_found() -> None:
    text = (
        "名称: 某表\n金额单位: 角\n小数:\n  金额: 九\n二级指标:\n  数量:\n    必填: 是\n"
        "级别:\n  fund-sum: 严重\n其他栏目:\n  项目:\n    股室:\n      类型: 图片\n"
        "默认:\n  没有: 1\n"
    )
    assert found({"a": text}) == [
        "S202 templates/a/form.yaml:6 不认识“数量”；是不是想写“数量指标”？",
        "S205 templates/a/form.yaml:2 “金额单位”：“角”不在可选的写法里",
        "S205 templates/a/form.yaml:4 “金额”：小数位数“九”看不懂",
        "S205 templates/a/form.yaml:7 “必填”：“是”不在可选的写法里",
        "S205 templates/a/form.yaml:9 “fund-sum”：没有“严重”这个级别",
        "S205 templates/a/form.yaml:13 “类型”：“图片”不在可选的写法里",
        "S203 templates/a/form.yaml:1 缺少“资金来源”",
        "S203 templates/a/form.yaml:1 缺少“文档”",
        "S202 templates/a/form.yaml:15 不认识“没有”",
    ]


def test_severities_are_given_to_known_findings() -> None:
    typed = "级别:\n  policy-stal: 必须改\n  row-empty: 必须改\n  S203: 供参考\n  难看: 不查\n"
    assert found({"a": f"{FORM}{typed}"}) == [
        "S202 templates/a/form.yaml:10 没有“policy-stal”这种检查结果；是不是想写“policy-stale”？",
        "S202 templates/a/form.yaml:12 “S203”的级别不能改，只有业务规则的级别可以",
        "S202 templates/a/form.yaml:13 没有“难看”这种检查结果",
    ]


def test_a_chain_of_forms_has_an_end() -> None:
    chain = {f"f{n}": f"继承: f{n + 1}\n" for n in range(1500)}
    (said,) = found({**chain, "f1500": FORM}, "f0")
    assert said.startswith("F302 templates/f19/form.yaml:1 表样继承超过20层：f0 → f1 → f2 → ")
    assert found({**chain, "f1500": FORM}, "f1481") == []


def test_what_every_project_types_is_no_default_of_a_form() -> None:
    assert found({"a": f"{FORM}默认:\n  项目名称: 甲\n  项目编码: 1\n"}) == [
        "S202 templates/a/form.yaml:10 “项目名称”不能写在“默认”里",
        "S202 templates/a/form.yaml:11 “项目编码”不能写在“默认”里",
    ]


def test_a_key_missing_in_a_document_is_told_at_that_document() -> None:
    text = f"{FORM}  - 模板: 二.docx\n"
    assert found({"a": text}) == ["S203 templates/a/form.yaml:9 “文档”第2项里缺少“文件名”"]


def test_the_limit_of_rounding_is_an_amount() -> None:
    assert str(form(f"{FORM}凑整限额: 0.50\n").form.rounding_limit) == "0.50"
    assert form().form.rounding_limit is None
    (said,) = found({"a": f"{FORM}凑整限额: 1%\n"})
    assert said.startswith("S205 templates/a/form.yaml:9 “凑整限额”")


def test_a_severity_is_given_once_and_never_left_out() -> None:
    typed = "级别:\n  B601: 不查\n  资金合计不符: 必须改\n  spelling:\n"
    assert found({"a": f"{FORM}{typed}"}) == [
        "S201 templates/a/form.yaml:11 “资金合计不符”写了两遍，第10行已经写过",
        "S203 templates/a/form.yaml:12 “spelling”没有写级别",
    ]
