"""How a result must stand to its target, and the words that say so."""

import re
from enum import StrEnum
from typing import Final

from reportgen.patterns import pattern


class Comparison(StrEnum):
    """How the result must stand to the target; the value is the sign that forms print."""

    AT_LEAST = "≥"
    MORE = ">"
    EQUAL = "="
    LESS = "<"
    AT_MOST = "≤"


BEHIND: Final = {
    "": None,
    "以上": Comparison.AT_LEAST,
    "及以上": Comparison.AT_LEAST,
    "以下": Comparison.AT_MOST,
    "及以下": Comparison.AT_MOST,
    "以内": Comparison.AT_MOST,
    "之内": Comparison.AT_MOST,
    "内": Comparison.AT_MOST,
}
"""What the words behind an amount say; whatever is no key says more than a comparison."""
_MORE_WORDS: Final = ("大于", "多于", "高于", "超过")
_LESS_WORDS: Final = ("小于", "少于", "低于")
_BEFORE: Final = {
    **dict.fromkeys(("≥", ">=", "》=", "至少"), Comparison.AT_LEAST),
    **dict.fromkeys(("≤", "<=", "《=", "至多"), Comparison.AT_MOST),
    **{word + equal: Comparison.AT_LEAST for word in _MORE_WORDS for equal in ("等于", "或等于")},
    **{word + equal: Comparison.AT_MOST for word in _LESS_WORDS for equal in ("等于", "或等于")},
    **dict.fromkeys((">", *_MORE_WORDS), Comparison.MORE),
    **dict.fromkeys(("<", *_LESS_WORDS), Comparison.LESS),
    **dict.fromkeys(("=", "等于"), Comparison.EQUAL),
    **dict.fromkeys(("达到", "控制在", "保持在"), None),
}
_NEGATED: Final = {
    Comparison.MORE: Comparison.AT_MOST,
    Comparison.LESS: Comparison.AT_LEAST,
}
SIGN: Final = pattern(
    rf"(?P<negation>不[得能应会可]?|未)?(?P<word>{'|'.join(map(re.escape, _BEFORE))})?\Z"
)
"""The word of comparison at the end of what stands before an amount, perhaps negated."""
UPWARD: Final = frozenset({Comparison.AT_LEAST, Comparison.MORE})
DOWNWARD: Final = frozenset({Comparison.AT_MOST, Comparison.LESS})


def compared(sign: re.Match[str], behind: Comparison | None) -> Comparison | None:
    """What a SIGN before and the words behind say together; ValueError where they contradict."""
    before = _BEFORE[sign["word"]] if sign["word"] else None
    if sign["negation"]:
        before = _NEGATED.get(before) if before else None
        if before is None:
            raise ValueError(sign[0])
    if before and behind and not any({before, behind} <= way for way in (UPWARD, DOWNWARD)):
        raise ValueError(sign[0])
    return before or behind
