"""What rules must say, once for each way in which their mistake is written."""

import pytest

from reportgen.checks import check_unit
from reportgen.diagnostics import Diagnostic
from tests.reading_specs import FORM, filled, form
from tests.unit.test_rules_silent import CATEGORIES, project


def found(*projects: str, rule: str) -> list[Diagnostic]:
    """What one rule says of these projects."""
    prescribed = form(FORM + CATEGORIES)
    complete, problems = filled(*projects, prescribed=prescribed)
    assert problems == ()
    return [told for told in check_unit(complete, prescribed.form) if told.rule == rule]


def said(*projects: str, rule: str) -> list[str]:
    """The messages of one rule."""
    return [told.message for told in found(*projects, rule=rule)]


@pytest.mark.parametrize("year", [2018, 2021, 2022, 2023, 2025, 2026, 2032])
def test_a_goal_that_begins_with_another_year(year: int) -> None:
    (told,) = found(project(goal=f"{year}年对全镇村道开展养护，保障群众出行"), rule="year")
    assert told.message == f"“年度总体目标”里写的是{year}年，本表是2024年度"
    assert ("沿用了往年的文字" in (told.hint or "")) == (year < 2024)


@pytest.mark.parametrize(
    "goal",
    [
        "1.2022年养护全镇村道，保障群众出行",
        "2018年，对全镇村道开展养护，保障出行",
        "2022年对全镇村道开展养护，2024年12月底前完成",
        "2025年度全镇村道养护到位，保障群众出行",
        "养护村道，2025年底前全部完成，保障出行",
        "2026年完成全镇村道养护，保障群众出行",
    ],
)
def test_goals_of_another_year(goal: str) -> None:
    assert len(found(project(goal=goal), rule="year")) == 1


@pytest.mark.parametrize(
    ("category", "typed", "rule"),
    [
        ("时效指标", "完成时间: 23年12月底前", "year"),
        ("质量指标", "2026年完成验收的村道: 100%", "year"),
        ("时效指标", "完成时间: 20204年12月底前", "date-range"),
        ("时效指标", "完成时间: 202年底前", "date-range"),
        ("时效指标", "完成时间: 2204年6月", "date-range"),
    ],
)
def test_indicators_of_another_time(category: str, typed: str, rule: str) -> None:
    assert len(found(project((category, typed)), rule=rule)) == 1


def test_a_month_that_is_none_is_told_as_a_month_where_it_stands() -> None:
    typed = project(("时效指标", "完成时间: 2024年13月底前"))
    (told,) = found(typed, rule="date-range")
    assert told.message == "时效指标“完成时间”里写的是“2024年13月”，月份只有1到12"
    line = typed.splitlines()[told.place.line - 1]
    assert line[told.place.column - 1 : told.place.end_column - 1] == "2024年13月"


@pytest.mark.parametrize(
    "typed",
    [
        "垃圾清运率: ≥110%",
        "垃圾处理率: 120%",
        "垃圾达标村比例: 130%",
        "低保户占比: 120%",
        "补贴发放率: 110%",
        "税收入库及时率: 110%",
    ],
)
def test_shares_of_more_than_all(typed: str) -> None:
    assert len(said(project(("质量指标", typed)), rule="pct-range")) == 1


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("80%-70%", "70%-80%"),
        ("95-90%", "90-95%"),
        ("60-50人", "50-60人"),
        ("3.5～2.5公里", "2.5～3.5公里"),
        ("每村60至50户", "每村50至60户"),
    ],
)
def test_ranges_the_wrong_way_round(typed: str, right: str) -> None:
    rows = ("数量指标", f"养护频次: {typed}"), ("质量指标", f"村道完好程度: {right}")
    (told,) = found(project(*rows), rule="pct-range")
    assert (told.message, told.hint) == (
        f"数量指标“养护频次”的范围“{typed}”从大写到小",
        f"写成{right}",
    )


@pytest.mark.parametrize(
    "typed",
    ["由80%降到70%", "从60到50人", "10月-3月", "60-50", "2023-2024年", "3-1-2号线", "降至80%-70%"],
)
def test_falling_numbers_that_are_no_ranges(typed: str) -> None:
    assert said(project(("数量指标", f"养护频次: {typed}")), rule="pct-range") == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("森林火灾受害率: ≥0.9‰", "越少越好"),
        ("森林火灾发生次数: ≥3次", "越少越好"),
        ("垃圾积存率: ≥1%", "越少越好"),
        ("道路损坏率: ≥5%", "越少越好"),
        ("路面返修率: ≥5%", "越少越好"),
        ("垃圾清运率: ≤95%", "越高越好"),
        ("火情处置率: ≤95%", "越高越好"),
    ],
)
def test_signs_that_point_the_wrong_way(typed: str, why: str) -> None:
    (message,) = said(project(("质量指标", typed)), rule="op-direction")
    assert why in message


