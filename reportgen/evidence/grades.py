"""Standards by grade or band (优秀 400元/月, 称职 200元/月): everyone has one of them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from reportgen.evidence.counts import Count
from reportgen.evidence.names import ALIKE, likeness
from reportgen.evidence.standards import Line, distinct, in_words, multiplied
from reportgen.patterns import pattern
from reportgen.reckoning import PERIODS

_GRADE: Final = pattern(
    "优秀|良好|基本称职|称职|合格|特等|高级|中级|初级|[一二三四五]等奖?|[一二三四五]级|[甲乙丙]等?|"
    r"[0-9]+(?:[-~～][0-9]+)?人?(?:及?以[上下])?|\s"
)


def grouped(lines: Sequence[Line], counts: Sequence[Count]) -> tuple[Line, ...]:
    """The lines, with the grades of one thing as one line over all whom they may be for."""
    stems: dict[str, list[Line]] = {}
    for line in lines:
        if _GRADE.search(line.row.printed) and all(unit in PERIODS for unit in line.quantity.per):
            stems.setdefault(_GRADE.sub("", line.row.printed), []).append(line)
    groups = {stem: group for stem, group in stems.items() if len(group) > 1}
    in_groups = [line for group in groups.values() for line in group]
    rest = tuple(line for line in lines if line not in in_groups)
    return (*rest, *(_group(stem, group, counts) for stem, group in groups.items()))


def _group(stem: str, lines: Sequence[Line], counts: Sequence[Count]) -> Line:
    """One line for all grades: from everyone in the lowest to everyone in the highest."""
    ordered = sorted(lines, key=_lowest)
    ends = (ordered[0].each[0], max(line.each[1] for line in lines))
    fitting = [count for count in counts if count.counts("人" if stem else "个")]
    alike = [count for count in fitting if likeness(count.name, stem) > ALIKE] or fitting
    words = "～".join(in_words(line.quantity, 1) for line in (ordered[0], ordered[-1]))
    readings = tuple(multiplied(ends, words, (count,)) for count in distinct(alike))
    return replace(lines[0], readings=readings, each=ends)


def _lowest(line: Line) -> Fraction:
    return line.each[0]
