"""What each rule must not say: right texts that look like its mistake."""

import pytest

from reportgen.checks import check_unit
from tests.reading_specs import FORM, UNIT, filled, form

GOAL = "养护全镇村道，保障群众安全方便出行"
CATEGORIES = """\
二级指标:
  数量指标:
    必填: 硬性
  成本指标:
    必填: 一般
  社会效益指标:
    必填: 一般
  服务对象满意度指标:
    必填: 一般
"""
WHOLE = {
    "数量指标": ["养护里程: 24公里"],
    "成本指标": ["每公里养护成本: ≤1.5万元"],
    "社会效益指标": ["受益群众: ≥3000人"],
    "服务对象满意度指标": ["沿线群众满意度: ≥90%"],
}


def project(
    *more: tuple[str, str],
    name: str = "道路养护",
    goal: str = GOAL,
    keys: str = "",
    without: str = "",
) -> str:
    rows = {category: list(typed) for category, typed in WHOLE.items() if category != without}
    for category, typed in more:
        rows.setdefault(category, []).append(typed)
    order = ["数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标"]
    order += ["生态效益指标", "可持续影响指标", "服务对象满意度指标"]
    text = f"项目名称: {name}\n资金:\n  财政拨款: 36.00\n年度总体目标: {goal}\n{keys}绩效指标:\n"
    for category in sorted(rows, key=order.index):
        text += f"  {category}:\n" + "".join(f"    {typed}\n" for typed in rows[category])
    return text


def rules(*projects: str, unit: str = UNIT, text: str = FORM + CATEGORIES) -> set[str]:
    prescribed = form(text)
    complete, problems = filled(*projects, unit=unit, prescribed=prescribed)
    assert problems == ()
    return {found.rule for found in check_unit(complete, prescribed.form)}


def test_a_whole_project_is_silent() -> None:
    assert rules(project()) == set()


@pytest.mark.parametrize(
    ("category", "typed"),
    [
        ("时效指标", "2024年12月底前完成: =100%"),
        ("时效指标", "完工时限: 2025年6月底前（建设周期两年）"),
        ("时效指标", "2023年度结转资金支付率: ≥95%"),
        ("时效指标", "1-12月份: 12个月"),
        ("时效指标", "完成时间: 24年12月底前"),
        ("时效指标", "养护期限: 2年6个月"),
        ("成本指标", "补助标准: 每人20000元，2024年底发放"),
        ("数量指标", "按某财字【2023】7号养护的村: 9个"),
        ("数量指标", "按〔2022〕5号文养护的村: 9个"),
        ("质量指标", "达到《公路养护规范（2019年版）》的路段: 9段"),
        ("质量指标", "2021-2025年规划路段完好率: ≥95%"),
        ("质量指标", "路面完好率比2023年提高: ≥3%"),
        ("质量指标", "2020年以来养护路段完好率: ≥95%"),
        ("质量指标", "路面使用满20年的路段: 9段"),
    ],
)
def test_years_that_are_explained(category: str, typed: str) -> None:
    assert rules(project((category, typed))) & {"year", "date-range"} == set()


@pytest.mark.parametrize(
    "goal",
    [
        "根据省政府2015年5号文件，养护全镇村道，保障群众出行",
        "2023年已完成18个村，本年继续养护其余村道，保障出行",
        "落实2022年一号文件精神，养护全镇村道，保障出行",
        "到2026年实现村道全部硬化，本年养护24公里",
        "2019年以来养护全镇村道，本年继续养护，保障出行",
        "通行量较2022年增长5%，养护全镇村道，保障出行",
        "2021—2025年养护全镇村道，本年养护24公里",
        "“十四五”期间养护村道，2025年完成全部村道",
        "2022年度结转资金养护全镇村道，保障出行",
        "2018年修建的村道养护到位，保障群众出行",
        "2019年度、2020年度质保金按合同支付，养护村道",
        "2022年洪灾损毁村道修复，保障群众出行",
        "2022年一事一议项目养护到位，保障出行",
        "2022年底全镇村道全部完好，本年养护24公里",
        "2021年全镇村道破损，2024年养护24公里，保障出行",
        "2017年版养护规范全面落实，保障群众出行",
        "2025年元旦春节前完成农民工工资支付，养护村道",
        "2024年养护一半村道，2025年完成其余一半",
        "养护村道24公里，分两年，2025年完成",
        "本年养护村道24公里，到2026年完成全部村道",
    ],
)
def test_years_of_the_past_and_of_plans_in_goals(goal: str) -> None:
    assert rules(project(goal=goal)) == set()


