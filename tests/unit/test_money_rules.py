"""The rules over money arithmetic: what they say, and what is right and must stay silent."""

import pytest

from reportgen.checks import check_unit
from tests.reading_specs import UNIT, filled, form

FORM = form()
OURS = {f"B{number}" for number in range(610, 630)}


def project(
    *categories: str, money: str = "36.00", goal: str = "养护道路", name: str = "道路"
) -> str:
    """A project with these categories, each `数量：名称=值，名称=值` or `数量：句子`."""
    lines = [f"项目名称: {name}", "资金:", f"  财政拨款: {money}", f"年度总体目标: {goal}"]
    lines.append("绩效指标:")
    for category in categories or ("数量：里程=24公里",):
        head, _, rows = category.partition("：")
        lines.append(f"  {head}指标:")
        typed = rows.replace("=", ": ").split("，") if "=" in rows else [f"- {rows}"]
        lines += [f"    {row}" for row in typed]
    return "\n".join([*lines, ""])


def found(*projects: str, unit: str = UNIT) -> list[str]:
    """Code, line, columns and message of what the rules over money say."""
    complete, problems = filled(*projects, unit=unit, prescribed=FORM)
    assert problems == ()
    return [
        f"{d.code} {d.place.line}:{d.place.column}-{d.place.end_column} {d.message}"
        for d in check_unit(complete, FORM.form)
        if d.code in OURS
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            project(goal="18个村×2万元/村=35万元"),
            (
                "B610 4:9-24 年度总体目标里的算式不对：写的是35万元，算出来是36万元，差1万元\n"
                "18个村×2万元/村=35万元"
            ),
        ),
        (
            project(goal="18×2=35万元"),
            (
                "B610 4:9-18 年度总体目标里的算式不对：写的是35万元，算出来是36万元，差1万元\n"
                "18×2=35万元"
            ),
        ),
        (
            project("数量：每人每月150元，共30人，全年5.50万元", money="5.50"),
            (
                "B611 7:23-29 数量指标里的账算不拢：写的是共5.50万元，算出来是5.4万元，差1000元\n"
                "30人 × 150元/人/月 × 12个月 = 5.4万元"
            ),
        ),
        (
            project(goal="生活补贴每月13392.5元，每年161710元", money="16.17"),
            (
                "B611 4:26-33 年度总体目标里每月和全年的钱不一致："
                "写的是每年161710元，算出来是16.071万元，差1000元\n"
                "13392.5元/月 × 12个月 = 16.071万元"
            ),
        ),
        (
            project("数量：村数=18个", "成本：补助标准=3万元/村"),
            (
                "B612 9:11-16 按指标里的数量和标准算是54万元，预算36.00万元，多18万元\n"
                "18个（村数） × 3万元/村 = 54万元"
            ),
        ),
        (
            project("数量：村数=15个", goal="为15个村的运转每村补助2万元"),
            (
                "B612 4:10-24 年度总体目标里的数量和标准算出来是30万元，预算36.00万元，差6万元\n"
                "15个村 × 2万元/村 = 30万元"
            ),
        ),
        (
            project("数量：三会一课=12次", "成本：三会一课=500元/次，党员培训=7000元/次"),
            (
                "B612 9:11-17 按指标里的数量和标准算是6000元，预算36.00万元，差35.4万元\n"
                "12次（三会一课） × 500元/次 = 6000元；"
                "“党员培训”7000元/次，没有写几次，差的钱合50.571429次，不是整数"
            ),
        ),
        (
            project("数量：工作者人数=28人", "成本：工作者优秀=400元/月，工作者称职=200元/月"),
            (
                "B612 9:12-18 按指标里的数量和标准算是6.72万元～13.44万元，"
                "预算36.00万元，至少差22.56万元\n"
                "28人（工作者人数） × 200元/月 × 12个月～400元/月 × 12个月 = 6.72万元～13.44万元"
            ),
        ),
        (
            project("成本：预算控制数=≤41万元"),
            "B613 7:12-17 成本指标“预算控制数”是≤41万元，预算36.00万元，差5万元",
        ),
        (
            project("成本：设备采购=40万元"),
            "B613 7:11-15 成本指标“设备采购”是40万元，超过预算36.00万元，多4万元",
        ),
        (
            project("成本：补助标准=10000万元/人·年", money="38.00"),
            (
                "B613 7:11-22 成本指标“补助标准”是10000万元/人·年，"
                "只算一份就超过整个项目的预算38.00万元"
            ),
        ),
        (
            project("成本：道路成本=≤33.6元", money="33.60"),
            "B613 7:11-17 成本指标“道路成本”是≤33.6元，预算33.60万元，正好差1万倍",
        ),
        (
            project("成本：设备采购=336000万元", money="33.60"),
            "B613 7:11-19 成本指标“设备采购”是336000万元，超过预算33.60万元，正好差1万倍",
        ),
        (
            project("数量：期数=1期", goal="培训书记1期50人，每期5天"),
            "B614 4:15-18 年度总体目标里的50人、5天，指标里没有",
        ),
        (
            project("数量：宣传教育=2场，教育片=1个", goal="制作教育片2部，宣传教育2场"),
            "B614 4:14-16 年度总体目标里的2部，指标里没有",
        ),
        (
            project("数量：建设新的村道=20公里", goal="建设新的村道24公里"),
            (
                "B614 4:15-19 年度总体目标里的数和指标不一样\n"
                "建设新的村道：目标写24公里，数量指标“建设新的村道”写20公里"
            ),
        ),
        (
            project("数量：清运垃圾=1300吨", goal="清运垃圾1200吨"),
            (
                "B614 4:13-18 年度总体目标里的数和指标不一样\n"
                "清运垃圾：目标写1200吨，数量指标“清运垃圾”写1300吨"
            ),
        ),
        (
            project("数量：管护林地面积=2.6亩", goal="管护林地2.6万亩"),
            (
                "B614 4:13-18 年度总体目标里的数和指标不一样\n"
                "管护林地：目标写2.6万亩，数量指标“管护林地面积”写2.6亩，"
                "正好差1万倍，“万”写多了或者写漏了"
            ),
        ),
        (
            project("服务对象满意度：群众满意度=≥90%", goal="群众满意度达到95%以上"),
            (
                "B615 7:13-16 同一件事前后的数不一样\n"
                "群众满意度：年度总体目标写95%，服务对象满意度指标“群众满意度”写≥90%"
            ),
        ),
        (
            project("成本：1-10人=3万元，15-20人=4万元", money="7"),
            "B617 8:13-16 分档标准“1-10人”和“15-20人”中间有空档：10～15人的没有标准",
        ),
        (
            project("成本：10人以下=3万元，5-20人=4万元", money="7"),
            "B617 8:12-15 分档标准“10人以下”和“5-20人”有重叠：5～10人的有两个标准",
        ),
        (
            project(goal="总预算30万元，用于道路养护"),
            "B618 4:12-16 年度总体目标里写的总额是30万元，预算36.00万元，差6万元",
        ),
        (
            project("数量：人数=60人", goal="2024年60人，每人每月500元，每年36万元。总预算30万元"),
            "B618 4:37-41 年度总体目标里写的总额是30万元，预算36.00万元，差6万元",
        ),
        (
            project(
                "数量：组长=60人", goal="2024年60名组长，每人每月500元，每年36万元", money="30"
            ),
            "B618 4:31-35 年度总体目标里写的总额是36万元，预算30万元，差6万元",
        ),
        (
            project("数量：运转经费村数=9个", goal="为18个村的运转每村补助2万元"),
            "B614 4:10-13 年度总体目标里的18个村，指标里没有\n指标“运转经费村数”写的是9个",
        ),
    ],
)
def test_what_does_not_add_up_is_said_with_both_numbers(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        project(goal="学生补贴每月1000元，每年10000元，教师补贴每月3000元，每年另发500元"),
        project(goal="生活补贴每月30000元，每年36万元，护林员每人每月850元，全年1.02万元"),
        project(goal="18个村×2万元/村=36万元"),
        project(goal="18个行政村，每村补助2万元，共计36万元"),
        project(goal="总投资300万元，2023-2025年实施，本年安排36万元"),
        project(goal="1人1档，群众办事3天内办结"),
        project(goal="开展宣传2次，开展培训3次", money="36"),
        project("数量：每人每月1000元，共30人。每月3万元，全年36万元"),
        project("数量：按每人每月1500元发放，共计4500元", money="5.40"),
        project("数量：为3名学生每人资助2万元，办公费30万元"),
        project("数量：村数=18个", "成本：补助标准=20000元/村·年"),
        project("数量：村数=18个", "成本：村级运转经费标准=2万元"),
        project("数量：人员数量=10名", "成本：人员工资=3000元/月"),
        project("数量：人员数量=约10名", "成本：人员补助=3500元/人"),
        project("数量：人员数量=10名", "成本：人员补助=≤40000元/人"),
        project("数量：乡镇干部=10名", "成本：每个乡镇经费=每个乡镇每年36万元"),
        project("数量：小组数=90个", "成本：组长补贴=1000元/月/3个队"),
        project("数量：工作者=73人", "成本：优秀=500元/月，称职=300元/月"),
        project("成本：人工费=没有定"),
        project("数量：低保对象=236人", "成本：低保标准=500元/人/月", name="低保资金县级配套"),
        project("数量：获奖=10名", goal="表彰10名，其中一等奖1名、二等奖3名、三等奖6名"),
        project("数量：清运量=15吨/日", "成本：月均服务费=3万元"),
        project("数量：宣传册=30000份", "成本：宣传册单价=≤2元/份"),
        project("数量：演出=24场", "成本：演出补助=10000元/场", goal="演出24场，其余12万元修路"),
        project("成本：工程总投资=≤1200万元"),
        project("成本：路面造价=60万元/公里"),
        project("成本：临时人员工资=40万元/人·年"),
        project("成本：补助标准=40万元/户", goal="县级配套搬迁补助"),
        project("成本：误餐补助标准=36元", name="误餐补助"),
        project("数量：误餐人次=10000人次", "成本：误餐补助=36元"),
        project("成本：路面工程费=≤120万元", name="道路（2023—2025年）"),
        project("数量：公路里程=820公里", goal="养护公路820公里，其中县道120公里、乡道700公里"),
        project("数量：教师=300人", goal="培训300名教师，其中校长40名、骨干110名、新教师150名"),
        project("数量：演练人数=120人，演练=2次", goal="演练2次，每次60人"),
        project("成本：人工费="),
        project("成本：预算控制数=≤36万元，人员成本=≤20万元，设备成本=≤16万元"),
        project("成本：培训总费用=20万元，会议费=16万元"),
        project("成本：预算控制数=≤360000元"),
        project("经济效益：带动增收=500元/人", "数量：带动人数=100人"),
        project("数量：村数=18个", goal="完成18个村的建设"),
        project(goal="分5年投入360万元，2024年起每年实施一批，总预算360万元"),
        project("数量：村数=18个", goal="完成十八个村的建设"),
        project("成本：3000人以下的村=18万元，3000人以上的村=18万元"),
        project("成本：1-10人=16万元，11-20人=20万元"),
        project("数量：村数=15个", goal="为15个村的运转每村补助2万元，办公费6万元"),
        project("数量：村数=15个", "成本：办公费=6万元", goal="为15个村的运转每村补助2万元"),
        project("数量：天数=180天，人数=9人", goal="供餐180天，每人每天5元"),
        project("数量：第一季度开展宣传活动2次", "质量：第二季度开展宣传活动3次"),
        project("数量：每人培训费用600元", "质量：每人培训费用800元", money="0.06"),
    ],
)
def test_what_is_right_or_not_sure_stays_silent(text: str) -> None:
    assert [line for line in found(text) if not line.startswith("B614")] == []


