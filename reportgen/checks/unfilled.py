"""What forms, systems and examples leave in a text that nobody filled in."""

import re
from typing import Final

from reportgen.patterns import pattern
from reportgen.reckoning import HAN

_COUNTED: Final = (
    "(?:名(?![称单额录义师优下牌贵胜老家特人])|人(?![员民才大均社力数次工口居行防事文流武饮畜为身类生])|个(?![人体别案数性税])|户(?![籍外主口数均用厕])"
    "|次(?![年日月数序要])|场(?![所地景次馆])|吨(?!位)|亩(?![数均产])|公里(?!数)|万元|元(?![旦素宵]))"
)
_LEFT: Final = (  # long, and compiled where a sign of it is seen
    rf"""目标内容\s*[0-9一二三四五]
      | 指标(?:内容|名称|值)\s*[0-9一二三四五]
      | [（(【\[](?:\s*[0-9]+\s*字(?:以内|左右|以上)|(?:请?写明|请?填写|请输入|待[填补]|此处|示例)
          [^）)】\]]*)[）)】\]]
      | 请在此|请输入|点击此处|点击输入|此处填写
      | (?<![A-Za-z0-9])[XＸxｘ×]{{2,}}(?![A-Za-z0-9])
      | (?<={HAN}|≥|≤)[*＊]{{2,}}|^[*＊]{{2,}}|[*＊]{{3,}}|[○〇]{{2,}}
      | [＿_]{{2,}}|[?？]{{3,}}
      | (?<={HAN})(?<![价准额数元月年])[*＊]{_COUNTED}
      | {HAN}(?:[ ]{{2,}}|\u3000+){_COUNTED}
      | 若干[名人次场户](?![大民])
      | (?<=年)[XＸxｘ×]月|(?<=月)[XＸxｘ×][日号]|(?<![A-Za-z0-9])[XＸxｘ×]月(?=[底末初前])
      | [（(]\s*[）)] | (?<![A-Za-z])(?:TODO|TBD|todo)(?![A-Za-z])
      | (?<![^\W_])(?:待定|待补充?|待填写?|待完善|待明确)(?!{HAN})
    """
)
_LEFT_IN_GOAL: Final = pattern(
    r"^\s*[0０]\s*[,，.、;；]|(?:^|\n)\s*(?:目标|[0-9]\s*[.、])\s*[0-9一二三四五]?\s*[:：]?\s*(?:…+|\.{3,})\s*(?:$|\n)"
    r"|[；;。\n]\s*(?:…+|\.{3,})\s*$"
)


_SIGNS: Final = (
    *"XＸxｘ×*＊○〇＿_?？字写待",
    *("若干", "  ", "\u3000", "（）", "()", "（ ", "( ", "TODO", "TBD", "todo"),
    *("内容", "指标名称", "指标值", "输入", "此处", "示例", "点击", "请在"),
)


def unfilled(text: str, *, whole: bool = False) -> str:
    """The first such piece; `whole`: the text is a goal, where a 0 or dots in front are one."""
    left = re.search(_LEFT, text, re.VERBOSE) if any(sign in text for sign in _SIGNS) else None
    found = left or (_LEFT_IN_GOAL.search(text) if whole else None)
    return found[0].strip() if found else ""
