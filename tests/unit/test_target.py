"""指标值: what is read in the targets that people write; nothing typed is lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.target import LONGEST, Kind, Target, parse, split_weight


def bounds(target: Target) -> str:
    """The bounds as an interval."""
    return f"{target.low}..{target.high}"


@pytest.mark.parametrize(
    ("text", "comparison", "interval", "unit"),
    [
        ("24次", None, "24..24", "次"),
        ("24 次", None, "24..24", "次"),
        ("≥90%", "≥", "90..None", "%"),
        ("100%", None, "100..100", "%"),
        (" =100%", "=", "100..100", "%"),
        ("=8个", "=", "8..8", "个"),
        ("≥95百分比", "≥", "95..None", "百分比"),
        ("≤67.54万元", "≤", "None..67.54", "万元"),
        ("898.50 亩", None, "898.50..898.50", "亩"),
        ("1,000人", None, "1000..1000", "人"),
        ("166800", None, "166800..166800", ""),
        ("16万", None, "16..16", "万"),
        ("2556元/人/月", None, "2556..2556", "元/人/月"),
        ("13500/月", None, "13500..13500", "/月"),
        ("1840元/月/3个队", None, "1840..1840", "元/月/3个队"),
        ("1万元每个项目", None, "1..1", "万元每个项目"),
        ("每个村每年20000元", None, "20000..20000", "元"),
        ("每个乡镇“两个中心”每年2万元", None, "2..2", "万元"),
        ("每亩50元", None, "50..50", "元"),
        ("180节课", None, "180..180", "节课"),
        ("2020人", None, "2020..2020", "人"),
        ("3年", None, "3..3", "年"),
        ("3年内", "≤", "None..3", "年"),
        ("5个工作日内", "≤", "None..5", "个工作日"),
        ("12次（每月1次）", None, "12..12", "次"),
        ("满意度达到95%以上。", "≥", "95..None", "%"),
    ],
)
def test_one_amount(text: str, comparison: str | None, interval: str, unit: str) -> None:
    target = parse(text)
    assert (target.kind, target.comparison) == (Kind.NUMBER, comparison)
    assert (bounds(target), target.unit) == (interval, unit)


@pytest.mark.parametrize(
    ("spelling", "comparison"),
    [
        *[
            (f"{word}90%", "≥")
            for word in ("≥", "≧", ">=", "＞＝", "》=", "大于等于", "大于或等于")
        ],
        *[(f"{word}90%", "≥") for word in ("不低于", "不少于", "不得低于", "至少", "不小于")],
        *[(f"{word}90%", "≤") for word in ("≤", "≦", "<=", "＜＝", "《=", "小于等于", "少于等于")],
        *[(f"{word}90%", "≤") for word in ("不超过", "不高于", "不多于", "不得超过", "未超过")],
        *[(f"{word}90%", ">") for word in (">", "＞", "大于", "超过", "高于")],
        *[(f"{word}90%", "<") for word in ("<", "＜", "小于", "低于", "少于")],
        *[(f"{word}90%", "=") for word in ("=", "＝", "等于")],
        *[(f"90%{word}", "≥") for word in ("以上", "及以上")],
        *[(f"90%{word}", "≤") for word in ("以下", "及以下", "以内", "之内", "内")],
        ("达到90%以上", "≥"),
        ("控制在90%以内", "≤"),
        ("≥90%以上", "≥"),
        ("＞＝９０％", "≥"),
        ("达到90%", None),
    ],
)
def test_spellings_of_a_comparison(spelling: str, comparison: str | None) -> None:
    target = parse(spelling)
    assert (target.comparison, target.value, target.measure) == (comparison, Decimal(90), "%")


@pytest.mark.parametrize(
    ("text", "amount", "interval", "unit"),
    [
        ("10-50个", "10-50", "10..50", "个"),
        ("5000-10000/人", "5000-10000", "5000..10000", "/人"),
        ("500-1000 元/人", "500-1000", "500..1000", "元/人"),
        ("5-10万/个", "5-10", "5..10", "万/个"),
        ("10%－20%", "10%－20", "10..20", "%"),
        ("5万至10万元", "5万至10", "5..10", "万元"),
        ("1,000～2,000人", "1,000～2,000", "1000..2000", "人"),
    ],
)
def test_range(text: str, amount: str, interval: str, unit: str) -> None:
    target = parse(text)
    assert (target.kind, target.amount) == (Kind.RANGE, amount)
    assert (bounds(target), target.unit, target.value) == (interval, unit, None)


@pytest.mark.parametrize(
    "text",
    [
        *("2023 年 12 月底", "2023年", "2022年底", "1-12 月份", "2023年1-12月。", "3月底", "12:30"),
        *("2022-2022", "2023-12-31", "2023.6.30", "2023", "2023年度", "每月15日前", "2023年上半年"),
        *("2020年3月至2021年5月", "2023年12月底前完成", "2023.07-2024.01"),
    ],
)
def test_dates_are_never_amounts(text: str) -> None:
    assert parse(text) == Target(text, Kind.DATE)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "良好",
            "每日一次",
            "按时足额",
            "完成",
            "全年",
            "持续 发展",
            "良好（10分）",
            "A级",
            "5A级景区",
        ),
        *("第3名", "前3名", "2/3以上", "3.5.6", "1,53人", "1 000人", "-5%", "不等于5", "≥95%以下"),
        *("5000-1万元", "50-10个", "≥10-50个", "ISO9001", "2022年按期完成", "1.培训合格率100%"),
        *("95以上%", "7个小村×3.5万元/村=24.5万元", "召开会议1次、活动2次", "1" * (LONGEST + 1)),
    ],
)
def test_what_is_not_understood_is_words(text: str) -> None:
    assert parse(text) == Target(text, Kind.WORDS)


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_blank(text: str) -> None:
    assert parse(text) == Target(text, Kind.BLANK)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("300余人次", True),
        ("1000多人", True),
        ("3万余元", True),
        ("约300人", True),
        ("大约300人", True),
        ("10天左右", True),
        ("节约5万元", False),
        ("300人次", False),
    ],
)
def test_about(text: str, said: bool) -> None:
    assert parse(text).open is said


def test_pieces_are_what_was_typed() -> None:
    assert parse("每个村 不低于 ３００ 余人次 以上").pieces == (
        *("每个村", "不低于", "３００", "余", "人次", "以上"),
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("≥90%", True),
        ("达到95%以上", True),
        ("10-50个", True),
        ("166800", True),
        ("300余人次", False),
        ("每亩50元", False),
        ("达到90%", False),
        ("12次（每月1次）", False),
        ("良好", False),
    ],
)
def test_what_columns_can_say(text: str, whole: bool) -> None:
    assert parse(text).in_columns is whole


@pytest.mark.parametrize(
    ("text", "measure"),
    [("2556元/人/月", "元"), ("1万元每个项目", "万元"), ("/人", ""), ("9％", "%"), ("5/人", "")],
)
def test_measure(text: str, measure: str) -> None:
    assert parse(text).measure == measure


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("良好（10分）", ("良好", "10")),
        ("良好(10分)", ("良好", "10")),
        ("≥90%（10.5 分） ", ("≥90%", "10.5")),
        ("良好（１０分）", ("良好", "10")),
        ("（5分）", ("", "5")),
        ("良好（10分制）", ("良好（10分制）", None)),
        ("培训（共10分钟）", ("培训（共10分钟）", None)),
        ("（10分）良好", ("（10分）良好", None)),
        ("良好", ("良好", None)),
        (" 良好 ", (" 良好 ", None)),
    ],
)
def test_split_weight(text: str, split: tuple[str, str | None]) -> None:
    assert split_weight(text) == split


@given(st.text() | st.from_regex(r"[≥约每不]{0,2}[0-9,.]{1,9}[-至]?[0-9万%]{0,4}[余 元/人内]{0,6}"))
def test_any_text_is_a_target_that_keeps_it(text: str) -> None:
    target = parse(text)
    assert target.text == text
    if target.kind in {Kind.NUMBER, Kind.RANGE}:
        assert "".join(target.pieces) == "".join(text.split())


@given(st.text())
def test_any_text_gives_a_weight_or_stays_whole(text: str) -> None:
    rest, weight = split_weight(text)
    assert text.startswith(rest)
    assert (weight is None) is (rest == text)