@pytest.mark.parametrize(
    ("rows", "goal"),
    [
        ("数量：教育片=2个，宣传=3次", "制作教育片2部，宣传教育3场"),
        ("数量：救助对象=20人，驻村=18个社区", "救助20户，覆盖18个村"),
        ("数量：次数=2次", "在3个社区开展救助"),
        ("数量：清运垃圾=≥1200吨", "清运垃圾1300吨"),
        ("数量：清运垃圾=1300吨", "清运垃圾1200吨以上"),
        ("数量：清运垃圾=15吨/日", "清运垃圾1200吨"),
        ("数量：管护林地面积=26000亩", "管护林地2.6万亩"),
    ],
)
def test_numbers_that_may_count_the_same(rows: str, goal: str) -> None:
    assert found(project(rows, goal=goal), unit=f"{UNIT}基础数据:\n  社区: 3个\n") == []


def test_a_fact_about_communities_says_nothing_of_persons() -> None:
    typed = project("数量：门卫=2人", goal="聘用门卫3人")
    assert found(typed, unit=f"{UNIT}基础数据:\n  社区: 3个\n") == [
        "B614 4:13-15 年度总体目标里的3人，指标里没有\n指标“门卫”写的是2人"
    ]


@pytest.mark.parametrize("row", ["示范村=9个", "村数=18个", "村数=9个，社区村数=10个"])
def test_numbers_that_make_the_budget_need_no_indicator(row: str) -> None:
    assert found(project(f"数量：{row}", goal="为18个村的运转每村补助2万元")) == []