@pytest.mark.parametrize(
    ("period", "deadline"),
    [
        ("2023-2025", "2025年6月底前"),
        ("2024年3月至2024年10月", "2024年10月"),
        ("2023年5月至2024年10月", "2023年12月"),
        ("2023年5月至2024年10月", "2023年底"),
        ("2024年5月至2024年12月", "2024年底"),
        ("一年", "2024年12月31日"),
    ],
)
def test_deadlines_within_the_period(period: str, deadline: str) -> None:
    typed = project(("时效指标", f"完工时限: {deadline}"), keys=f"项目期: {period}\n")
    assert rules(typed) & {"year", "date-range"} == set()


def test_a_year_in_the_name_may_stand_in_the_texts_too() -> None:
    typed = project(name="2022年一事一议道路养护", goal="用2022年一事一议资金养护村道，保障出行")
    assert rules(typed) == {"year"}
    unit = UNIT.replace("2024", "2022")
    assert rules(typed, unit=unit) == set()


@pytest.mark.parametrize(
    ("category", "typed"),
    [
        ("成本指标", "成本节约率: ≥2%"),
        ("成本指标", "预算执行率: ≥95%"),
        ("质量指标", "投诉处理率: ≥98%"),
        ("质量指标", "设备故障率: ≤2%"),
        ("质量指标", "故障修复率: ≥98%"),
        ("质量指标", "安全事故未发生率: ≥98%"),
        ("质量指标", "积存垃圾清运率: ≥95%"),
        ("质量指标", "森林火灾受害率: ≤0.9‰"),
        ("质量指标", "未处理率: ≤5%"),
        ("质量指标", "大班额消除比例: ≥90%"),
        ("质量指标", "受害面积赔付到位率: ≥95%"),
        ("数量指标", "森林火灾扑救次数: ≥3次"),
        ("质量指标", "不合格率: ≤1%"),
        ("质量指标", "满意度下降幅度: ≤1%"),
        ("经济效益指标", "减少车辆维修费用: ≥20万元"),
        ("社会效益指标", "交通事故下降率: ≥10%"),
        ("社会效益指标", "违法行为查处次数: ≥10次"),
        ("社会效益指标", "重大安全事故发生次数: 0次"),
        ("时效指标", "养护及时率: ≤7天"),
        ("成本指标", "资金使用效率: ≥95%"),
    ],
)
def test_signs_that_point_the_right_way(category: str, typed: str) -> None:
    assert "op-direction" not in rules(project((category, typed)))


@pytest.mark.parametrize(
    ("category", "typed"),
    [
        ("数量指标", "保洁频率: 2次/天"),
        ("数量指标", "养护面积（亩）: 898.5"),
        ("数量指标", "人均道路面积: 12平方米"),
        ("数量指标", "举办村干部培训班人数: 50人"),
        ("数量指标", "建成示范点: 3个"),
        ("质量指标", "用工效率: 2公里/天"),
        ("质量指标", "参训人数增长: ≥10%"),
        ("质量指标", "第三方评价满意率: ≥90分"),
        ("质量指标", "排查覆盖人数占比: ≥90%"),
        ("社会效益指标", "道路等级: 四级"),
        ("时效指标", "完成时间: 2024年"),
        ("时效指标", "服务周期: 2023.11-2024.12"),
        ("质量指标", "行道树成活率（≥**%）: 85"),
        ("数量指标", "养护道路的村（≥**个）: ≥4个"),
        ("成本指标", "误工补助: 120元/人/天"),
        ("成本指标", "补助资金支出数: ≤36万元"),
        ("成本指标", "按人数补助: 36万元"),
        ("社会效益指标", "完成投资数量: ≥50万元"),
        ("服务对象满意度指标", "机关事业单位在编在岗人员: ≥90%"),
    ],
)
def test_units_that_fit(category: str, typed: str) -> None:
    assert rules(project((category, typed))) & {"unit-mismatch", "ind-unit"} == set()


