"""The sandbox: what forms and templates may compute, and what they never may."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.expression import FILTERS, ExpressionError, environment, evaluate, filled, problems

CONTEXT: dict[str, object] = {
    "年度资金总额": Decimal(675400),
    "单位": {"单位名称": "A&B<县>", "空": "", "无": None},
    "项目": {"序号": "3"},
    "行": [{"值": "一"}, {"值": "二"}],
}

GOOD = {
    "没有标记": "没有标记",
    "≤{{ 年度资金总额|万元 }}": "≤67.54万元",
    "{{ 年度资金总额|元 }}": "675400元",
    "{{ '1,675,400.50'|元 }}": "1675400.5元",
    "{{ '100000'|万元 }}": "10万元",
    "{{ '-12345'|万元 }}": "-1.2345万元",
    "{{ 0|万元 }}": "0万元",
    "[{{ 单位.空|万元 }}{{ 单位.无|元 }}]": "[]",
    "{{ 单位.单位名称 }}-{{ 项目.序号 }}": "A&B<县>-3",
    '{{ 单位["单位名称"]|replace("A", "甲") }}': "甲&B<县>",
    "{{ 单位.简称|default('无') }}": "无",
    "{% if 项目.序号 == '3' and 行 %}是{% else %}否{% endif %}": "是",
    "{% for 甲 in 行 %}{{ loop.index + 1 }}{{ 甲.值 }}{% endfor %}": "2一3二",
    "{{ 行|join('、', attribute='值') }}{{ 行|length }}": "一、二2",
    "{{ (行|last).值 }}{{ 行[0].值 }}": "二一",
    "{% set 名 = '甲' ~ 项目.序号 %}{{ 名 }}": "甲3",
    "{{ '多' if 行|length > 1 else '少' }}": "多",
    "[{{ 'x' if 单位.空 }}]": "[]",
    "{{ 'x' if 单位.没有 is defined else 'y' }}": "y",
}

BAD = {
    "{{ 9**9 }}": "这里不能做加减乘除",
    "{{ 'a' * 1000000000 }}": "这里不能做加减乘除",
    "{{ 'a' + 'b' }}": "这里不能做加减乘除",
    "{{ 7 // 2 }}": "这里不能做加减乘除",
    "{{ '%c'|format(97) }}": "“|”后面没有“format”这个词；是不是想写“first”？",
    "{{ ''.__class__ }}": "词不能以下划线开头：“__class__”",
    "{{ 单位.__class__ }}": "词不能以下划线开头：“__class__”",
    "{{ 单位['__class__'] }}": "词不能以下划线开头：“__class__”",
    "{{ _cell }}": "词不能以下划线开头：“_cell”",
    "{{ range(10**9) }}": "这里不能用带括号的调用",
    "{{ 单位.items() }}": "这里不能用带括号的调用",
    "{{ 单位.items }}": "没有“items”这个词",
    "{{ 单位.单位名称.upper }}": "没有“upper”这个词",
    "{{ 单位|attr('x') }}": "“|”后面没有“attr”这个词；是不是想写“trim”？",
    "{{ 行|join('', attribute='__class__') }}": "没有“__class__”这个词",
    "{{ 单位 is mapping }}": "“is”后面没有“mapping”这个词",
    "{{ 单位.单位名称[0:9] }}": "不能用“:”截取一段",
    "{{ {'a': 1} }}": "不能在这里写花括号对照表",
    "{% macro a() %}{% endmacro %}": "不支持这种写法",
    "{% include 'a' %}": "不支持这种写法",
    "{% import 'a' as b %}": "不支持这种写法",
    "{% extends 'a' %}": "不支持这种写法",
    "{% for 甲, 乙 in 行 %}{% endfor %}": "不支持这种写法",
    "{% for 甲 in 行 recursive %}{% endfor %}": "不支持这种写法",
    "{% set 甲.乙 = 1 %}": "不支持这种写法",
    "{{ 年度资金总 }}": "没有“年度资金总”这个词；是不是想写“年度资金总额”？",
    "{{ 单位.单位名 }}": "没有“单位名”这个词；是不是想写“单位名称”？",
    "{{ 行[7].值 }}": "没有“7”这个词",
    "{{ 单位.单位名称|万元 }}": "金额“A&B<县>”不是数，不能用“|万元”",
    "{{ 行 < 3 }}": "算不出来：这里的内容不能这样用",
    "{{ 单位，项目 }}": "“，”不能写在这里",
    "{{ 单位 }": "括号不成对",
    "{% if 行 %}": "写法有误",
}


@pytest.mark.parametrize(("text", "expected"), GOOD.items(), ids=GOOD)
def test_expressions_print_plain_text(text: str, expected: str) -> None:
    assert evaluate(text, CONTEXT) == expected


@pytest.mark.parametrize(("text", "message"), BAD.items(), ids=BAD)
def test_what_is_wrong_is_said_in_chinese(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        evaluate(text, CONTEXT)
    assert raised.value.message == message


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "not " * 3000 + "1 }}",
        "{{ 单位" + ".a" * 3000 + " }}",
        "{% for 甲 in 行 %}" * 30 + "{% endfor %}" * 30,
    ],
    ids=["brackets", "not", "words", "loops"],
)
def test_what_is_nested_too_deep_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        evaluate(text, CONTEXT)
    assert raised.value.message == "括号或循环套得太多层"


@given(st.text(alphabet="{}%#|._-~()[]'\"= 单位行a1+*/,:if\n", max_size=40))
def test_any_expression_is_a_text_or_an_expression_error(text: str) -> None:
    with suppress(ExpressionError):
        assert isinstance(evaluate("{{" + text, CONTEXT), str)


def test_problems_carry_their_line() -> None:
    tree = environment().parse("{{ 单位 }}\n{{ a.b() }}\n{{ a|upper }}{{ 2 * loop.length }}")
    assert list(problems(tree)) == [
        (2, "这里不能用带括号的调用", "只写词、条件和循环；要算的数在表样里算好"),
        (
            3,
            "“|”后面没有“upper”这个词",
            f"可以用：{'、'.join(FILTERS)}",
        ),
    ]


def test_the_environment_escapes_and_knows_nothing_else() -> None:
    sandbox = environment()
    assert [*filled(sandbox.from_string("{{ a }}"), {"a": "<&>"})] == [("&lt;&amp;&gt;",)]
    assert sandbox.globals == {}
    assert sorted(sandbox.filters) == sorted([*FILTERS, "_joined", "_turns"])
