from fractions import Fraction

import pytest

from reportgen.reckoning import calculations, lists, money, read, told


def said(text: str) -> list[str]:
    """Kind, number or range, what it counts, what it is per, and what else is known."""
    lines = []
    for found in read(text):
        number = f"{found.low}" if found.low == found.high else f"{found.low}~{found.high}"
        marks = ("total" if found.total else "", "vague" if found.vague else "", found.bound)
        words = (found.kind.name, number, found.unit, "/".join(found.per), *marks, found.text)
        lines.append(" ".join(word for word in words if word))
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 个行政村", ["COUNT 18 村 18 个"]),
        ("每个村每年20000元", ["MONEY 20000 村/年 20000元"]),
        ("2556元/人/月", ["MONEY 2556 人/月 2556元/人/月"]),
        ("3000元/人·月", ["MONEY 3000 人/月 3000元/人·月"]),
        ("1840元/月/3个队", ["MONEY 1840/3 月/队 1840元/月/3个队"]),
        ("1万元每个项目", ["MONEY 10000 项目 1万元每个项目"]),
        ("5-10万/个", ["MONEY 50000~100000 个 5-10万/个"]),
        ("1万元-2万元", ["MONEY 10000~20000 1万元-2万元"]),
        ("1.2亿元", ["MONEY 120000000 1.2亿元"]),
        ("13500/月", ["BARE 13500 月 13500/月"]),
        ("每个乡镇“两个中心”每年2万元", ["MONEY 20000 乡镇/年 2万元"]),
        ("每个和谐社区工作经费5万元", ["MONEY 50000 社区 5万元"]),
        ("每名村干部每月300元", ["MONEY 300 人/月 300元"]),
        ("印发资料1万份", ["COUNT 10000 份 1万份"]),
        ("300余人次", ["COUNT 300 人次 vague 300余人次"]),
        ("约30人", ["COUNT 30 人 vague 30人"]),
        ("3000人以下", ["COUNT 3000 人 vague 3000人"]),
        ("≤67.54万元", ["MONEY 675400 ≤ 67.54万元"]),
        ("共发放82.31万元", ["MONEY 823100 total 82.31万元"]),
        ("公共经费3万元", ["MONEY 30000 3万元"]),
        ("两个州定贫困村", ["COUNT 2 村 两个"]),
        ("十二名干部", ["COUNT 12 人 十二名"]),
        ("１８个村", ["COUNT 18 村 １８个"]),
        ("１，２００元", ["MONEY 1200 １，２００元"]),
        ("达到９５％", ["SHARE 19/20 ９５％"]),
        ("1.7名书记\n2.3000元/人", ["COUNT 7 人 7名", "MONEY 3000 人 3000元/人"]),
        ("2.5万元/村", ["MONEY 25000 村 2.5万元/村"]),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月底",
        "1-12月份",
        "2022-2023年",
        "7号文件",
        "第3届",
        "三会一课",
        "一事一议",
        "两个维护",
        "六个方面",
        "没有数",
        "",
    ],
)
def test_dates_numbers_of_documents_and_set_phrases_are_no_quantities(text: str) -> None:
    assert said(text) == []


def reckoned(text: str) -> list[str]:
    """What every calculation comes to, and whether it is wrong."""
    return [
        f"{'、'.join(map(money, found.readings))}{' 错' if found.wrong else ''}"
        for found in calculations(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("400元/人*2人*12个月；300元/人*2人*12个月", ["9600元", "7200元"]),
        ("7个小村×3.5万元/村=24.5万元", ["24.5万元"]),
        ("7个小村×3.5万元/村=25万元", ["24.5万元 错"]),
        ("7个小村×3.5万元/村=24.52万元", ["24.5万元 错"]),
        ("办公费3万元+培训费2万元=6万元", ["5万元 错"]),
        ("200元/人/月×24人=5.76万元", ["4800元、5.76万元"]),
        ("90人乘以2556元＝23.004万元", ["23.004万元"]),
        ("30×2=60万元", ["60元"]),
        ("30×2=50万元", ["60元 错"]),
        ("100万元÷4个=25万元", ["25万元"]),
        ("3人×7元=20.99元", ["21元 错"]),
        ("600元/人/天×50人=3万元", [""]),
        ("（3万元+2万元）×5=25万元", ["5万元", "5元"]),
        ("30余人×2000元=7万元", [""]),
        ("3元×2元=6元", [""]),
        ("5÷0=1", [""]),
        ("1920×1080", ["207.36万元"]),
        ("1亩=667平方米", ["1元"]),
        ("3元×2=7人", ["6元"]),
    ],
)
def test_a_calculation_with_signs(text: str, expected: list[str]) -> None:
    assert reckoned(text) == expected


