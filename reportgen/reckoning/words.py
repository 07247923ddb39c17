"""The words that numbers stand with: what is counted, what money is per, what is no quantity."""

import re
from typing import Final

from reportgen.patterns import pattern

_SAME: Final = {
    "人": "人 名 位 员",
    "村": "行政村 自然村 村委会 村",
    "社区": "社区居委会 居委会 社区",
    "乡镇": "乡镇 街道 镇 乡",
    "组": "村民小组 小组 组",
    "场": "场次 场",
    "期": "期 班次 班",
    "户": "户 家庭",
    "年": "年度 年",
    "季": "季度 季",
    "月": "个月 月份 月",
    "天": "天 日",
    "平方米": "平方米 平米 ㎡ m² m2",
    "立方米": "立方米 m³ m3",
    "公里": "公里 km",
    "节": "节课 课时 节",
}
_OTHERS: Final = """
    人次 户次 车次 趟 次 个 家 批 部 套 台 辆 座 条 处 盏 支 队 只 头 株 棵 份 册 本 亩 吨 米
    公斤 千克 千米 公顷 周 项 篇 件 例 所 站 间 栋 眼 口 块 张 桌 箱 袋 瓶 粒 小时
    项目 小区 学校 企业 单位 支部 网格 岗位 学期
"""
UNITS: Final = {word: unit for unit, words in _SAME.items() for word in words.split()} | {
    word: word for word in _OTHERS.split()
}
_CARRIERS: Final = """
    行政村 自然村 村民小组 小组 村委会 村 社区 乡镇 镇 项目 小区 学校 企业 单位 支部 网格 队 户
    岗位 点位 卡点 网点
"""
HEADS: Final = frozenset({"生", "学生"})
"""Whom school money is per, beside persons."""
PLACES: Final = frozenset({"村", "社区", "乡镇", "组", "户", "队", "小区"})

HAN: Final = r"[^\W\d_A-Za-z]"
"""A character of a word: letters of all scripts but ours, for a class of Han is slow to compile."""

UNIT: Final = "|".join(
    f"{word}(?![A-Za-z])" if word.isascii() else word
    for word in sorted(UNITS, key=lambda word: (-len(word), word))
)
CARRIER: Final = "|".join(sorted(_CARRIERS.split(), key=lambda word: (-len(word), word)))

PER: Final = pattern(
    rf"""(?: [/·] (?:每[个名位]?)? (?P<many>[0-9]{{1,3}})? | 每(?!{HAN}{{0,8}}[0-9]) )
      (?: 个?(?P<unit>{UNIT}) | (?P<thing>个) | (?P<unknown>{HAN}{{1,4}}|[A-Za-z]{{1,4}}) )""",
    re.VERBOSE,
)
EACH: Final = pattern(
    rf"""每 (?: (?P<person>[名位]|学?生(?![产活育态长]))
      | 一?(?:个(?!月))?(?!个(?!月))(?P<unit>{UNIT})
      | 一?个?{HAN}{{0,6}}?(?P<carrier>{CARRIER}) | (?P<thing>个)
      | (?P<post>点(?![击滴])) )""",
    re.VERBOSE,
)
NO_QUANTITY: Final = pattern(
    r"""(?:19|20)[0-9]{2}[-至到~](?:19|20)[0-9]{2}年?度?
      | (?:19|20)[0-9]{2}年[度底初末]?(?:[0-9]{1,2}月[份底初]?)?(?:[0-9]{1,2}[日号])?
      | (?<![×*xX✕乘])[0-9]{1,2}(?:[-至到~][0-9]{1,2})?月(?:份|底|初|末|[0-9]{1,2}[日号])?
      | [0-9]{1,2}:[0-9]{2} | [0-9]{1,5}号 | (?<=第)[0-9]+
      | (?:(?<=\n)|\A)[(]?[0-9]{1,2}[.、)](?=[0-9]+[名人个次期场户]|[0-9]{3,}[元人]|[^0-9])""",
    re.VERBOSE,
)
IDIOM: Final = pattern(
    "中心|维护|确立|务必|毫不|代表|意识|自信|方面|全面|文明|结合|统一|阶段|层面|环节"
)
TOTAL: Final = pattern(r"(?<!公)共(?![产青同建享党和管识性])|合计|总计|总预算|总额|总共|累计")
ABOUT_BEFORE: Final = pattern(r"(?:(?<![节预签履制])约|(?<![附最])近|[不至]足|不到)\Z")
ABOUT_BEHIND: Final = pattern(r"及?以[上下内外]|之?内(?!部)|左右|上下|余|多(?![元次名个])|不等")
BOUNDS: Final = {
    **dict.fromkeys(("≥", ">", "不低于", "不少于", "至少", "超过"), "≥"),
    **dict.fromkeys(("≤", "<", "不超过", "不高于", "至多", "控制在"), "≤"),
}
BOUND: Final = pattern(f"(?:{'|'.join(sorted(BOUNDS, key=len, reverse=True))})=?\\Z")


def counted(classifier: str, noun: str) -> str:
    """What is counted: 村 of `18个行政村`, 人 of `30名干部`, else the classifier."""
    unit = UNITS[classifier]
    if unit != "个":
        return unit
    found = re.match(rf"{HAN}{{0,5}}?({CARRIER})(?!干部|书记|主任)", noun)
    return UNITS.get(found[1], found[1]) if found else unit


def each(words: str) -> tuple[str, ...]:
    """What 每 stands before: (人, 月) of `每人每月发放补贴`."""
    found = []
    for match in EACH.finditer(words):
        other = "人" if match["person"] else "点位" if match["post"] else "个"
        word = match["unit"] or match["carrier"] or other
        found.append(UNITS.get(word, word))
    return tuple(dict.fromkeys(found))
