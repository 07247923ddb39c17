"""Words beside a year that say why it is not the fiscal year, and where such a year matters."""

from typing import Final

from reportgen.patterns import pattern

OTHER_TIME: Final = pattern(
    r"建设周期|建设期|工期|实施期|服务期|项目期|合同期|合同|跨年|质保|结转|结余|尾款|欠|上年|往年|去年|清算|决算|已|截至|截止"
    r"|基数|以来|起|签订|中标|开工|立项|批复"
)
"""Of a deadline: it is another year's."""

HISTORY: Final = pattern(
    rf"{OTHER_TIME.pattern}|自|至今|以前|较|比|同比|基础上|未支付|考核|审计|补发|兑现|印发|下发|下达|文件|通知|规定|规划|方案|修订"
    r"|会议|普查|统计|建成|成立|开始|启动|换届|以后|分期|总结|历年|发生|评为|荣获|获得|脱贫|底前摘帽|登记|出台|发布|实现|力争|预计|季至"
    r"|[春秋]季(?:学期)?(?:在校|在园|招生|入学)"
)
"""Of any other text: what was, or what is to be one day."""

PAST: Final = pattern(
    r"年度?(?:[0-9]{1,2}月)?[，,]?(?:退|入|毕业|遭|受|疫|灾|被|曾|我|因|由|全[省市县镇乡区]?共|经(?![费济])|共(?!青|建))"
    r"|年度?(?![全对按将继])[^，,。；;\n]{1,12}的|年度?[、和及]|年版|年[^，,。；;\n]{0,6}(?:项目(?!实施)|资金|债|灾|洪|损毁)"
)
"""Of a year in front of a goal: it tells how something came to be."""

PLANNED: Final = pattern(
    r"计划|到\s*20|行动|(?<![0-9])[二两三四五六2-6]年(?!级)|十[三四五六]五|分期|分批|逐年|续建|远期|中长期|明年|下年|次年|长期|学年|春季|开学|元旦|春节|两节|期[0-9]{1,2}年|本年|今年|当年"
)
"""Of a text with a year to come: it speaks of more than one year."""

OPENING: Final = pattern(
    r"(?:^|\n)\s*(?:目标)?\s*(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[）)、.．:：]+)?\s*\Z"
)
"""What stands in front of the first word of a goal or of a numbered part."""

_DOTTED: Final = r"[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?日?"
_REST: Final = rf"\s*(?:年?度?(?:(?:1[0-2]|0?[1-9])月份?)?(?:[0-9]{{1,2}}[日号])?|{_DOTTED})"
DONE_BY: Final = pattern(rf"{_REST}[内底末前]*(?:[以之]?前)?(?:按|全部|完成(?!的)|及时|竣)")
"""Behind a year by which something is done."""

BEFORE: Final = pattern(
    rf"{_REST}[底末]?[以之]?前[，,]?(?:为|对|向|将|要|须|确保|保[证障]|全[面体]|完[成工善]|达到|做好|开展|组织|实施"
    r"|建[立设成]|发放|拨付|支付|兑现|投入使用|到位|交付|验收|提供)(?![^，,。；;\n]*的)"
)
"""Behind the year of a day before which something is promised, and not of who or what it is for."""

UNTIL: Final = pattern(rf"{_REST}[底末]?[，,]?[^。；;\n]{{0,40}}?(?:达到|完成|不低于|不少于|%以上)")
"""Behind 到 and a year: what there is to be by then."""

PROMISED: Final = pattern(rf"{_REST}[底末]?[，,](?:全部|按[期时])?(?:完成|达到|实现)")
"""Behind 截至 and a year, where a goal begins with it: what reads like a promise."""

SO_FAR: Final = pattern(r"已|累计|[全总]共|现有|剩余|[尚还仍未余]|下一步|计划|本年|今年|当年")
"""Of a sentence with 到 or 截至: it tells what there is."""

THIS_YEAR: Final = pattern("本年|今年|当年")
"""Of a text with another year: it tells of both."""

OLD_DEBT: Final = pattern(r"尾款|余款|质保金|欠款|欠付|未付|清欠|本年|今年|当年")
"""Of a goal with a deadline of the past: perhaps it tells of what is only paid now."""

PAID_FOR: Final = pattern(
    r"(?:对|给|向|支付|兑付|兑现|拨付|发放|偿还|归还|用于|奖励|补助)[^，,。；;\n]*\Z"
)
"""In front of a year in its clause: what was done by then is what money is given for."""

STARTED: Final = pattern(r"签订|中标|开工|立项|批复|起始|开始")
"""Of the name of a time that may lie before the fiscal year."""

LONGER: Final = pattern(r"建设周期|建设期|工期|实施周期|跨年度|分年度|质保期|合同期")
"""Something that may go on after the fiscal year."""
