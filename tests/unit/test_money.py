"""Amounts: what is read, what is refused and how it is repaired, exactness."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.money import (
    UNITS,
    AmountError,
    convert,
    in_unit,
    parse_amount,
    printed,
    split_unit,
    ten_thousandfold,
    total,
)

AMOUNTS = st.decimals(0, 10**18 - 1, places=6) | st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("36.00", "36.00"),
        ("6.5904", "6.5904"),
        (" 36 ", "36"),
        ("\u300036.5\u3000", "36.5"),
        ("0", "0"),
        ("0.00", "0.00"),
        ("7300000", "7300000"),
        ("1,536.74", "1536.74"),
        ("12,345,678", "12345678"),
        ("999999999999999999.123456", "999999999999999999.123456"),
    ],
)
def test_entered_digits_are_kept(text: str, digits: str) -> None:
    assert str(parse_amount(text)) == digits


_UNIT = "只写数：unit.yaml的金额单位是万元就写{}，是元就写{}"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "金额是空的", "写一个数，如36.00；没有这笔钱就删去这一行"),
        ("  ", "金额是空的", "写一个数，如36.00；没有这笔钱就删去这一行"),
        ("１２", "金额“１２”里有全角字符", "写成12"),
        ("１，５３６．７４", "金额“１，５３６．７４”里有全角字符", "写成1,536.74"),
        ("36,000元", "金额“36,000元”里写了单位", _UNIT.format("3.6", "36000")),
        ("36万元", "金额“36万元”里写了单位", _UNIT.format("36", "360000")),
        ("36 万", "金额“36 万”里写了单位", _UNIT.format("36", "360000")),
        ("36吨", "金额“36吨”里写了单位", "只写数，单位写在金额单位里"),
        ("1,800元整", "金额“1,800元整”里写了单位", _UNIT.format("0.18", "1800")),
        ("￥36", "金额“￥36”里写了单位", _UNIT.format("0.0036", "36")),
        ("-36.00", "金额“-36.00”是负数", "预算金额不能是负数，核对这笔钱"),
        ("+36", "金额“+36”前面有加号", "写成36"),
        ("3.6e5", "金额“3.6e5”用了科学计数法", "用阿拉伯数字写，如36.00或1536.74"),
        ("NaN", "金额“NaN”不是数", "用阿拉伯数字写，如36.00或1536.74"),
        ("Infinity", "金额“Infinity”不是数", "用阿拉伯数字写，如36.00或1536.74"),
        ("360_000", "金额“360_000”里有下划线", "核对后写成360000"),
        ("360 000", "金额“360 000”中间有空格", "核对后写成360000"),
        ("1,53.6", "金额“1,53.6”的千分位逗号位置不对", "核对后写成153.6"),
        ("1234,567", "金额“1234,567”的千分位逗号位置不对", "核对后写成1234567"),
        ("三十六", "金额“三十六”不是数", "用阿拉伯数字写，如36.00或1536.74"),
        ("036", "金额“036”开头有多余的0", "核对后写成36"),
        (".5", "金额“.5”的小数点前后缺数字", "核对后写成0.5"),
        ("36.", "金额“36.”的小数点前后缺数字", "核对后写成36"),
        ("1234567890123456789", "金额“1234567890123456789”超过18位整数", "核对位数和单位"),
        ("0.1234567", "金额“0.1234567”的小数超过6位", "核对小数和单位"),
    ],
)
def test_refused_with_a_repair(text: str, message: str, hint: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert str(caught.value) == message


@pytest.mark.parametrize(("text", "digits"), [("-1.00", "-1.00"), ("+0.5", "0.5"), ("3", "3")])
def test_a_sign_where_allowed(text: str, digits: str) -> None:
    assert str(parse_amount(text, signed=True)) == digits


@pytest.mark.parametrize("text", ["－1.00", "\u22121.00"])
def test_another_minus_is_repaired(text: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(text, signed=True)
    assert caught.value.hint == "写成-1.00"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("-1.00万元", ("-1.00", "万元")),
        (" 36 元", ("36", "元")),
        ("2亿元", ("2", "亿元")),
        ("36.00", ("36.00", "")),
        ("", ("", "")),
    ],
)
def test_split_unit(text: str, parts: tuple[str, str]) -> None:
    assert split_unit(text) == parts


@pytest.mark.parametrize(
    ("amount", "from_unit", "to_unit", "digits"),
    [
        ("36.00", "万元", "元", "360000"),
        ("200000", "元", "万元", "20"),
        ("65904", "元", "万元", "6.5904"),
        ("1234.5", "元", "亿元", "0.000012345"),
        ("36.00", "万元", "万元", "36.00"),
        ("0.00", "万元", "元", "0"),
        ("1.5", "亿元", "千元", "150000"),
    ],
)
def test_convert(amount: str, from_unit: str, to_unit: str, digits: str) -> None:
    converted = convert(Decimal(amount), from_unit, to_unit)
    assert printed(converted) == digits


@pytest.mark.parametrize(
    ("amount", "decimals", "separator", "text"),
    [
        ("176.115", 2, False, "176.12"),
        ("176.125", 2, False, "176.13"),
        ("-176.115", 2, False, "-176.12"),
        ("1536.74", None, True, "1,536.74"),
        ("6.5904", None, False, "6.5904"),
        ("36", 2, False, "36.00"),
        ("17910000", 0, True, "17,910,000"),
        ("3.6E+5", None, False, "360000"),
        ("1E-8", None, False, "0.00000001"),
        ("-0.001", 2, False, "0.00"),
        ("0.5", 0, False, "1"),
    ],
)
def test_printed(amount: str, decimals: int | None, separator: bool, text: str) -> None:
    assert printed(Decimal(amount), decimals, separator=separator) == text


def test_total_is_exact_beyond_the_usual_precision() -> None:
    amounts = [Decimal("999999999999999999.123456"), Decimal("0.000001")] * 1000
    assert printed(total(amounts)) == "999999999999999999123.457000"
    assert total([]) == 0


@given(AMOUNTS, st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)))
def test_convert_there_and_back(amount: Decimal, one: str, other: str) -> None:
    assert convert(convert(amount, one, other), other, one) == amount


@given(AMOUNTS, st.booleans())
def test_what_is_printed_reads_back_digit_by_digit(amount: Decimal, separator: bool) -> None:
    assert str(parse_amount(printed(amount, separator=separator))) == format(amount, "f")


@given(st.lists(AMOUNTS, max_size=50))
def test_total_equals_the_sum_of_millionths(amounts: list[Decimal]) -> None:
    millionths = sum(int(convert(amount, "元", "元").scaleb(6)) for amount in amounts)
    assert total(amounts) == Decimal(millionths).scaleb(-6)


@given(st.text() | st.from_regex(r"[+-]?[0-9., _e万元１]{0,40}", fullmatch=True))
def test_any_text_is_an_amount_or_an_amount_error(text: str) -> None:
    try:
        outcome = printed(parse_amount(text, signed=True))
    except AmountError as error:
        outcome = error.message and error.hint
    assert outcome


def test_one_ten_thousandth_is_asked_about() -> None:
    asked = "两个数正好差1万倍，是不是把元的数写成了万元？"
    assert ten_thousandfold(Decimal(360000), Decimal("36.00"), "万元") == asked
    assert ten_thousandfold(Decimal("36.01"), Decimal(360000), "万元") == ""
    assert ten_thousandfold(Decimal(0), Decimal(0), "万元") == ""


@pytest.mark.parametrize(
    ("unit", "hint"),
    [
        ("万元", "只写数：unit.yaml的金额单位是万元，写15.36"),
        ("元", "只写数：unit.yaml的金额单位是元，写153600"),
        ("千元", "只写数：unit.yaml的金额单位是千元，写153.6"),
        ("", _UNIT.format("15.36", "153600")),
    ],
)
def test_an_amount_with_its_unit_has_one_repair_where_the_unit_is_known(
    unit: str, hint: str
) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount("15.36万")
    assert in_unit(caught.value.hint, unit) == hint
    assert in_unit("只写数字", unit) == "只写数字"


@pytest.mark.parametrize("text", [f"{'9' * 300}元", f"¥{'9' * 300}", f"0.{'1' * 250}万元"])
def test_more_digits_than_any_budget_has_are_refused(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text)
