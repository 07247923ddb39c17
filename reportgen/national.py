"""The words every county shares: dimensions, categories, funding sources, and their spellings.

Source: 财预〔2015〕88号 (产出, 效益, 满意度) and 财预〔2021〕101号 (成本 as a dimension
of its own).
What one county prints for them is data of its form.
"""

from typing import Final

from msgspec import Struct

OUTPUT, BENEFIT, SATISFACTION, COST = "产出指标", "效益指标", "满意度指标", "成本指标"

DIMENSIONS: Final = (COST, OUTPUT, BENEFIT, SATISFACTION)


class Category(Struct, frozen=True):
    """One 二级指标 of the national list: the dimension it belongs to, other spellings."""

    name: str
    dimension: str
    aliases: tuple[str, ...] = ()


CATEGORIES: Final = (
    Category("数量指标", OUTPUT, ("数量", "产出数量", "产出数量指标")),
    Category("质量指标", OUTPUT, ("质量", "产出质量", "产出质量指标")),
    Category("时效指标", OUTPUT, ("时效", "产出时效", "产出时效指标")),
    Category("成本指标", OUTPUT, ("成本", "产出成本", "产出成本指标")),
    Category("经济成本指标", COST, ("经济成本",)),
    Category("社会成本指标", COST, ("社会成本",)),
    Category("生态环境成本指标", COST, ("生态环境成本", "生态成本指标", "环境成本指标")),
    Category("经济效益指标", BENEFIT, ("经济效益",)),
    Category("社会效益指标", BENEFIT, ("社会效益",)),
    Category("生态效益指标", BENEFIT, ("生态效益", "环境效益", "环境效益指标", "生态环境效益指标")),
    Category("可持续影响指标", BENEFIT, ("可持续影响", "可持续发展指标", "可持续影响力指标")),
    Category("服务对象满意度指标", SATISFACTION, ("服务对象满意度", "满意度", "满意度指标")),
)

CATEGORY: Final = {category.name: category for category in CATEGORIES}
CATEGORY_NAMES: Final = {
    spelling: category.name
    for category in CATEGORIES
    for spelling in (category.name, *category.aliases)
}

FISCAL = "财政拨款"
TOTAL = "年度资金总额"
SOURCES: Final = (FISCAL, "财政专户管理资金", "单位资金", "上年结转", "其他资金")
SOURCE_NAMES: Final = {
    **{name: name for name in (*SOURCES, TOTAL)},
    "其中：财政拨款": FISCAL,
    "财政资金": FISCAL,
    "财政专户": "财政专户管理资金",
    "上年结转资金": "上年结转",
    "其他": "其他资金",
    "其它": "其他资金",
    "其它资金": "其他资金",
    "资金总额": TOTAL,
    "预算数": TOTAL,
    "金额": TOTAL,
}

STAGES: Final = {
    "一上": "第一次上报财政",
    "二上": "按控制数第二次上报财政",
    "申报": "申报项目",
    "草案": "提交人大审议的草案",
    "批复": "财政批复",
    "公开": "向社会公开",
    "调整": "年中调整预算",
    "自评": "年末自评",
}
"""When in the year a table is made, and what each word means."""
MONEY_UNITS: Final = ("元", "千元", "万元", "亿元")
