"""测算: what is read, what it is worth in 元, what is refused and where."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.arith import CostingError, Factor, evaluate, explain, parse, resolve

FACTS = {
    "行政村": "18个",
    "村": "1个",
    "参加人数": "20人",
    "60岁以上老人": "100人",
    "标准": "2556元/人/月",
    "大概": "约18个",
    "总数": "18",
}


def worth(text: str) -> str:
    """The worth in 元 as digits."""
    return str(evaluate(parse(text, FACTS), FACTS))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("行政村 × 20000元/村", "360000"),
        ("18个村*20000元/村", "360000"),
        ("18x20000元/村", "360000"),
        ("18X2万元", "360000"),
        ("18个村乘2万元", "360000"),
        ("18个村乘以2万元", "360000"),
        ("１８个村＊２００００元／村", "360000"),
        ("36万元", "360000"),
        ("36万", "360000"),
        ("360,000元", "360000"),
        ("360000.00 元", "360000"),
        ("0.36亿元", "36000000"),
        ("90人×2556元/人/月×12个月", "2760480"),
        ("400元/人*2人*12个月；300元/人*2人*12个月", "16800"),
        ("7个小村×3.5万元/村+5个村×4万元/村", "445000"),
        ("7个小村×3.5万元/村 加 5个村×4万元/村", "445000"),
        ("10万元-500元", "99500"),
        ("(3人+2人)×100元/人", "500"),
        ("（3人＋2人）×100元/人－50元", "450"),
        ("250元/人×6人×80%", "1200"),
        ("250元/人×6人×80％", "1200"),
        ("1万元×8.5折", "8500"),
        ("1万元×85折", "8500"),
        ("3万人×10元/人", "300000"),
        ("5万亩×3元/万亩", "15"),
        ("3千克×20元/千克", "60"),
        ("3千万元", "30000000"),
        ("1万元÷3×3", "10000"),
        ("100元÷8", "12.5"),
        ("0.1元×3+0.7元", "1"),
        ("3元-5元", "-2"),
        ("标准×90人×12个月", "2760480"),
        ("参加人数×200元/人", "4000"),
        ("60岁以上老人×50元", "5000"),
        ("总数×2元", "36"),
        ("村×行政村×2元", "36"),
        ("18个加工厂×2元", "36"),
        ("3辆乘用车×2元", "6"),
    ],
)
def test_worth_in_yuan(text: str, yuan: str) -> None:
    assert worth(text) == yuan


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("18个村×20000元/村=36万元", "360000"),
        ("18个村×20000元/村 ＝ 36.00 万元", "360000"),
        ("7个小村×3.5万元/村=24.6万", "246000"),
        ("行政村×1元=18元", "18"),
    ],
)
def test_stated_result(text: str, stated: str) -> None:
    assert str(parse(text, FACTS).stated) == stated


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "测算是空的"),
        ("  ", 0, "测算是空的"),
        ("360000", 0, "没有写元还是万元"),
        (" 18个×12个月", 1, "没有写元还是万元"),
        ("5-10万元", 0, "“5”没有写元还是万元"),
        ("3元+2×4", 3, "“2 × 4”没有写元还是万元"),
        ("5元×6元", 3, "“5元”和“6元”都是钱，不能相乘除"),
        ("标准×6元", 3, "“标准”和“6元”都是钱，不能相乘除"),
        ("100÷5元", 4, "除数不能是钱"),
        ("1元÷0", 3, "除数是0"),
        ("1元÷(2-2)", 4, "除数是0"),
        ("100元÷3", 0, "测算结果除不尽或小数太长"),
        ("999999999999999999元×9", 0, "测算结果太大"),
        ("3元、4元", 2, "测算里的“、”看不懂"),
        ("1,53元", 1, "测算里的“,”看不懂"),
        ("20元/100人", 3, "测算里的“/”看不懂"),
        ("18个@2元", 3, "测算里的“@”看不懂"),
        ("1_000元", 1, "测算里的“_”看不懂"),
        ("1e5元", 2, "“5元”前面缺少×或+"),
        ("18个 2元", 4, "“2元”前面缺少×或+"),
        ("每村2元", 2, "“2元”前面缺少×或+"),
        ("行政村18个×2元", 3, "“18个”前面缺少×或+"),
        ("3元+", 3, "“+”后面缺少数"),
        ("3元；", 3, "“；”后面缺少数"),
        ("×3元", 0, "“×”前面缺少数"),
        ("-3元", 0, "“-”前面缺少数"),
        ("3元××2", 3, "“×”后面缺少数"),
        ("((3元)", 0, "括号没有配对"),
        ("3元)", 2, "括号没有配对"),
        ("()", 1, "“(”后面缺少数"),
        ("3元=3", 3, "等号后面的“3”不是钱数"),
        ("36元=3元/月", 4, "等号后面的“3元/月”不是钱数"),
        ("3元=", 3, "“=”后面缺少数"),
        ("1元=1元；2元=2元", 5, "等号只能写一次，写在最后"),
        ("1元=1元=1元", 5, "等号只能写一次，写在最后"),
        ("村数×3元", 0, "基础数据里没有“村数”"),
        ("3元×行政村数", 3, "基础数据里没有“行政村数”"),
        ("大概×1元", 0, "基础数据“大概”是“约18个”，不能用来计算"),
        ("1" * 19 + "元", 0, f"数“{'1' * 19}”超过18位"),
        ("1×" * 50 + "1元", 100, "测算超过50个数"),
        ("(" * 11 + "3元" + ")" * 11, 10, "括号超过10层"),
        (" " * 501, 500, "测算超过500个字"),
    ],
)
def test_refused_with_a_place(text: str, offset: int, message: str) -> None:
    with pytest.raises(CostingError) as caught:
        worth(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert str(caught.value) == message
    assert caught.value.hint


def test_an_unknown_name_gets_the_nearest_fact() -> None:
    with pytest.raises(CostingError) as caught:
        worth("行政村数×3元")
    assert caught.value.hint == "是不是“行政村”"


def test_factors_keep_unit_name_and_place() -> None:
    text = "行政村 × 2.00万元/村/年"
    name, money = parse(text, FACTS).factors
    assert (name, text[name.start : name.end]) == (Factor(None, "", "行政村"), "行政村")
    assert (str(money.number), money.measure, money.per) == ("2.00", "元", ("村", "年"))
    assert (text[money.start : money.end], money.is_money) == ("2.00万元/村/年", True)


def test_resolved_names_have_number_and_unit() -> None:
    costing = resolve(parse("行政村×2元/村", FACTS), FACTS)
    assert costing.factors[0] == Factor(Decimal(18), "个", "行政村")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("行政村*20000元/村", "行政村18个 × 20000元/村 = 36.00万元"),
        ("18个村x２0000元/村=36万元", "18个村 × 20000元/村 = 36.00万元"),
        ("18×1万元；18×(2万元-1万元)", "18 × 1万元 + 18 × (2万元 - 1万元) = 36.00万元"),
    ],
)
def test_explained_to_people(text: str, said: str) -> None:
    assert explain(parse(text, FACTS), FACTS, "36.00万元") == said


def test_explained_without_a_result() -> None:
    assert explain(parse("36.00万元"), {}) == "36.00万元"


NUMBERS = st.builds(
    lambda number, unit: f"{number}{unit}",
    st.decimals(0, 10**9, places=2) | st.integers(0, 10**9),
    st.sampled_from(["", "个", "人", "元", "万元/村", "元/人/月", "%", "折", "万"]),
)
EXPRESSIONS = st.recursive(
    NUMBERS | st.sampled_from(sorted(FACTS)),
    lambda inner: st.builds(
        lambda left, sign, right, wrap: (
            f"({left}{sign}{right})" if wrap else f"{left}{sign}{right}"
        ),
        inner,
        st.sampled_from([*"×*xX÷+-；乘加"]),
        inner,
        st.booleans(),
    ),
    max_leaves=12,
)
STATED = st.sampled_from(["", "=36万元", "＝0.5元", "=3"])


@given(st.builds(str.__add__, EXPRESSIONS, STATED))
def test_what_is_printed_reads_back_the_same(text: str) -> None:
    try:
        costing = parse(text, FACTS)
    except CostingError:
        return
    assert parse(str(costing), FACTS) == costing


@given(
    st.text()
    | st.text(alphabet="0123456789.,元万个村/×*x÷+-；=()（） 折%乘加行政")
    | st.builds(str.__add__, EXPRESSIONS, STATED)
)
def test_any_text_is_worth_money_or_a_costing_error(text: str) -> None:
    try:
        yuan = evaluate(parse(text, FACTS), FACTS)
    except CostingError as error:
        outcome = bool(error.hint) and 0 <= error.offset <= len(text)
    else:
        outcome = yuan.is_finite()
    assert outcome


@given(st.lists(st.integers(1, 10**5), min_size=1, max_size=8))
def test_a_product_is_exact(numbers: list[int]) -> None:
    product = 1
    for number in numbers:
        product *= number
    text = "×".join(map(str, numbers)) + "×0.01元"
    try:
        assert evaluate(parse(text), {}) * 100 == product
    except CostingError:
        assert product >= 10**20