@pytest.mark.parametrize(
    ("category", "typed"),
    [
        ("质量指标", "收入增长率: ≥120%"),
        ("质量指标", "验收合格率: =100%"),
        ("经济效益指标", "任务超额完成率: ≥110%"),
        ("社会效益指标", "空气质量指数: ≤120"),
        ("质量指标", "完成投资率: ≥110%"),
        ("质量指标", "产能利用率: ≥110%"),
        ("经济效益指标", "税收任务完成率: ≥105%"),
        ("质量指标", "自筹资金配套比例: ≥120%"),
        ("质量指标", "学前三年毛入园率: ≥105%"),
    ],
)
def test_shares_that_may_be_more_than_all(category: str, typed: str) -> None:
    assert "pct-range" not in rules(project((category, typed)))


@pytest.mark.parametrize(
    ("category", "typed"),
    [
        ("质量指标", "及时足额发放的比例: ≥95%"),
        ("质量指标", "规范养护: 按规程"),
        ("时效指标", "平均办理天数: ≤3天"),
        ("成本指标", "每亩补助标准: 每亩50元"),
        ("成本指标", "预算控制情况: 严格控制"),
        ("成本指标", "成本控制率: ≤100%"),
        ("成本指标", "误工补助: 150元/人·天"),
        ("经济效益指标", "村集体经济收入: ≥5万元"),
        ("经济效益指标", "保障企业正常运转，稳定就业: ≥9家"),
        ("经济效益指标", "创新社会治理，降低办事成本: ≥5%"),
        ("社会效益指标", "挽回经济损失: ≥5万元"),
        ("社会效益指标", "新增就业人数: ≥12人"),
        ("生态效益指标", "改善农村人居环境: 三个村"),
        ("服务对象满意度指标", "群众投诉: 零投诉"),
    ],
)
def test_indicators_in_their_place(category: str, typed: str) -> None:
    assert "category" not in rules(project((category, typed)))


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ("数量指标", "养护24公里，每公里1.5万元，共36万元"),
        ("数量指标", "24公里×1.5万元/公里=36万元"),
        ("数量指标", "养护24公里，养护率达到100%"),
        ("数量指标", "养护里程比上年增长10%"),
        ("数量指标", "养护全部村道"),
        ("质量指标", "单笔支付差错不超过100元"),
        ("质量指标", "按规程养护"),
        ("时效指标", "按计划开工"),
        ("社会效益指标", "及时支付让群众更有获得感"),
    ],
)
def test_sentences_in_their_place(category: str, sentence: str) -> None:
    typed = project((category, f"- {sentence}"), without=category)
    assert rules(typed) & {"category", "unit-mismatch", "qual-vague"} == set()


