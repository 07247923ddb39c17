"""How many months a text tells by their names: `4月至12月聘用`, `从7月起发放`, `下半年`."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.reckoning.quantity import Quantity
from reportgen.reckoning.reading import compact

_MONTH: Final = r"(?<![0-9.])(?:1[0-2]|[1-9])"
_DAY: Final = r"(?:份|底|初|[0-9]{1,2}[日号])?"
_PAID: Final = "(?:每月|按月|足额|继续)?(?:[聘雇招发]|补[助贴]|支付|[上到]岗|值[守班]|用工|供)"
_NAMED: Final = pattern(
    rf"""(?P<before>(?:聘用?期|发放|补助期|服务期|用工期|管护期|防火期|采暖期|汛期|时间)[限间]?[为:(]?)?
      (?: (?P<first>{_MONTH})月?{_DAY}[-~—至到]+(?:20[0-9]{{2}}年|次年|翌年)?
          (?: (?P<last>1[0-2]|[1-9])月{_DAY} | (?P<december>年[底末]) )
        | (?P<since>{_MONTH})月{_DAY}(?:起|开始)
        | (?<!每)(?P<half>[上下]半年) )
      (?P<behind>{_PAID})?""",
    re.VERBOSE,
)
_ALL: Final = 12
_ALL_OF_THEM: Final = pattern(
    r"(?:\A|共|[聘雇][用请]?|发放?|按|计|工作|值[守班]|上岗|补[助贴]|管护|(?<!试用)期|[春夏秋冬]季?)\Z"
)
"""The words in front of the months that are all that is paid for, not a probation of 3个月."""


class Span(Struct, frozen=True):
    """A number of months; `sure` where the words beside it say that it is paid for them."""

    months: int
    sure: bool = False


def spans(text: str) -> tuple[Span, ...]:
    """The spans of less than a year that the text tells."""
    found = []
    for match in _NAMED.finditer(compact(text)):
        if match["half"]:
            months = _ALL // 2
        else:
            last = _ALL if match["since"] or match["december"] else int(match["last"])
            months = (last - int(match["since"] or match["first"])) % _ALL + 1
        found.append(Span(months, bool(match["before"] or match["behind"])))
    return tuple(span for span in found if span.months < _ALL)


def together(found: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of one sentence added up, where they are not more than a year.

    One that the others make up says the same: 6个月（春季3个月、秋季3个月）.
    """
    months = sum(span.months for span in found)
    if len(found) > 2 and any(span.months * 2 == months for span in found):
        months //= 2
    sure = any(span.sure for span in found)
    return (Span(months, sure),) if 0 < months <= _ALL else ()


def are_all(months: Quantity) -> bool:
    """Whether a number of months is said to be all that is paid for: 聘用9个月."""
    return months.sure and bool(_ALL_OF_THEM.search(months.lead))