@pytest.mark.parametrize(
    ("goal", "left"),
    [
        ("聘用护路员*名，养护村道，保障出行", "*名"),
        ("聘用护路员若干名，养护村道，保障出行", "若干名"),
        ("为  名干部职工提供工作餐，保障出行", "为  名"),
        ("|\n  1.养护全镇村道，保障出行\n  2.待定。\n  3.待定", "待定"),
        ("|\n  1.养护全镇村道，保障出行\n  2.疏通边沟，标准：待明确", "待明确"),
        ("为（ ）名群众养护村道，保障出行", "（ ）"),
        ("TODO 养护目标后面再写，先占个位置", "TODO"),
        ("2024年X月底前完成村道养护，保障出行", "X月"),
    ],
)
def test_goals_with_a_gap(goal: str, left: str) -> None:
    (message,) = said(project(goal=goal), rule="goal-placeholder")
    assert message == f"“年度总体目标”里还有没填的内容“{left}”"


@pytest.mark.parametrize(
    "typed", ["聘用*名护路员: 6人", "聘用护路员: 若干名", "养护: 2024年×月底前", "护路（）: 6人"]
)
def test_indicators_with_a_gap(typed: str) -> None:
    assert len(said(project(("数量指标", typed)), rule="placeholder")) == 1


FOREST = "聘用护林员12名，全年巡护山林，做好森林防火，保护森林资源安全"
CANTEEN = """\
项目名称: 食堂运转经费
资金:
  财政拨款: 36.00
年度总体目标: {}
绩效指标:
  数量指标:
    就餐人数: 60人
    供餐天数: 240天
  质量指标:
    餐品合格率: ≥98%
  时效指标:
    按时开餐率: ≥95%
  成本指标:
    餐费成本: ≤36万元
  社会效益指标:
    减少外出用餐: ≥60人
  服务对象满意度指标:
    用餐职工满意度: ≥90%
"""


@pytest.mark.parametrize(
    ("goal", "like"),
    [
        (FOREST, "一字不差"),
        ("聘用护林员12名，全年巡护山林，保护森林资源安全", "几乎一样"),
        ("聘用护林员20名，全年巡护山林，做好森林防火，保护森林资源安全", "几乎一样"),
    ],
)
@pytest.mark.parametrize("order", [1, -1], ids=["later", "earlier"])
def test_a_goal_copied_from_another_project_is_blamed_and_not_the_indicators(
    goal: str, like: str, order: int
) -> None:
    two = [project(name="护林员补助", goal=FOREST), CANTEEN.format(goal)][::order]
    (told,) = found(*two, rule="goal-dup")
    assert told.message == f"年度总体目标和“护林员补助”的{like}"
    assert told.project == "食堂运转经费"
    assert said(*two, rule="misfit") == []


CARE = """\
项目名称: 敬老院运行经费
资金:
  财政拨款: 30.00
年度总体目标: 保障敬老院正常运行，为45名集中供养老人提供照料服务，老人生活有保障
绩效指标:
  数量指标:
    集中供养老人数: 45人
  成本指标:
    敬老院运行成本: ≤30万元
  社会效益指标:
    老人应养尽养率: 100%
  服务对象满意度指标:
    供养老人满意度: ≥92%
"""


def test_rows_copied_from_another_project_do_not_vouch_for_each_other() -> None:
    copied = project(("数量指标", "集中供养老人数: 45人"), ("社会效益指标", "老人应养尽养率: 100%"))
    assert said(CARE, copied, rule="misfit") == [
        "数量指标“集中供养老人数”和本项目没有关系，和“敬老院运行经费”里的一字不差",
        "社会效益指标“老人应养尽养率”和本项目没有关系，和“敬老院运行经费”里的一字不差",
    ]


def test_a_goal_in_other_words_of_another_project() -> None:
    two = [project(name="护林员补助", goal=FOREST), CANTEEN.format("按月发放护林员补助")]
    assert said(*two, rule="misfit") == [
        "年度总体目标没有一处说到项目名称和指标，说的是“护林员补助”"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("发放村干部报酬12个月，调动工作积极性", "发放社区干部报酬12个月，调动工作积极性"),
        ("养护村道，保障群众安全方便出行", "安装路灯，保障群众安全方便出行"),
        ("保障正常运转", "采购文具、纸张，保障正常运转，办好全镇各项工作"),
    ],
)
def test_goals_that_share_a_clause_are_no_copies(one: str, other: str) -> None:
    assert said(project(goal=one), project(name="路灯安装", goal=other), rule="goal-dup") == []