@pytest.mark.parametrize(
    ("category", "typed", "rule"),
    [
        ("质量指标", "七一慰问困难党员: 100%", "value-in-name"),
        ("质量指标", "三会一课开展率: =100%", "value-in-name"),
        ("质量指标", "18个村的道路完好率: 100%", "value-in-name"),
        ("质量指标", "可否认定标准的执行率: ≥95%", "name-number"),
        ("质量指标", "12345热线办结率: ≥95%", "name-number"),
        ("质量指标", "3年内完好率: ≥95%", "name-number"),
        ("服务对象满意度指标", "满意度指标: ≥95%", "name-number"),
        ("质量指标", "道路平整，安全畅通: ≥95%", "name-trunc"),
        ("质量指标", "“四好农村路”（村道）达标率: ≥95%", "name-trunc"),
        ("质量指标", "激励农村基层干部担当作为: 良好以上", "name-trunc"),
        ("质量指标", "动员全镇沿线群众参与: ≥95%", "name-trunc"),
        ("质量指标", "综治考核等次: 良好以上", "qual-vague"),
        ("数量指标", "养护三条村道: 按规程", "qual-vague"),
        ("时效指标", "养护工作: 长期坚持", "qual-vague"),
        ("质量指标", "路况评定: 优、良等级", "qual-vague"),
        ("服务对象满意度指标", "过往司机满意度: ≥80%", "sat-range"),
        ("服务对象满意度指标", "过往司机满意度: 九成以上", "sat-range"),
        ("生态效益指标", "节约用水成本的程度: 更高", "category"),
        ("数量指标", "伤亡人员救助人数: ≥9人", "op-direction"),
        ("质量指标", "完好程度: 较上年提高3个百分点", "ind-chars"),
        ("质量指标", "养护标准: 按规程执行率95%", "ind-remark"),
        ("成本指标", "养护里程: 1万元/公里", "dup-ind"),
        ("可持续影响指标", "受益群众和商户增加: ≥5%", "dup-ind"),
        ("质量指标", "研究研判会议纪要: 4份", "text"),
        ("质量指标", "干干净净迎新年: ≥95%", "text"),
        ("质量指标", "实实在在的服务: ≥95%", "text"),
        ("质量指标", "共建共治共享的格局，构建共建共治共享的格局: ≥95%", "text"),
        ("成本指标", "其他18人每人每年补助: 2.1万元/人", "text"),
        ("质量指标", "和和美美的村庄: 9个", "text"),
        ("质量指标", "构建共建共治共享的村道: 9个", "text"),
        ("服务对象满意度指标", "群众投诉率: ≤2%", "sat-range"),
        ("质量指标", "数据丢失率: 0", "ind-unit"),
        ("质量指标", "路面平整度系数: ≥0.6", "ind-unit"),
        ("可持续影响指标", "农业保险密度: 500元/人", "category"),
        ("社会效益指标", "因灾返贫人数: 0人", "category"),
        ("可持续影响指标", "见义勇为基金规模: ≥200万元", "category"),
        ("社会效益指标", "信访总量: 较上年下降10%", "unit-mismatch"),
        ("社会效益指标", "万人援助率: ≥15件/万人", "unit-mismatch"),
        ("数量指标", "拆除违法建设面积: ≥12000平方米", "op-direction"),
        ("质量指标", "目的地标识: 9处", "text"),
        ("质量指标", "评为85分以上的路段: ≥9段", "text"),
        ("质量指标", "路面完好率: 95%以上", "text"),
        ("质量指标", "不少于3名专业技术以上人员: ≥95%", "text"),
        ("质量指标", "一对一一帮一结对率: ≥95%", "text"),
        ("质量指标", "型号AXX路灯: 9盏", "placeholder"),
        ("质量指标", "3*5米标牌: 9块", "placeholder"),
    ],
)
def test_names_and_words_that_only_look_wrong(category: str, typed: str, rule: str) -> None:
    assert rule not in rules(project((category, typed)))


@pytest.mark.parametrize(
    ("goal", "rule"),
    [
        ("目标一：养护村道24公里。\n  目标二：疏通边沟，保障出行。", "goal-numbering"),
        ("养护村道3.5公里，修补路面2.5万平方米，保障出行", "goal-numbering"),
        ("用好0.5万元以奖代补资金，养护村道，保障出行", "goal-placeholder"),
        ("为108名党员过“政治生日”，养护党员责任路", "goal-placeholder"),
        ("养护村道24公里，补助标准待定后另行通知", "goal-placeholder"),
        ("落实《关于养护的若干措施》，组建若干个工作组养护村道", "goal-placeholder"),
        ("按补助标准*人数发放，每人每月500元*人次，保障出行", "goal-placeholder"),
        ("养护村道  24公里，护路员  名单另附，聘用  人员养护", "goal-placeholder"),
        ("改善  人居环境，改造  户厕，养护全镇村道", "goal-placeholder"),
        ("道路养护全年不断档，全镇村道安全畅通", "goal-is-name"),
        ("养护24公里村道保障群众安全", "goal-empty"),
        ("深入贯彻党的十九大和党的二十大精神，养护村道", "policy-stale"),
        ("党的十九大以来养护村道不断线，本年保障出行", "policy-stale"),
        ("巩固拓展脱贫攻坚成果，养护村道，保障群众出行", "policy-stale"),
        ("发放计划生育家庭奖励扶助金，养护村道", "policy-stale"),
        ("落实《关于精准扶贫的意见》要求，养护村道", "policy-stale"),
        ("在东街村、西街村和南街村3个村养护村道，保障出行", "goal-xref"),
        ("养护员编制539人，养护全镇村道，保障出行", "goal-xref"),
    ],
)
def test_goals_that_only_look_wrong(goal: str, rule: str) -> None:
    typed = "|\n  " + goal if "\n" in goal else goal
    assert rule not in rules(project(goal=typed))


