"""What there should be little of, such as complaints, unless something is done about it."""

from typing import Final

from reportgen.patterns import pattern

BAD: Final = pattern(
    r"投诉|故障|事故|差错|违规|违法|违纪|损耗率|损失率|发病率|死亡率|流失率|逾期(?:发放|拨付|支付|完成|办结)?率|返贫率|失误|错误率|漏报率|误差|空置率|上访|缺勤"
    r"|发案|超标率|污染物|能耗|超支|纠纷发生|失学|辍学|伤亡|受害(?:率|面积)|火灾(?:发生|次数|起数)|过火面积|积存[率量]|残留率|超限率"
    r"|漏损率|损毁率|损坏率|破损率|误报率|出错率|败诉率|停播率|大班额|撂荒率|发生率|返修率|返工率|次品率|废品率|不合格率"
)
"""What there should be little of."""

_HANDLED: Final = pattern(
    r"处理|处置|办结|化解|下降|降低|减少|整改|查处|响应|回复|受理|排查|预防|控制|解决|结案|修复|排除|调解|满意|防范|宣传|教育|培训|治理"
    r"|拆除|取缔|清理|打击|破获|抓获|查扣|查获|没收|扑灭|救治|发现|检查|清除|去除|削减|追缴|评估|核查|鉴定|登记|档案|监测|反馈|回访|降幅|压减|零|无|纠正|办理|救援|演练|应急|杜绝|避免|及时|清运|扑救|消除|遏制|赔付|理赔|保险|恢复|补植|救助|资助|补助|慰问|帮扶|劝返|[未不]发生"
)
"""Something good done about it."""


def is_unwanted(name: str) -> bool:
    """Whether less of what an indicator counts is better, by its name."""
    return bool(BAD.search(name)) and not _HANDLED.search(name)
