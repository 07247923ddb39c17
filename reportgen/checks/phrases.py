"""Words that rules look for, as patterns: one table for each question."""

from typing import Final

from reportgen.patterns import pattern

MONEY: Final = frozenset({"元", "千元", "万元", "百万元", "亿元", "万", "亿"})
"""Units of money, also the half ones people write."""

PERCENT: Final = frozenset({"%", "%%", "百分比", "个百分点", "百分点", "‰"})
"""Units of a share."""

_BRACKETS: Final = pattern(r"[（(][^（()）]*[）)]$")
_RATE: Final = pattern("(?<![效频税汇利功速心倍概])率$|(?:比例|占比|比重|百分比|满意度)$")
_COUNT: Final = pattern(
    "(?:人数|人次|数量|个数|次数|户数|村数|总数|份数|场次|场次和内容|期数|件数|台数|套数|批次|面积|里程|长度|产能|产量|成交额|总额|总量"
    "|企业数|项目数|小组数|社区数|亩数|头数|成员数|天数|车次|单价)$"
)
_TIME: Final = pattern("(?:时间|日期|期限|时限|时点|周期)$")
_PEOPLE: Final = pattern(
    "(?:人数|人员数量?|干部数|职工数|学生数|群众数|工人|干部|人员|工作者|职工|党员|民兵|学员|护林员|保洁员)$"
)
_TAIL: Final = 6

FULL_RATE: Final = pattern(
    r"(?:完成|合格|优良|优秀|达标|及时|足额|到位|发放|执行|参与|参会|出勤|知晓|覆盖|使用|兑现|办结|正常|准确|成功"
    r"|拨付|支付|报销|化解|验收|就业|入学|运行|运转|开展|落实|普及|利用)率|满意(?:度|率)|全覆盖"
)
"""Names of a share that can never be more than all."""

MORE_THAN_ALL: Final = pattern(
    r"产能|投资|引资|招商|收入|税|产值|销售|利润|毛利|盈利|收益|回报|负债|杠杆|赔付|周转|准备金|拨备|备付|担保|抵押|质押|溢价|升值|折"
    r"|毛入[学园]|配[套比]|自筹|上年|去年|同期|标准|补助|补贴|投入|赔率|密度|超"
)
"""Of a share: what may come to more than the whole that it is held against."""

OVERFULFILLED: Final = pattern(
    r"(?:产能|产值|投资|引资|招商|收入|税收?|销售|融资).{0,6}(?:完成|利用)率|毛入学率|拨备覆盖率"
)
"""Of FULL_RATE: those that may be more than all nevertheless."""

GROWTH: Final = pattern(r"增长|增幅|增加|增速|提高|提升|上升|超额|超收|同比|环比|增收|翻番")
"""A change, which may be more than 100%."""

UNIT_IN_NAME: Final = pattern(
    r"[（(](?:单位[:：])?[≥≤<>=]*[*＊]*(亿元|万元|千元|元|万立方米|立方米|平方米|平方公里|公里|千米|米|亩|公顷|吨|公斤|个|人|人次|次|个?月|天|日|小时|年"
    r"|户|台|套|件|份|场|期|家|座|处|%|百分比)[）)]"
)
"""A unit in brackets within a name or its explanation."""

GOOD: Final = pattern(
    r"满意(?:度|率)|合格率|覆盖率|完成率|及时率|到位率|达标率|知晓率|参与率|发放率|准确率|正常率"
    r"|清运率|处[理置]率|整改率|办结率|化解率|就业率|普及率|成活率|完好率|参保率|入学率|巩固率|保洁率|落实率|开展率|治愈率|扑灭率"
)
"""What there should be much of."""

SPENDING: Final = pattern(
    r"支出|费用|经费(?!保障)|成本|购买|采购|购置|工资|租金|单价|预算(?!执行)|[^学]费$"
)
"""Money that is spent."""

SAVING: Final = pattern(
    r"节约|节支|节省|压减|下降|降低|减少|执行率|执行进度|到位率|及时率|足额率|发放率|支付率|拨付率|兑现率|保障率|完成率"
    r"|自筹|配套|收入|收益|收缴|增收|争取|达标"
)
"""Of cost rows: those for which more is better."""

NO_COST: Final = pattern(
    r"效率$|效益$|满意(?:度|率)$|(?:达标|合格|合规|覆盖|知晓|优良|准确|普及|参与|及时)率$"
)
"""What shows how good the work is, wherever it stands: no cost."""

INCOME: Final = pattern(
    r"收入|收益|产值|增收|增加值|税|效益|节约|节省|节支|减少|降低|投资|引资|成交|销售|贷款|消费|利润|争取|挽回|带动|营收|创收|密度|保障(?:总额|额度)|保额|融资|资产"
)
"""Money that comes in."""

VAGUE: Final = pattern(
    r"是|好|优|优秀|优良|完成|合格|满意|正常|稳定|规范|达标|有效|长期|长期有效|促进|良好|较好|明显|较明显|显著"
    r"|(?:逐步|有效|明显|显著|不断|持续|有所|进一步|得到|基本|充分|得到长久|稳步|大幅|切实|极大|长期)?"
    r"(?:提升|提高|改变|改善|增强|发展|发挥|增加|促进|保障|完成|调动|加强|优化|好转|推进|维护|稳定)"
    r"|(?:逐步|不断|持续|有所|进一步|稳步)(?:完善|健全|规范)|有利于维护|正常运转"
)
"""Words that say nothing that could be measured."""


def is_rate(name: str) -> bool:
    """Whether it names a share, such as 完成率."""
    return _RATE.search(_tail(name)) is not None


def is_count(name: str) -> bool:
    """Whether it names an absolute number, such as 参训人数."""
    return _COUNT.search(_tail(name)) is not None


def is_time(name: str) -> bool:
    """Whether it names a date or a time, such as 完成时间."""
    return _TIME.search(_tail(name)) is not None


def is_people(name: str) -> bool:
    """Whether it names people, such as 村干部."""
    return _PEOPLE.search(_tail(name)) is not None


def _tail(name: str) -> str:
    """The end of a name, without what stands in brackets behind it."""
    plain = _BRACKETS.sub("", name) if name.endswith(("）", ")")) else name
    return plain[-_TAIL:]