def test_codes_that_keep_the_rules() -> None:
    first = project(keys="项目编码: 63012300024T000000550\n项目类别: 3-特定目标类\n")
    second = project(name="路灯维护", goal="维护全镇路灯，保障群众夜间安全出行")
    code = "项目编码: 13073024P00888510015C\n资金支出计划:\n  6月底: 50%\n  12月底: 100%\n"
    assert rules(first, second.replace("绩效指标:", f"{code}绩效指标:")) <= {"indset-dup"}


def test_money_within_the_control_figure() -> None:
    assert rules(project(keys="控制数: 36\n"), unit=f"{UNIT}控制数: 36.00\n") == set()


@pytest.mark.parametrize("category", ["成本指标", "社会效益指标"])
def test_what_is_said_not_to_apply_is_not_missing(category: str) -> None:
    typed = project(without=category, keys=f"不适用:\n  {category}: 本项目没有\n")
    assert rules(typed) == set()


def test_a_default_that_does_not_apply_to_every_project() -> None:
    unit = f"{UNIT}默认:\n  不适用:\n    成本指标: 多数项目没有成本\n"
    assert rules(project(), unit=unit) == set()


def test_a_cost_of_the_newer_structure_stands_for_the_older_one() -> None:
    newer = project(without="成本指标").replace(
        "绩效指标:\n", "绩效指标:\n  经济成本指标:\n    养护成本: ≤36万元\n"
    )
    assert rules(newer) & {"l1-req", "l2-req", "l2-valid"} == set()


@pytest.mark.parametrize(
    "points", [(50, 30, 10), (60, 30, 10), (40, 30, 10)], ids=["90", "100", "80"]
)
def test_points_that_come_to_a_usual_sum(points: tuple[int, int, int]) -> None:
    typed = project(without="成本指标", keys="不适用:\n  成本指标: 无\n")
    for row, point in zip(("24公里", "3000人", "90%"), points, strict=True):
        typed = typed.replace(row, f"{row}（{point}分）")
    assert rules(typed) == set()


def test_projects_of_one_kind_with_goals_and_indicators_of_their_own() -> None:
    roads = project(name="村级组织运转（办公经费）", goal="保障23个村办公用水用电和报刊订阅")
    pay = project(name="村级组织运转（村干部工资）", goal="按月足额发放90名村干部的工资报酬")
    assert rules(roads, pay) <= {"indset-dup", "goal-xref"}


def test_projects_for_two_places_or_two_years_are_two() -> None:
    east = project(name="东街村道路养护", goal="养护东街村的村道，保障群众出行")
    west = project(name="西街村道路养护", goal="养护西街村的村道，保障群众出行")
    last = project(name="2023年路灯", goal="安装2023年欠装的路灯，保障群众夜间出行")
    this = project(name="2024年路灯", goal="安装本年计划的路灯，保障群众夜间出行")
    assert "dup-project" not in rules(east, west, last, this)


def test_tasks_that_name_every_project() -> None:
    task = "年度主要任务:\n  - 任务名称: 道路\n    项目:\n      - 道路养护\n"
    assert rules(project(), unit=UNIT + task) == set()
    named = project(keys="对应任务: 道路\n")
    assert rules(named, unit=UNIT + "年度主要任务:\n  - 任务名称: 道路\n") == set()


def test_goals_of_the_department_that_speak_of_most_of_the_money() -> None:
    goals = "部门整体绩效目标:\n  总体绩效目标: 建设和美乡村\n  分项绩效目标: 做好道路养护\n"
    assert rules(project(), unit=UNIT + goals) == set()


def test_a_form_that_prints_one_spelling_of_percent_hides_both() -> None:
    typed = project(("质量指标", "路面完好率: ≥98百分比"))
    assert "doc-unit" in rules(typed)
    assert rules(typed, text=f"{FORM}{CATEGORIES}指标值:\n  百分号: 百分比\n") == set()