def test_typed_costing_is_checked_alone() -> None:
    typed = project("数量：村数=18个", "成本：标准=3万元/村") + "测算:\n  补助: 36万元\n"
    assert found(typed) == []


@pytest.mark.parametrize(
    ("costing", "rows", "goal", "expected"),
    [
        (
            "18个村 × 2万元/村",
            "成本：村级补助标准=1.5万元/村",
            "养护村道",
            (
                "7:13-20 和测算的数不一样：测算“村级补助”写2万元/村，"
                "成本指标“村级补助标准”写1.5万元/村"
            ),
        ),
        (
            "30人 × 1000元/人/月 × 12个月",
            "数量：里程=24公里",
            "巡路员每人每月900元",
            "4:16-20 和测算的数不一样：测算“村级补助”写1000元/人/月，年度总体目标写900元/人/月",
        ),
        (
            "18个村 × 2万元/村",
            "数量：村级补助村数=16个",
            "养护村道",
            "7:13-16 和测算的数不一样：测算“村级补助”写18个村，数量指标“村级补助村数”写16个",
        ),
        (
            "18个村 × 2万元/村",
            "社会效益：享受村级补助的村数=16个",
            "养护村道",
            (
                "7:16-19 和测算的数不一样：测算“村级补助”写18个村，"
                "社会效益指标“享受村级补助的村数”写16个"
            ),
        ),
        (
            "30人 × 1000元/月 × 12个月",
            "成本：村级补助标准=1500元/人·月",
            "养护村道",
            (
                "7:13-22 和测算的数不一样：测算“村级补助”写1000元/月，"
                "成本指标“村级补助标准”写1500元/人·月"
            ),
        ),
        (
            "36人 × 10000元/年",
            "成本：补助标准=12000元",
            "养护村道",
            "7:11-17 和测算的数不一样：测算“村级补助”写10000元/年，成本指标“补助标准”写12000元",
        ),
        (
            "50人 × 30元/天 × 240天",
            "成本：人均餐费=80元/人·天",
            "养护村道",
            "7:11-18 和测算的数不一样：测算“村级补助”写30元/天，成本指标“人均餐费”写80元/人·天",
        ),
    ],
)
def test_what_differs_from_the_costing(costing: str, rows: str, goal: str, expected: str) -> None:
    typed = project(rows, goal=goal) + f"测算:\n  村级补助: {costing}\n"
    assert found(typed) == [f"B615 {expected}"]


