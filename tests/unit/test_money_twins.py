"""The rules over money arithmetic: right texts that stay silent, each with its wrong twin."""

import pytest

from tests.unit.test_money_rules import found, project

ARITHMETIC = ("B610", "B611", "B612", "B613", "B618")


def said(goal: str, *categories: str, money: str = "21.60") -> list[str]:
    """What the rules over sums say of a project with this goal, without codes and places."""
    lines = found(project(*categories, goal=goal, money=money))
    return [line.split(" ", 2)[2] for line in lines if line.startswith(ARITHMETIC)]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("36人，每月500元，全年{}万元", "36人 × 500元/月 × 12个月 = 21.6万元"),
        (
            "36名护林员每月补助500元，全年共{}万元",
            "36名护林员 × 500元/月 × 12个月 = 21.6万元",
        ),
        (
            "为36名护林员每月发放500元补助，全年需{}万元",
            "36名护林员 × 500元/月 × 12个月 = 21.6万元",
        ),
        ("协管员36人，补贴500元/月，全年共{}万元", "36人 × 500元/月 × 12个月 = 21.6万元"),
        ("36人每月各500元，年需{}万元", "36人 × 500元/月 × 12个月 = 21.6万元"),
        ("18个村每月办公费1000元，全年共{}万元", "18个村 × 1000元/月 × 12个月 = 21.6万元"),
        (
            "书记（12人）每月1000元，委员（12人）500元/月，全年{}万元",
            "12人 × 1000元/月 × 12个月 + 12人 × 500元/月 × 12个月 = 21.6万元",
        ),
        ("每月供水费1.8万元，全年{}万元", "1.8万元/月 × 12个月 = 21.6万元"),
    ],
)
def test_an_amount_a_month_for_so_many_is_multiplied(text: str, sums: str) -> None:
    wrong = "年度总体目标里每月和全年的钱不一致：写的是每年22.6万元，算出来是21.6万元，差1万元\n"
    assert said(text.format("22.6"), money="99.00") == [wrong + sums]
    assert said(text.format("21.6")) == []


@pytest.mark.parametrize(
    "text",
    [
        "6个点位每个点位2人，每月500元，全年7.2万元",
        "为36名职工供水，每月供水费2万元，全年26万元",
        "书记6名、委员4名，分别每月1000元和每月500元，全年9.9万元",
        "36名协管员上岗，每月500元，全年14.4万元",
    ],
)
def test_an_amount_a_month_beside_heads_it_may_not_be_for_is_no_matter(text: str) -> None:
    assert said(text) == []


def test_the_heads_of_an_amount_a_month_may_stand_in_an_indicator() -> None:
    assert said("每月500元，全年21.6万元", "数量：护林员=36名") == []
    assert said("每月500元，全年22.6万元", "数量：护林员=36名") == []


SHORT = "年度总体目标里的账算不拢：写的是共11.8万元，算出来是10.8万元，差1万元\n"
STAFF = ("数量：临聘人员=4名", "成本：工资标准=3000元/人/月")


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("每人每月500元，36人，7月至12月发放，共{}万元", "36人 × 500元/人/月 × 6个月"),
        ("每人每月500元，36人，从7月起发放，共{}万元", "36人 × 500元/人/月 × 6个月"),
        ("每人每月500元，36人，下半年发放，共{}万元", "36人 × 500元/人/月 × 6个月"),
        ("自4月起聘用4名，每人每月3000元，共{}万元", "4名 × 3000元/人/月 × 9个月"),
        ("4名每人每月3000元，自4月起聘用9个月，共{}万元", "4名 × 9个月 × 3000元/人/月"),
        ("防火期1月-3月、10月-12月，36名每人每月500元，共{}万元", "36名 × 500元/人/月 × 6个月"),
        (
            "防火期春季3个月、秋季3个月，36名每人每月500元，共{}万元",
            "36名 × 500元/人/月 × 6个月",
        ),
        (
            "防火期6个月（春季3个月、秋季3个月），36名每人每月500元，共{}万元",
            "36名 × 500元/人/月 × 6个月",
        ),
        ("聘用期4月至年底，4名每人每月3000元，共{}万元", "4名 × 3000元/人/月 × 9个月"),
    ],
)
def test_what_is_paid_for_some_months_is_reckoned_for_those(text: str, sums: str) -> None:
    assert said(text.format("11.8"), money="11.80") == [f"{SHORT}{sums} = 10.8万元"]
    assert said(text.format("10.8"), money="10.80") == []