@pytest.mark.parametrize("rule", ["goal-short", "B670", "目标太短"])
def test_a_form_silences_a_rule(rule: str) -> None:
    typed = project(goal="养护村道")
    assert rules(typed) == {"goal-short"}
    assert rules(typed, text=f"{FORM}{CATEGORIES}级别:\n  {rule}: 不查\n") == set()


def test_a_placeholder_is_the_one_finding_of_its_goal() -> None:
    assert rules(project(goal="目标内容1")) == {"goal-placeholder"}
    assert rules(project(goal="0，")) == {"goal-placeholder"}
    assert rules(project(goal="无")) == {"goal-empty"}
    assert rules(project(goal="道路养护")) == {"goal-is-name"}


def test_words_that_every_project_may_use_are_not_foreign() -> None:
    typed = """\
项目名称: 送戏下乡
资金:
  财政拨款: 39
年度总体目标: 送戏下乡130场，每场3000元，惠及群众6万人次
绩效指标:
  数量指标:
    演出场次: 130场
    惠及群众: ≥6万人次
  质量指标:
    验收合格率: =100%
  时效指标:
    完成时限: 2024年12月底前
  成本指标:
    演出补贴: 3000元/场
  社会效益指标:
    群众知晓率: ≥90%
  服务对象满意度指标:
    服务对象满意度: ≥90%
"""
    assert rules(typed) == set()
    others = {"演出场次": "发票种类", "惠及群众: ": "出访企业: ", "验收合格率": "审计抽查率"}
    others |= {"完成时限": "清淤时间", "演出补贴": "案例单价", "群众知晓": "社保征缴"}
    for ours, foreign in others.items():
        typed = typed.replace(ours, foreign)
    assert "misfit" in rules(typed)


def test_a_target_that_is_only_signs_is_one_finding() -> None:
    assert rules(project(("质量指标", "路面平整度: ___"))) == {"ind-chars"}
    assert rules(project(("质量指标", "路面达标村比例: _____"))) == {"ind-chars"}
    assert rules(project(("质量指标", "路面平整度: 待定"))) == {"ind-chars"}
    assert rules(project(("质量指标", "___村路面平整度: ≤3毫米"))) == {"placeholder"}


def test_a_slip_is_told_once_where_it_stands_first() -> None:
    goal = "养护道路的的路面，养护边沟的的盖板，2024年2月30日和2024年2月30日检查"
    complete, _ = filled(project(goal=goal), prescribed=(prescribed := form(FORM + CATEGORIES)))
    found = [(d.rule, d.place.column) for d in check_unit(complete, prescribed.form)]
    assert found == [("date-range", 27), ("text", 13)]


@pytest.mark.parametrize(
    ("name", "goal"),
    [
        ("社区工作经费", "服务居民，支持村民议事，保障社区正常运转"),
        ("村、社区干部补贴", "发放村干部补贴，服务村民，调动积极性"),
        ("社区矫正经费", "走访农村和村民家中的矫正对象，防止再犯"),
        ("社区工作经费", "服务各村（社区）村民，保障农村社区运转"),
    ],
)
def test_communities_that_have_villagers(name: str, goal: str) -> None:
    assert "misfit" not in rules(project(name=name, goal=goal))


def test_communities_that_are_told_of_as_villages() -> None:
    assert "misfit" in rules(project(name="社区工作经费", goal="解决村民难题，改善农村人居环境"))


def names_of(*lengths: int) -> str:
    """A project with an indicator of each length, no two alike."""
    signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    return project(
        *(("质量指标", f"{signs[n:][:1] * long}: ≥95%") for n, long in enumerate(lengths))
    )


def test_names_that_end_at_one_length() -> None:
    assert "name-trunc" in rules(names_of(*[12] * 10, 11, 13))


@pytest.mark.parametrize("lengths", [[12] * 9, [12] * 10 + [11] * 6, [12] * 10 + [14] * 3])
def test_names_of_many_lengths(lengths: list[int]) -> None:
    assert "name-trunc" not in rules(names_of(*lengths))
