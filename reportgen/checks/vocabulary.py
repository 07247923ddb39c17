"""What a text is about: its words without those that every project uses.

Chinese has no spaces, so words are compared as pairs of neighbouring characters.
"""

import re
from functools import lru_cache
from typing import Final

from reportgen.checks.prose import bare
from reportgen.patterns import pattern
from reportgen.reckoning import HAN

_EVERYWHERE: Final = pattern(
    "服务对象|满意度|满意率|进一步|可持续|工作人员|工作|项目|经费|资金|专项|补助|补贴|津贴|工资|报酬|保障|完成|及时|按时|按期|足额|服务|数量|个数"
    "|人数|次数|户数|情况|提高|提升|增强|促进|推动|推进|加强|有效|持续|正常|开展|实施|不断|各项|各类|建设|管理|发展|社会|水平|能力|质量|效率|作用|影响"
    "|达到|年度|全年|本年|群众|人员|对象|受益|任务|目标|预算|成本|控制|标准|发放|合格|覆盖|使用|运转|运行|单位|部门|组织|机构|得到|改善|稳定|和谐|经济|效益"
    "|验收|时限|知晓|竣工|完工|能否|是否|以上|以下|以内|个月|落实|确保|做好|通过|进行|积极性|主动性|创造性|积极|优化|强化|完善|充分|发挥|调动|激发|热情|加大|力度|顺利|有序|良好|显著|明显|维护|支付|支出|拨付"
    "|缴纳|到位|开支|内容|方面|相关|全面|长期|长效|改进|结果|效果|成果|成效|意识|程度|比例|增加|减少|新增|率|度|的|和|及|与|等|对|在|为|了|各|并|所|性"
)
_DOCUMENT: Final = pattern(
    r"\w{0,8}[〔【\[（(]\s*20[0-9]{2}\s*年?\s*[〕】\]）)]\s*第?\s*[0-9]+\s*号|关于|下达|《[^《》]*》"
)
_MARKED: Final = pattern("20[0-9]{2}|《|关于|下达")
_LAST_BRACKETS: Final = pattern(r"^(.*)[（(]([^（()）]*)[）)]\s*$", re.DOTALL)
_FILLER: Final = pattern(
    r"用于|支付|项目|专项|工作|经费|资金|运转|运行|补助款?|费用?$|乡镇|全[镇乡县市区]|代表|人员|队员|成员|[0-9]{4}年度?"
)
_PAY: Final = pattern(r"工资|报酬|薪酬|津贴|补贴|补助|薪金|绩效")
_WRITTEN: Final = pattern(f"{HAN}{{2,}}")


@lru_cache(maxsize=20_000)
def pairs(text: str) -> frozenset[str]:
    """The pairs of characters of a text that say what it is about."""
    plain = _EVERYWHERE.sub(" ", _DOCUMENT.sub(" ", text) if _MARKED.search(text) else text)
    return frozenset(run[n : n + 2] for run in _WRITTEN.findall(plain) for n in range(len(run) - 1))


@lru_cache(maxsize=20_000)
def core(name: str, unit: str) -> str:
    """A project's name without document numbers and the unit's own name in front."""
    plain = _DOCUMENT.sub("", name).strip()
    return _without_unit(_without_unit(plain, unit), unit)


@lru_cache(maxsize=20_000)
def subject(name: str, unit: str) -> tuple[str, bool]:
    """Whom or what a project pays for, and whether it is pay; empty where too little is said."""
    plain = core(name, unit)
    bracketed = _LAST_BRACKETS.match(plain)
    if bracketed and len(bracketed[2]) >= 4:
        plain = bracketed[2]
    is_pay = bool(_PAY.search(plain))
    left = bare(_FILLER.sub("", _PAY.sub("", plain)))
    years = "".join(re.findall(r"[0-9]{4}(?=年)", name)) if left else ""
    return (left + years if len(left) >= 2 else "", is_pay)


def _without_unit(name: str, unit: str) -> str:
    """The name without a place in front that the unit's name holds too."""
    for length in range(min(len(name), 8), 2, -1):
        if name[:length] in unit:
            return name[length:]
    return name
