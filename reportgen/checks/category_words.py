"""What names say of the 二级指标 that indicators belong under, as patterns."""

from typing import Final

from reportgen.patterns import pattern

THINGS: Final = pattern(
    r"个|人|名|人次|次|户|台|辆|场|场次|期|村|份|件|条|套|处|座|盏|亩|公里|平方米|米|天|课|节|节课|部|家|所|头|批|棵|株"
)
"""Units of what is counted."""

STANDARD: Final = pattern(r"(?:标准|单价)$")
"""The end of a name that is a price."""

SATISFIED: Final = pattern(r"满意(?:程?度|率)")
"""A name that is about satisfaction."""

ASKED: Final = pattern(r"满意|认可|好评|投诉|评价|评议|反映|印象|测评")
"""What people are asked about."""

TIMELY: Final = pattern(r"及时|按时|按期|按时间|准时|时限|如期")
"""Done in time."""

GOOD_WORK: Final = pattern(r"足额|合格|合规|准确|优良|达标|规范|完整|真实|高质量")
"""How well it is done, beside being in time."""

DONE: Final = pattern("(?:完成|执行|接种|检查|管理|验收|成活|完好)率")
"""How much of the work is done."""

ABOUT_COST: Final = pattern(
    r"不利影响|负面影响|损害|破坏|代价"
    r"|成本|控制|预算|节约|费|支出|资金|经费|价|投入|标准|补助|补贴|工资|报酬|[0-9]元"
)
"""What a row of cost is about."""

ECONOMY: Final = pattern(
    r"经济|收入|增收|产值|税|就业|成本|资金|效益|消费|投资|销售|利润|节约|集体|生活|福利|元|产业|生产|市场|旅游|财|损失|劳动|物价|创业|待遇"
)
"""What has to do with economic benefit."""

NO_ECONOMY: Final = pattern(
    r"正常运转|运转|社会稳定|和谐稳定|党组织|党建|凝聚力|廉洁|履职|治安|精神文明|社会治理|基层治理|乡风|安全感"
)
"""Benefit that is not economic."""

ECOLOGY: Final = pattern(
    r"生态|环境|人居|环保|绿|污|水|林|草|土|空气|大气|垃圾|卫生|节能|排放|耕地|资源|能源|河|湖|美丽|整洁"
)
"""What has to do with ecological benefit."""

NO_ECOLOGY: Final = pattern(r"党组织|党建|凝聚力|人才|干部|队伍|履职|积极性|社会稳定|服务水平|治安")
"""Benefit that is not ecological."""

TALENT: Final = pattern(r"(?:人才|营商|投资|政务|服务|法治|网络).{0,4}环境")
"""环境 that is no ecology."""


def home_of_rate(name: str) -> str:
    """Where a rate belongs: done in time, done well, what comes of it, or what people think."""
    if SATISFIED.search(name):
        return "服务对象满意度指标"
    if GOOD_WORK.search(name) or DONE.search(name):
        return "质量指标"
    return "时效指标" if TIMELY.search(name) else "质量指标或者效益指标"