@pytest.mark.parametrize(
    ("costing", "rows", "goal"),
    [
        ("18个村 × 2万元/村", "成本：村级补助标准=20000元/村·年", "每村补助2万元"),
        ("18个村 × 2000元/村/月 × 10个月", "成本：村级补助标准=20000元/村", "养护村道"),
        ("18个村 × 2万元/村", "成本：村级补助标准=≤3万元/村", "养护村道"),
        ("18个村 × 2万元/村", "成本：补助=1.5万元/村，奖励=5000元/村", "养护村道"),
        ("40人 × 300元/人/天 × 30天", "成本：人均成本=9000元/人", "养护村道"),
        ("18个村 × 2万元/村", "数量：示范村数=3个，村数=18个", "每人补助500元"),
        ("18个村 × 2万元/村", "数量：参训人员数量=60人", "养护村道"),
        ("30人 × 1000元/月 × 12个月", "成本：村级补助标准=12000元/人·年", "养护村道"),
        ("36人 × 10000元/年", "成本：补助标准=10000元", "养护村道"),
        ("18个村 × 5人 × 4000元", "成本：补助标准=20000元/村", "养护村道"),
        ("30人 × 1000元/月 × 12个月", "成本：每月补助标准=800元", "养护村道"),
        ("50人 × 30元/天 × 240天", "成本：人均早餐=8元/人·天", "每人每天补助水果2元"),
        ("50人 × 30元/天 × 240天", "成本：人均餐费=600元/人·月", "养护村道"),
        ("50人 × 30元/天 × 240天", "数量：厨房人数=3人", "为50人供餐"),
        ("50人 × 30元/天 × 240天", "数量：就餐人数=≥45人", "为50人供餐"),
        ("50人 × 30元/天 × 240天", "数量：男职工=45人，女职工=5人", "为50人供餐"),
        ("18个村 × 2万元/村", "社会效益：享受村级补助的村数=16个，村级村数=18个", "养护村道"),
    ],
)
def test_what_the_costing_says_nothing_against(costing: str, rows: str, goal: str) -> None:
    typed = project(rows, goal=goal) + f"测算:\n  村级补助: {costing}\n"
    assert [line for line in found(typed) if "B615" in line] == []


