"""Names of indicators compared: what is left without words that every name may have."""

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from reportgen.patterns import pattern

_COMMON: Final = pattern(
    r"[（(].*?[)）]|[0-9]+|标准|补助费|补助|补贴|津贴|经费|费用|使用|人员数量|人数|数量|个数|次数|总数|总额|"
    r"开展|组织|举办|召开|发放|保障|支持|工作|支出|成本|任职|享受|受益|服务|涉及|覆盖|单价|均价|数\b|\W"
)
_LONGEST: Final = 60
ALIKE: Final = 0.5


def core(name: str) -> str:
    """The name without the words that say nothing of what it names; itself if nothing is left."""
    return kernel(name) or name[:_LONGEST]


def kernel(name: str) -> str:
    """The words of a name that say what it names; "" where every name may have all of them."""
    return _COMMON.sub("", name[:_LONGEST])


def is_general(name: str) -> bool:
    """Whether every name may have these words, such as 补助标准."""
    return not _COMMON.sub("", name[:_LONGEST])


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """How alike two names are: 1 for the same, above 0.5 for one with the other's kernel."""
    a, b = core(one), core(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if a in b or b in a:
        return 0.9 if min(len(a), len(b)) > 1 else 0.0
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    share = match.size / min(len(a), len(b))
    return share * 0.8 if match.size > 1 and share >= 0.5 else 0.0