@pytest.mark.parametrize(
    ("typed", "twice"),
    [
        ("路面完好率: ≥90%以上", "≥90%以上"),
        ("路面完好率: 不低于90%以上", "不低于90%以上"),
        ("养护损坏率: ≤5%以内", "≤5%以内"),
    ],
)
def test_a_sign_and_a_word_that_say_the_same(typed: str, twice: str) -> None:
    (told,) = found(project(("质量指标", typed)), rule="text")
    assert told.message.endswith(f"里“{twice}”把一个意思说了两遍")
    assert told.hint == f"改成“{twice[:-2]}”"


@pytest.mark.parametrize(
    ("goal", "example"),
    [
        ("清运垃圾1200吨，保障群众出行", "≥1200吨"),
        ("清运垃圾1,200吨，发动群众1200人次，保障出行", "≥1200吨"),
        ("清扫街道1200米，栽植树木1200棵，保障出行", "≥1200个"),
        ("清运垃圾12001吨，保障群众出行", "≥1200个"),
    ],
)
def test_a_number_without_a_unit_gets_that_of_the_same_number(goal: str, example: str) -> None:
    (told,) = found(project(("数量指标", "清运垃圾: ≥1200"), goal=goal), rule="ind-unit")
    assert told.hint == f"在数后面写上单位，例如 {example}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("", "", "的名称和指标值和“道路养护”的一样"),
        ("路面完好率", "路面完好率😀", "的名称和指标值和“道路养护”的一样，只差标点和符号"),
        ("≥98%", "≤98%", "的名称和“道路养护”的一样"),
        ("≥98%", "≥97%", "的名称和“道路养护”的一样"),
    ],
)
def test_indicators_of_another_project(old: str, new: str, message: str) -> None:
    one = project(("质量指标", "路面完好率: ≥98%"))
    lamps = project(("质量指标", "路面完好率: ≥98%"), name="路灯安装", goal="安装路灯9盏，照亮村道")
    assert said(one, lamps.replace(old, new), rule="indset-dup") == [f"全部5个指标{message}"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("受益人口: 300户", "数的是人，单位却是“户”"),
        ("养护里程（全镇）: 120个", "数的是长度，单位却是“个”"),
        ("养护面积: 120台", "数的是面积，单位却是“台”"),
        ("发放补贴金额: 120户", "数的是金额，单位却是“户”"),
        ("受益户数: 300人", "数的是户，单位却是“人”"),
    ],
)
def test_units_that_measure_something_else(typed: str, why: str) -> None:
    name, _, target = typed.partition(": ")
    expected = f"数量指标“{name}”{why}，指标值是“{target}”"
    assert said(project(("数量指标", typed)), rule="unit-mismatch") == [expected]


@pytest.mark.parametrize(
    "typed",
    [
        "受益人口: 300万人",
        "里程（公里）: 12公里",
        "监测户人口数: 30户",
        "绿化面积: 3万平方米",
        "名额: 6个",
    ],
)
def test_units_that_measure_what_the_name_says(typed: str) -> None:
    assert said(project(("数量指标", typed)), rule="unit-mismatch") == []


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("垃圾清运及时率", "时效指标"),
        ("道路验收合格率", "质量指标"),
        ("群众知晓率", "质量指标或者效益指标"),
    ],
)
def test_a_rate_among_quantities_is_told_where_it_belongs(name: str, home: str) -> None:
    told = found(project(("数量指标", f"{name}: ≥95%")), rule="unit-mismatch")
    assert [one.hint for one in told] == [f"移到{home}；这里写绝对数，例如 30人"]


def test_satisfaction_among_quantities_is_one_finding() -> None:
    typed = project(("数量指标", "沿线农户满意度: ≥95%"))
    assert said(typed, rule="unit-mismatch") == []
    assert len(said(typed, rule="category")) == 1


@pytest.mark.parametrize("target", ["待定", "同上", "-", "公里"])
def test_a_target_that_is_none_is_told_of_once(target: str) -> None:
    typed = project(("数量指标", f'疏通边沟: "{target}"'))
    assert said(typed, rule="qual-vague") == []
    assert len(said(typed, rule="ind-chars")) == 1


