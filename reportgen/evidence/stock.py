"""Things a place has a fixed number of, by the names that indicators give them."""

from collections.abc import Container
from typing import Final

from reportgen.patterns import pattern

_SAME: Final = {
    "行政村": ("行政村", "村委会"),
    "社区": ("社区", "社区居委会", "居委会"),
    "村干部": ("村干部", "在职村干部"),
    "村两委成员": ("村两委成员", "村两委干部", "村两委"),
    "社区工作者": ("社区工作者", "社区工作人员"),
    "社区干部": ("社区干部",),
    "村民小组": ("村民小组",),
    "村民小组长": ("村民小组长", "村小组长"),
    "社区小组长": ("社区小组长",),
    "自然村": ("自然村",),
    "党支部": ("党支部",),
    "村党组织": ("村党组织", "农村党组织"),
    "村级党务工作者": ("村级党务工作者",),
    "社区党务工作者": ("社区党务工作者",),
    "离任村干部": ("离任村干部",),
    "人大代表": ("人大代表", "人大代表成员"),
    "临聘人员": ("临聘人员", "政府临聘人员"),
    "网格员": ("网格员",),
    "护林员": ("护林员", "生态护林员"),
    "保洁员": ("保洁员", "村级保洁员"),
    "巡河员": ("巡河员",),
}  # fmt: skip
_NATIONAL: Final = {name: stock for stock, names in _SAME.items() for name in names}
_FRONT: Final = pattern(
    r"^(?:(?:经费|资金)?保障|享受|受益|支持|服务|涉及|覆盖|全[镇乡县区街道]+|辖区|所有)+"
)
_MIDDLE: Final = pattern(r"(?:任职)?(?:年限)?(?:补贴|补助|工资|报酬|薪酬|津贴)(?:发放)?")
_BEHIND: Final = pattern(r"(?:的?(?:总)?(?:人数|数量|个数|总数|数))+$")
_WHOLE: Final = pattern(r"(?:保障|全[镇乡县区市]|辖区|所有|全部|现有|共有?)$")


def stock(name: str, own: Container[str] = ()) -> str:
    """The thing of a fixed number that an indicator counts, or "" for another; `own` are facts."""
    bare = _BEHIND.sub("", _MIDDLE.sub("", _FRONT.sub("", "".join(name.split()))))
    bare = _FRONT.sub("", bare)
    return _NATIONAL.get(bare, bare if bare in own else "")


def stock_in_words(lead: str, noun: str) -> str:
    """The thing that a text counts as a whole: `保障18个行政村…`; "" where it may be a part."""
    if not _WHOLE.search(lead):
        return ""
    return next(
        (
            _NATIONAL[name]
            for name in sorted(_NATIONAL, key=len, reverse=True)
            if noun.startswith(name)
        ),
        "",
    )