def test_a_number_that_goal_and_costing_have_otherwise() -> None:
    typed = project("数量：就餐天数=250天，厨房人数=3人", goal="全年供餐240天")
    said = found(f"{typed}测算:\n  伙食: 50人 × 30元/天 × 240天\n")
    assert [line for line in said if "B615" in line] == [
        "B615 7:11-15 和测算的数不一样：测算“伙食”写240天，数量指标“就餐天数”写250天"
    ]


CADRES = [
    project(f"数量：{name}={number}人", name=name)
    for name, number in [("保障村干部人数", 90), ("村干部数量", 90), ("享受补贴村干部人数", 106)]
]


def test_a_number_of_cadres_that_differs_from_most_projects() -> None:
    assert found(*CADRES) == [
        (
            "B616 7:16-20 “村干部”这里是106（数量指标“享受补贴村干部人数”），"
            "“保障村干部人数”、“村干部数量”是90，差16"
        )
    ]


def test_a_number_that_differs_from_the_facts() -> None:
    said = found(*CADRES[:2], unit=f"{UNIT}基础数据:\n  村干部: 95人\n")
    assert [line.partition("），")[2] for line in said] == ["基础数据是95，差5"] * 2


def test_projects_for_other_villages_have_other_cadres() -> None:
    some = [
        project(f"数量：管的村数={villages}个，村干部人数={cadres}人", name=f"{villages}")
        for villages, cadres in [(8, 40), (5, 25)]
    ]
    assert found(*some) == []
    other = project("数量：管的村数=8个，村干部人数=70人", name="另一个")
    assert found(*some, other) == [
        "B616 8:12-15 “村干部”这里是70（数量指标“村干部人数”），“8”是40，差30"
    ]


def test_persons_of_two_kinds_at_once() -> None:
    text = project("数量：政府长聘人员数量=2人", goal="保障政府临时聘用人员2人")
    assert found(text) == [
        (
            "B615 7:7-9 同一个对象前后说法不同：“政府临时聘用人员”（年度总体目标）"
            "和“政府长聘人员”（数量指标“政府长聘人员数量”）"
        )
    ]
    assert found(text.replace("长聘", "临聘")) == []


def test_a_total_of_one_part_is_none_of_the_project() -> None:
    goal = "补助40人，每人每年3000元，合计12万元"
    lines = "数量：补助人数=40人", "成本：人员补助={}，设备购置=24万元"
    assert [said for said in found(project(*lines[:1], goal=goal)) if "B618" in said]
    proved = project(lines[0], lines[1].format("12万元"), goal=goal)
    assert [said for said in found(proved) if "B618" in said] == []
    unproved = project(lines[0], lines[1].format("11万元"), goal=goal)
    assert [said for said in found(unproved) if "B618" in said]