@pytest.mark.parametrize(
    ("category", "typed", "why", "home"),
    [
        ("成本指标", "资金拨付及时率: ≥95%", "不是成本", "时效指标"),
        ("成本指标", "资金使用合规率: 100%", "不是成本", "质量指标"),
        ("成本指标", "完成时间: 2024年12月底", "说的是时间，不是成本", "时效指标"),
        ("服务对象满意度指标", "边沟疏通合格率: ≥98%", "不是满意度", "质量指标"),
        ("服务对象满意度指标", "疏通边沟: 20条", "不是满意度，是数量", "数量指标"),
        ("时效指标", "边沟疏通合格率: ≥98%", "说的是质量，不是时间", "质量指标"),
        ("时效指标", "疏通边沟: 20条", "是数量，不是时间", "数量指标"),
        ("经济效益指标", "改善生态环境: ≥90%", "不是经济效益", "生态效益指标"),
        (
            "社会效益指标",
            "群众对养护工作的满意程度: ≥90%",
            "是满意度",
            "服务对象满意度指标",
        ),
        ("社会效益指标", "资金到位率: 100%", "说的是资金拨付，不是效益", "质量指标"),
    ],
)
def test_indicators_under_what_never_holds_them(
    category: str, typed: str, why: str, home: str
) -> None:
    (told,) = found(project((category, typed)), rule="category")
    assert told.message == f"{category}“{typed.partition(':')[0]}”{why}"
    assert told.hint == f"移到{home}；确实属于这一类，改名称让人看得出来"


@pytest.mark.parametrize(
    ("category", "typed"),
    [
        ("成本指标", "资金支付率: ≥95%"),
        ("成本指标", "养护成本控制: 2万元/公里"),
        ("服务对象满意度指标", "群众投诉: ≤3次"),
        ("服务对象满意度指标", "沿线群众来信上访件数: ≤3件"),
        ("服务对象满意度指标", "问卷调查: ≥20份"),
        ("服务对象满意度指标", "来信来访: ≤5件"),
        ("时效指标", "按时完工率: ≥98%"),
        ("时效指标", "2024年12月底前疏通边沟: 20条"),
        ("时效指标", "养护任务完成率: 100%"),
        ("时效指标", "日常保洁: 2次"),
        ("经济效益指标", "带动生态旅游收入: ≥3万元"),
        ("社会效益指标", "资金惠及农户覆盖率: 100%"),
    ],
)
def test_indicators_that_may_stand_there(category: str, typed: str) -> None:
    assert said(project((category, typed)), rule="category") == []


@pytest.mark.parametrize("target", ["逐步完善", "不断健全", "进一步规范"])
def test_words_that_say_nothing(target: str) -> None:
    (message,) = said(project(("可持续影响指标", f"管护机制: {target}")), rule="qual-vague")
    expected = f"可持续影响指标“管护机制”的指标值“{target}”没有可以考核的等级或标准"
    assert message == expected


def test_a_state_that_can_be_seen_says_something() -> None:
    assert said(project(("可持续影响指标", "管护制度: 健全")), rule="qual-vague") == []


@pytest.mark.parametrize(
    ("goal", "numbers"),
    [
        ("一是养护全镇村道；三是保障群众出行", "一、三"),
        ("二是养护全镇村道；三是保障群众出行", "二、三"),
        ("|\n  （一）养护全镇村道。\n  （三）保障群众出行。", "一、三"),
    ],
)
def test_parts_that_are_left_out(goal: str, numbers: str) -> None:
    (message,) = said(project(goal=goal), rule="goal-numbering")
    assert message == f"年度总体目标的编号接不上，有的是{numbers}"


@pytest.mark.parametrize(
    "goal",
    [
        "一是养护全镇村道；二是保障群众出行",
        "一是养护村道，二是疏通边沟。沿线村一是保洁，二是巡查，三是修补，保障出行",
        "养护村道，其中一是乡道，二是村道，保障群众出行",
        "养护全镇村道是民生实事之一，是群众安全出行的保障",
        "|\n  （一）养护全镇村道。\n  （二）保障群众出行。",
    ],
)
def test_parts_that_follow_one_another(goal: str) -> None:
    assert said(project(goal=goal), rule="goal-numbering") == []


@pytest.mark.parametrize(
    ("goal", "wrong", "right"),
    [
        ("题高村道养护水平，保障群众出行", "题高", "提高"),
        ("养护村道，不断题升服务水平，保障出行", "题升", "提升"),
        ("园满完成村道养护，保障群众出行", "园满完成", "圆满完成"),
        ("养护村道，防讯值守，保障群众出行", "防讯", "防汛"),
    ],
)
def test_slips(goal: str, wrong: str, right: str) -> None:
    (told,) = found(project(goal=goal), rule="text")
    assert told.message == f"“年度总体目标”里的“{wrong}”像是“{right}”"
    assert told.hint == f"改成“{right}”"


@pytest.mark.parametrize(
    "goal",
    [
        "村道问题高发路段养护到位，难题高效解决，保障出行",
        "养护公园满意度路段，国防迅速动员道路畅通，保障出行",
        "养护村道，平台帐号专人管理，强调拔高标准，保障出行",
        "大家天天研究研究怎样养护村道，保障群众出行",
    ],
)
def test_right_words_that_hold_a_slip(goal: str) -> None:
    assert said(project(goal=goal), rule="text") == []