@pytest.mark.parametrize(
    "text",
    [
        "每人每月500元，36人，上半年开展培训，共21.6万元",
        "每人每月500元，36人，上半年发放，全年共21.6万元",
        "7月至12月发放取暖费。每人每月500元，36人，共21.6万元",
        "每人每月500元，36人，试用3个月，共21.6万元",
        "每人每月500元，36人，1月至12月发放，共21.6万元",
    ],
)
def test_months_that_may_not_be_those_paid_for_change_nothing(text: str) -> None:
    assert said(text) == []
    assert said(text.replace("21.6", "22.6"), money="22.60") != []


@pytest.mark.parametrize(
    "goal", ["聘用人员，共9个月", "4月至12月聘用人员", "自4月起聘用人员", "下半年和4-6月值守"]
)
def test_months_told_in_the_goal_are_those_of_the_standards(goal: str) -> None:
    assert said(goal, *STAFF, money="10.80" if "4-6" not in goal else "7.20") == []
    assert said(goal, *STAFF, money="14.40") == []


def test_months_told_in_the_goal_are_said_with_the_standards() -> None:
    wrong = "按指标里的数量和标准算是10.8万元，预算12.00万元，差1.2万元\n"
    sums = "4名（临聘人员） × 3000元/人/月 × 9个月 = 10.8万元"
    assert said("聘用人员，共9个月", *STAFF, money="12.00") == [wrong + sums]


CHAIN = "36人×500元/月×12个月=21.6万元+10人×200元"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"{CHAIN}=0.2万元，共21.8万元", ""),
        (f"{CHAIN}=0.2万元=21.8万元", ""),
        (f"{CHAIN}=21.8万元", ""),
        ("36人×500元/月×12个月=21.6万元+0.2万元=21.8万元", ""),
        ("3人×100元=300元+2人×100元=500元+1人×50元=550元", ""),
        ("36人×600元=2万元+1人×1600元=2.16万元", ""),
        (f"{CHAIN}=0.3万元", "写的是0.3万元，算出来是2000元，差1000元\n10人×200元=0.3万元"),
        (f"{CHAIN}=21.9万元", "写的是21.9万元，算出来是21.8万元，差1000元\n10人×200元=21.9万元"),
        (
            "36人×500元/月×12个月=21.6万元+0.2万元=22.8万元",
            "写的是22.8万元，算出来是21.8万元，差1万元\n21.6万元+0.2万元=22.8万元",
        ),
        (
            "36人×500元/月×12个月=22.6万元+10人×200元=0.2万元",
            "写的是22.6万元，算出来是21.6万元，差1万元\n36人×500元/月×12个月=22.6万元",
        ),
    ],
)
def test_a_result_that_more_is_added_to_ends_a_calculation(text: str, wrong: str) -> None:
    head = "年度总体目标里的算式不对："
    assert said(text, money="21.80") == ([head + wrong] if wrong else [])


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "18个村，其中重点村6个每个补助3万元，其余每个补助1万元，共{}万元",
            "6个 × 3万元/个 + 12个村 × 1万元/个 = 30万元",
        ),
        (
            "18个村，其中重点村6个每个补助3万元，其余12个每个补助1万元，共{}万元",
            "6个 × 3万元/个 + 12个 × 1万元/个 = 30万元",
        ),
        (
            "6个点位每点2人值班，每人每天500元，共50天，共{}万元",
            "2人/点位 × 50天 × 6个点位 × 500元/人/天 = 30万元",
        ),
    ],
)
def test_the_rest_and_those_of_every_post_are_counted(text: str, sums: str) -> None:
    wrong = "年度总体目标里的账算不拢：写的是共31万元，算出来是30万元，差1万元\n"
    assert said(text.format("31"), money="31.00") == [wrong + sums]
    assert said(text.format("30"), money="30.00") == []


@pytest.mark.parametrize(
    "text",
    [
        "重点村6个每个补助3万元，其余每个补助1万元，共30万元",
        "18名村干部，其中正职6名每人3万元，其余每人1万元，共30万元",
        "18个村，其中重点村6个每个补助3万元，帮扶4个点，其余每个补助1万元，共30万元",
    ],
)
def test_the_rest_of_what_is_not_sure_is_no_matter(text: str) -> None:
    assert said(text, money="30.00") == []


DAYS = ("数量：就餐职工=55人", "成本：就餐补助=10元/人/天")


