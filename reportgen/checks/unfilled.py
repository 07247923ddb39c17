"""What forms, systems and examples leave in a text that nobody filled in."""

import re
from typing import Final

_LEFT: Final = re.compile(
    r"""目标内容\s*[0-9一二三四五]
      | 指标(?:内容|名称|值)\s*[0-9一二三四五]
      | [（(【\[](?:\s*[0-9]+\s*字(?:以内|左右|以上)|(?:请?写明|请?填写|请输入|待[填补]|此处|示例)
          [^）)】\]]*)[）)】\]]
      | 请在此|请输入|点击此处|点击输入|此处填写
      | (?<![A-Za-z0-9])[XＸxｘ×]{2,}(?![A-Za-z0-9])
      | (?<=[\u4e00-\u9fff≥≤])[*＊]{2,}|^[*＊]{2,}|[*＊]{3,}|[○〇]{2,}|[＿_]{2,}|[?？]{3,}
    """,
    re.VERBOSE,
)
_LEFT_IN_GOAL: Final = re.compile(
    r"^\s*[0０]\s*[,，.、;；]|(?:^|\n)\s*(?:目标|[0-9]\s*[.、])\s*[0-9一二三四五]?\s*[:：]?\s*(?:…+|\.{3,})\s*(?:$|\n)"
)


_SIGNS: Final = (
    *"XＸxｘ×*＊○〇＿_?？字写待",
    *("内容", "指标名称", "指标值", "输入", "此处", "示例", "点击", "请在"),
)


def unfilled(text: str, *, whole: bool = False) -> str:
    """The first such piece; `whole`: the text is a goal, where a 0 or dots in front are one."""
    left = _LEFT.search(text) if any(sign in text for sign in _SIGNS) else None
    found = left or (_LEFT_IN_GOAL.search(text) if whole else None)
    return found[0].strip() if found else ""