def words(text: str) -> str:
    """The products of a text, what they come to, and the total that is wrong."""
    here = told(text)
    products = " + ".join(product.said for product in here.products)
    sums = money(here.sums[0]) if here.sums else "?"
    return f"{products} = {sums}" + (f"，错{here.wrong.text}" if here.wrong else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5名书记每人每年3.6万元、其他18人每人每年2.1万元，共发放56.8万元",
            "5名书记 × 3.6万元/人/年 + 18人 × 2.1万元/人/年 = 55.8万元，错56.8万元",
        ),
        (
            "每人每月200元的补助，共24人。每月支付4800元，全年支付5.76万元",
            "24人 × 200元/人/月 × 12个月 = 5.76万元",
        ),
        (
            "每人每月200元的补助，共24人。每月支付4900元，全年支付5.76万元",
            "24人 × 200元/人/月 × 12个月 = 5.76万元，错4900元",
        ),
        ("两个州定贫困村每村1.8万。", "两个州定贫困村 × 1.8万/村 = 3.6万元"),
        (
            "培训1期，每期50人，每人每天600元，每期5天",
            "50人/期 × 5天/期 × 1期 × 600元/人/天 = 15万元",
        ),
        (
            "培训3期，共150人，每人每天400元，每期5天，合计30万元",
            "150人 × 5天/期 × 3期 × 400元/人/天 = 90万元",
        ),
        ("池汉素等8个村搬迁；申请每个村4万元的经费", "8个村搬迁 × 4万元/村 = 32万元"),
        ("每人每月1500元，共计4500元", " = ?"),
        ("30余人，每人2000元，共7万元", " = ?"),
        ("30人，每人2000元，另有办公费1万元，共8万元", "30人 × 2000元/人 = 6万元"),
        ("30人，每人2000元，10个月", "30人 × 2000元/人 = 6万元"),
        ("30人，每人每月2000元，10个月", "30人 × 10个月 × 2000元/人/月 = 60万元"),
        (
            "学生300名，每生每天5元，按200天计，共31万元",
            "300名 × 200天 × 5元/人/天 = 30万元，错31万元",
        ),
        ("每生产1吨补助5元，300名工人，共1万元", " = ?"),
        (
            "资助90人，其中小学1000元/生/年资助50人、初中1250元/生/年资助40人，共9万元",
            "50人 × 1000元/生/年 + 40人 × 1250元/生/年 = 10万元，错9万元",
        ),
        ("90人，其中甲组50人、乙组40人，每人10元，共900元", "90人 × 10元/人 = 900元"),
        ("90人，其中甲组50人、乙组40人，每人10元，共800元", "90人 × 10元/人 = 900元，错800元"),
        ("90人，其中甲组50人、乙组30人，每人10元，共900元", "30人 × 10元/人 = 300元"),
        ("甲组50人、乙组30人，每人10元，共800元", "30人 × 10元/人 = 300元"),
        ("小学50人、初中30人，小学每人10元，初中每人20元，共1100元", " = ?"),
        ("书记2人每人每年3万元，其他每人每年2万元8人，共20万元", " = ?"),
    ],
)
def test_a_calculation_told_in_words(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("办公费5万元、印刷费3万元，共8万元", [False]),
        ("办公费5万元、印刷费3万元，共9万元", [True]),
        ("共8万元，其中办公费5万元，印刷费4万元", [True]),
        ("共8万元，其中办公费5万元，印刷费1万元", [False]),
        ("3人2万元、5人1万元，共11万元", [False]),
        ("共9万元，其中水费1万元，电费1万元，取暖费3万元，印刷费2万元", [True]),
        ("共9万元，其中水费1万元，电费1万元，取暖费3万元，印刷费4万元", [False]),
        ("共9万元，其中水费1万元，电费1万元，取暖费3万元，其余4万元", []),
        ("办公费5万元、印刷费3万元等，共9万元", []),
        ("办公费约5万元、印刷费3万元，共9万元", []),
        ("办公费5万元。印刷费3万元，共9万元", []),
    ],
)
def test_amounts_listed_with_their_sum(text: str, wrong: list[bool]) -> None:
    assert [listed.wrong for listed in lists(text)] == wrong


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Fraction(4800), "4800元"),
        (Fraction(360000), "36万元"),
        (Fraction(1, 3), "0.333333元"),
        (Fraction(-45000), "-4.5万元"),
    ],
)
def test_money_as_people_say_it(amount: Fraction, expected: str) -> None:
    assert money(amount) == expected