@pytest.mark.parametrize(
    "goal",
    ["每月20天、每人每天10元", "每月20天供餐", "55名职工每人每天10元，每月20天，全年13.2万元"],
)
def test_days_of_every_month_are_days_of_a_year(goal: str) -> None:
    wrong = "按指标里的数量和标准算是13.2万元，预算15.20万元，差2万元\n"
    sums = "55人（就餐职工） × 20天（每月） × 10元/人/天 × 12个月 = 13.2万元"
    assert said(goal, *DAYS, money="13.20") == []
    assert wrong + sums in said(goal.replace("13.2", "15.2"), *DAYS, money="15.20")


@pytest.mark.parametrize(
    "text",
    [
        "每人每月1100元（每年{}元），15人，全年需19.8万元",
        "15人，每人每月1100元（全年{}元），共需19.8万元",
        "15人，每人每月1100元，每人全年{}元，共需19.8万元",
    ],
)
def test_a_standard_a_month_said_over_a_year_is_no_total(text: str) -> None:
    wrong = "年度总体目标里每月和全年的钱不一致：写的是每年12300元，算出来是1.32万元，差900元\n"
    sums = "1100元/人/月 × 12个月 = 1.32万元"
    assert said(text.format("13200"), money="19.80") == []
    assert said(text.format("12300"), money="19.80") == [wrong + sums]


def test_less_may_be_paid_where_payment_follows_what_is_so() -> None:
    text = "每人每月500元，36人，按实际到岗发放，全年支出{}万元"
    wrong = "年度总体目标里的账算不拢：写的是共25万元，算出来是21.6万元，差3.4万元\n"
    assert said(text.format("20"), money="20.00") == []
    assert said(text.format("25"), money="25.00") == [
        f"{wrong}36人 × 500元/人/月 × 12个月 = 21.6万元"
    ]
    staff = ("数量：临聘人员=4名", "成本：工资标准=3000元/人/月")
    assert said("工资据实发放", *staff, money="13.00") == []
    assert len(said("工资据实发放", *staff, money="15.00")) == 1


def test_a_part_that_this_budget_is_makes_the_total_another() -> None:
    text = "5名书记每人每年3.6万元、其他18人每人每年2.1万元，共发放55.8万元"
    wrong = "年度总体目标里写的总额是55.8万元，预算5.70万元，差50.1万元"
    assert said(f"{text}，本级承担5.7万元", money="5.70") == []
    assert wrong in said(f"{text}，本级承担5.9万元", money="5.70")
    assert said(f"{text}，县级承担50%即27.9万元", money="27.90") == []


def test_numbers_that_are_about_in_the_goal_are_so_in_the_indicators() -> None:
    rows = ("数量：救助户数=130户", "成本：户均救助=1600元/户")
    text = "对{}130户困难家庭实施救助，户均1600元"
    computed = "按指标里的数量和标准算是20.8万元，预算"
    sums = "\n130户（救助户数） × 1600元/户 = 20.8万元"
    assert said(text.format("约"), *rows, money="20.60") == []
    assert said(text.format("约"), *rows, money="40.60") == [
        f"{computed}40.60万元，差19.8万元{sums}"
    ]
    assert said(text.format(""), *rows, money="20.60") == [f"{computed}20.60万元，多2000元{sums}"]


def test_what_another_year_cost_is_no_cost_of_this_one() -> None:
    wrong = "成本指标“清扫成本”是7万元，超过预算6.00万元，多1万元"
    assert said("清扫道路", "成本：上年成本=7万元", money="6.00") == []
    assert said("清扫道路", "成本：清扫成本=7万元", money="6.00") == [wrong]


@pytest.mark.parametrize("earned", ["增收", "节约开支", "年收入", "缴费"])
def test_what_somebody_earns_is_not_paid_for(earned: str) -> None:
    wrong = "年度总体目标里的数量和标准算出来是7.2万元，预算3.00万元，差4.2万元\n"
    assert said(f"带动36户，每户{earned}2000元", money="3.00") == []
    assert said("带动36户，每户补助2000元", money="3.00") == [f"{wrong}36户 × 2000元/户 = 7.2万元"]


@pytest.mark.parametrize(
    "more",
    [
        "，开展培训5万元",
        "；打印机10台，每台5000元，共5万元",
        "。其余用于培训",
    ],
)
def test_the_total_of_one_of_several_is_not_that_of_the_project(more: str) -> None:
    text = "购置电脑20台，每台5500元，共11万元"
    wrong = "年度总体目标里写的总额是11万元，预算{}万元，差{}万元"
    assert said(f"{text}{more}", money="16.00") == []
    assert said(text, money="16.00") == [wrong.format("16.00", "5")]
    assert said(f"{text}，开展培训5万元", money="9.00") == [wrong.format("9.00", "2")]


