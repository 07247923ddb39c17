"""What a name measures by its last word, and the units that measure something else."""

from typing import Final

from reportgen.filled import Row
from reportgen.patterns import pattern

_IN_BRACKETS: Final = r"(?:[（(][^（()）]*[）)])?$"
_THINGS: Final = frozenset(("个", "台", "套", "件", "份", "辆", "家", "所", "村", "处", "座")) | {
    *("次", "场", "场次", "期", "人", "名", "人次", "户"),
}
_LENGTHS: Final = frozenset(("公里", "千米", "米"))
_AREAS: Final = frozenset(("亩", "公顷", "平方米", "平方公里"))
_MEASURES: Final = (
    ("长度", pattern(rf"(?:里程|长度){_IN_BRACKETS}"), _THINGS | _AREAS),
    ("面积", pattern(rf"面积{_IN_BRACKETS}"), _THINGS | _LENGTHS),
    (
        "金额",
        pattern(rf"(?:金额|总额|成交额|交易额|销售额|补贴额|资金量){_IN_BRACKETS}"),
        _THINGS | _LENGTHS | _AREAS,
    ),
    (
        "人",
        pattern(rf"(?:人口|人口数|人数){_IN_BRACKETS}"),
        (_THINGS - {"个", "人", "名", "人次"}) | _LENGTHS | _AREAS,
    ),
    (
        "户",
        pattern(rf"户数{_IN_BRACKETS}"),
        (_THINGS - {"个", "家", "户"}) | _LENGTHS | _AREAS,
    ),
)


def other_measure(row: Row) -> str:
    """What is wrong where the unit measures something other than the name says; else empty."""
    unit = row.target.unit
    if row.target.prefix or unit in row.name:
        return ""
    for what, name, wrong in _MEASURES:
        if unit in wrong and name.search(row.name):
            return f"数的是{what}，单位却是“{unit}”"
    return ""
