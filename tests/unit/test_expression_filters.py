"""What stands behind `|`: money, numbers, dates and headings as official documents print them."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.expression import FILTERS, ExpressionError, environment, evaluate, problems
from reportgen.expression.cutting import clusters, cut_text
from reportgen.expression.filters import USAGES
from reportgen.expression.numerals import capital_money, chinese_number

DIGITS = "零壹贰叁肆伍陆柒捌玖"
GOOD = {
    "{{ '176.115'|小数(2) }}": "176.12",
    "{{ '176.125'|小数(2) }}": "176.13",
    "{{ '-0.004'|小数(2) }}": "0.00",
    "{{ '36'|小数(2) }}": "36.00",
    "{{ '2.5'|小数(0) }}": "3",
    "{{ '1,536.745'|小数(2) }}": "1,536.75",
    "{{ 1|小数(1) }}": "1.0",
    "{{ '1234567.80'|千分位 }}": "1,234,567.80",
    "{{ '-1234'|千分位 }}": "-1,234",
    "{{ '1234567.891'|小数(2)|千分位 }}": "1,234,567.89",
    "{{ '10005.06'|大写 }}": "壹万零伍元零陆分",
    "{{ '36.00'|大写('万元') }}": "叁拾陆万元整",
    "{{ '0.000001'|大写('万元') }}": "壹分",
    "{{ '1.5'|大写('亿元') }}": "壹亿伍仟万元整",
    "{{ '2024-03-15'|日期 }}": "2024年3月15日",
    "{{ '2024/3/5'|日期 }}": "2024年3月5日",
    "{{ '2024.12'|日期 }}": "2024年12月",
    "{{ '2024年03月05日'|日期 }}": "2024年3月5日",
    "{{ 日|日期 }}": "2024年2月29日",
    "{{ '2024-03-15'|中文日期 }}": "二〇二四年三月十五日",
    "{{ '2010-10-20'|中文日期 }}": "二〇一〇年十月二十日",
    "{{ '2024-11'|中文日期 }}": "二〇二四年十一月",
    "{% for 甲 in 行 %}{{ loop.index|中文数字 }}、{% endfor %}": "一、二、",
    "{{ '11'|中文数字 }}": "十一",
    "{{ 3|括号数字 }}": "（三）",
    "{{ 20|括号数字 }}": "（二十）",
    "{{ '村级创新社会管理工作经费'|截取(4) }}": "村级创新",
    "{{ '村级创新社会管理'|截取(5, '…') }}": "村级创新…",
    "{{ '村级'|截取(5, '…') }}": "村级",
    "[{{ 空|小数(2) }}{{ 空|千分位 }}{{ 空|大写 }}{{ 空|日期 }}{{ 空|中文日期 }}]": "[]",
    "[{{ 空|中文数字 }}{{ 空|括号数字 }}{{ 空|截取(3) }}{{ 无|小数(2) }}{{ 无|大写 }}]": "[]",
}
BAD = {
    "{{ '≥90%'|小数(2) }}": "金额“≥90%”不是数，不能用“|小数”",
    "{{ '一百'|千分位 }}": "金额“一百”不是数，不能用“|千分位”",
    "{{ '0.001'|大写 }}": "“0.001元”不到1分，写不成大写；先用“|小数”",
    "{{ '100000000000000000'|大写 }}": "“100000000000000000元”太大，写不成大写",
    "{{ '2024-02-30'|日期 }}": "“2024-02-30”不是日期，不能用“|日期”；日期写成2024-03-15",
    "{{ '2024-3-0'|日期 }}": "“2024-3-0”不是日期，不能用“|日期”；日期写成2024-03-15",
    "{{ '明天'|中文日期 }}": "“明天”不是日期，不能用“|中文日期”；日期写成2024-03-15",
    "{{ '1.5'|中文数字 }}": "“1.5”不是整数，或者太大，不能用“|中文数字”",
    "{{ '-1'|括号数字 }}": "“-1”不是整数，或者太大，不能用“|中文数字”",
    "{{ 缺.词|小数(2) }}": "没有“词”这个词",
    "{{ '1'|小数 }}": "“|小数”后面括号里写得不对",
    "{{ '1'|小数(9) }}": "“|小数”后面括号里写得不对",
    "{{ '1'|小数(true) }}": "“|小数”后面括号里写得不对",
    "{{ '1'|小数(日) }}": "“|小数”后面括号里写得不对",
    "{{ '1'|大写('美元') }}": "“|大写”后面括号里写得不对",
    "{{ '1'|千分位(3) }}": "“|千分位”后面括号里写得不对",
    "{{ '1'|截取 }}": "“|截取”后面括号里写得不对",
    "{{ '1'|截取(0) }}": "“|截取”后面括号里写得不对",
    "{{ 'a'|replace('a') }}": "“|replace”后面括号里写得不对",
    "{{ 'a'|replace('a', 空) }}": "“|replace”后面括号里写得不对",
    "{{ 行|join(sep='a') }}": "“|join”后面括号里写得不对",
    "{{ 行|first(1) }}": "“|first”后面括号里写得不对",
    "{{ 'a'|trim(*行) }}": "“|trim”后面括号里写得不对",
}
CONTEXT: dict[str, object] = {
    "空": "", "无": None, "缺": {}, "日": date(2024, 2, 29), "行": [{"值": "一"}, {"值": "二"}],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOOD.items(), ids=GOOD)
def test_filters_print_what_documents_print(text: str, expected: str) -> None:
    assert evaluate(text, CONTEXT) == expected


@pytest.mark.parametrize(("text", "message"), BAD.items(), ids=BAD)
def test_what_a_filter_cannot_take_is_said_in_chinese(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        evaluate(text, CONTEXT)
    assert raised.value.message == message


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_has_an_example_that_the_sandbox_takes(name: str) -> None:
    example = USAGES[name].example
    assert f"|{name}" in example
    assert list(problems(environment().parse(example))) == []


# 《支付结算办法》附一：正确填写票据和结算凭证的基本规定, and the levels it does not show
OFFICIAL = {
    "1409.50": "壹仟肆佰零玖元伍角",
    "6007.14": "陆仟零柒元壹角肆分",
    "1680.32": "壹仟陆佰捌拾元叁角贰分",
    "107000.53": "壹拾万柒仟元伍角叁分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
    "0": "零元整",
    "0.00": "零元整",
    "-0.00": "零元整",
    "0.05": "伍分",
    "0.50": "伍角",
    "0.56": "伍角陆分",
    "-3.2": "负叁元贰角",
    "10": "壹拾元整",
    "100": "壹佰元整",
    "1010": "壹仟零壹拾元整",
    "10000": "壹万元整",
    "10010": "壹万零壹拾元整",
    "100100": "壹拾万零壹佰元整",
    "20000000": "贰仟万元整",
    "100000000": "壹亿元整",
    "100000001": "壹亿零壹元整",
    "100010000": "壹亿零壹万元整",
    "100100000": "壹亿零壹拾万元整",
    "1234567890.12": "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分",
    "1000000000000": "壹万亿元整",
    "1000100000000": "壹万零壹亿元整",
    "1000000000001": "壹万亿零壹元整",
}


@pytest.mark.parametrize(("amount", "expected"), OFFICIAL.items(), ids=OFFICIAL)
def test_money_in_capitals(amount: str, expected: str) -> None:
    assert capital_money(amount) == expected


def test_every_amount_of_four_places_in_every_level_reads_back() -> None:
    for digits, level in product(range(0, 10_000, 7), (0, 4, 8)):
        amount = digits * 10**level + 5 * (level > 0)
        assert _value(capital_money(str(amount)).removesuffix("元整")) == amount


@given(st.integers(0, 10**18 - 1))
def test_any_amount_in_capitals_reads_back(cents: int) -> None:
    said = capital_money(Decimal(cents).scaleb(-2))
    whole, _yuan, rest = said.rpartition("元")
    found = dict(zip(rest[1::2], rest[::2], strict=False)) if not rest.startswith("零") else {}
    jiao = DIGITS.index(found.get("角", "零"))
    fen = DIGITS.index(rest[rest.index("分") - 1]) if "分" in rest else 0
    assert _value(whole) * 100 + jiao * 10 + fen == cents
    assert "零零" not in said
    assert not said.endswith("零")


@given(st.integers(0, 10**16 - 1))
def test_any_number_in_chinese_reads_back(value: int) -> None:
    plain = dict(zip("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟", strict=True))
    said = "".join(plain.get(character, character) for character in chinese_number(value))
    assert _value("壹" + said if said.startswith("拾") else said) == value


def _value(said: str) -> int:
    """Reads capitals back, level by level: an independent check of the writer."""
    for name, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = said.rpartition(name)
        if found:
            return _value(high) * size + _value(low)
    total, digit = 0, 0
    for character in said:
        if character in DIGITS:
            digit = DIGITS.index(character)
        else:
            total, digit = total + digit * 10 ** ("拾佰仟".index(character) + 1), 0
    return total + digit


WHOLE = ["👨‍👩‍👧", "🇨🇳", "é", "👍🏽", "葛󠄀", "\r\n", "❤️"]


@pytest.mark.parametrize("character", WHOLE)
def test_what_people_see_as_one_character_is_never_cut_apart(character: str) -> None:
    assert list(clusters(f"甲{character}乙")) == ["甲", character, "乙"]
    assert cut_text(f"甲{character}乙", 2) == f"甲{character}"


@given(st.text(), st.integers(1, 20))
def test_a_cut_text_is_the_beginning_of_the_text(text: str, length: int) -> None:
    cut = cut_text(text, length)
    assert text.strip().startswith(cut)
    assert len(list(clusters(cut))) <= length