def test_a_total_behind_another_amount_is_that_of_the_project_where_it_says_so() -> None:
    text = "开展培训5万元，购置电脑20台，每台5500元，{}11万元"
    wrong = "年度总体目标里写的总额是11万元，预算16.00万元，差5万元"
    assert said(text.format("共"), money="16.00") == []
    assert said(text.format("总计"), money="16.00") == [wrong]


def test_a_price_of_one_is_multiplied_by_the_number_in_front() -> None:
    text = "购置电脑20台，单价5500元，共{}万元"
    wrong = "年度总体目标里的账算不拢：写的是共12万元，算出来是11万元，差1万元\n"
    assert said(text.format("12"), money="12.00") == [f"{wrong}20台 × 5500元/台 = 11万元"]
    assert said(text.format("11"), money="11.00") == []
    several = "购置电脑20台、打印机5台，单价分别为5500元、2000元，共12万元"
    assert said(several, money="12.00") == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "5名村书记每年3.6万元、其他18人每年2.1万元，共发放{}万元",
            "5名村书记 × 3.6万元/年 + 18人 × 2.1万元/年 = 55.8万元",
        ),
        (
            "5名书记每月3000元、18人每月1750元，共{}万元",
            "5名书记 × 3000元/月 × 12个月 + 18人 × 1750元/月 × 12个月 = 55.8万元",
        ),
    ],
)
def test_amounts_for_so_many_heads_come_to_the_total(text: str, sums: str) -> None:
    wrong = "年度总体目标里的账算不拢：写的是共56.8万元，算出来是55.8万元，差1万元\n"
    assert said(text.format("56.8"), money="55.80") == [wrong + sums]
    assert said(text.format("55.8"), money="55.80") == []


@pytest.mark.parametrize(
    "text",
    [
        "5名书记每年3.6万元、其他18人每年2.1万元，共发放5.7万元",
        "书记1名每月3000元，委员2名每月3000元，全年7.2万元",
        "书记1名每月3000元，委员2名每月3000元，共8.1万元",
        "办公费2万元；5名书记每年3.6万元、其他18人每年2.1万元，共57.8万元",
        "办公费2万元，36人每月500元，全年23.6万元",
        "23人中5名书记每年3.6万元、其他18人每年2.1万元，共56.8万元",
    ],
)
def test_amounts_that_may_be_for_all_heads_at_once_are_no_matter(text: str) -> None:
    assert said(text, money="99.00") == []


@pytest.mark.parametrize(
    ("name", "budget", "told"),
    [
        ("经费补助标准", "30", ["按指标里的数量和标准算是27万元，预算30万元，差3万元"]),
        ("经费补助标准", "27", []),
        ("村级办公费", "30", []),
    ],
)
def test_so_much_for_every_village_pays_for_what_is_done_there(
    name: str, budget: str, told: list[str]
) -> None:
    rows = ("数量：行政村数=18个，排查化解纠纷=24次", f"成本：{name}=每个村每年15000元")
    said = found(project(*rows, money=budget))
    assert [line.partition("\n")[0].partition(" ")[2].partition(" ")[2] for line in said] == told


@pytest.mark.parametrize("total", ["22.68", "25.2"])
def test_several_numbers_of_months_leave_room_for_a_total(total: str) -> None:
    goal = f"30名，每人每月补贴700元，其中24名全年发放12个月，6名7月上岗、发放6个月，共{total}万元"
    typed = project("数量：人数=30名", "成本：补贴标准=700元/人/月", goal=goal, money=total)
    assert [line for line in found(typed) if line[:4] in {"B611", "B612"}] == []


def test_how_often_a_day_is_no_number_of_the_year() -> None:
    rows = ("数量：行政村数=14个，清运频次=1次/天", "成本：清运单价=120元/村/次")
    assert [line for line in found(project(*rows, money="46")) if "B612" in line] == []


def test_a_length_that_makes_the_budget_is_told_where_an_indicator_has_another() -> None:
    rows = ("数量：硬化里程=6.5公里", "成本：每公里硬化成本=50万元")
    said = found(project(*rows, goal="完成通村道路硬化5.6公里", money="280"))
    assert any("B614" in line and "5.6公里" in line and "6.5公里" in line for line in said)
