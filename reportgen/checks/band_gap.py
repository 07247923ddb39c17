"""band-gap: standards by size leave no size out and give none two standards."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Banded, bands_in, passages_of
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Neighbouring bands of the same thing with something between them, or with an overlap."""
    del unit, form
    for group in bands_in(project, passages_of(project)):
        for lower, upper in pairwise(sorted(group, key=_order)):
            if finding := _between(lower, upper):
                yield finding


def _order(banded: Banded) -> tuple[int, int]:
    low, high = banded.band.low, banded.band.high
    return (-1 if low is None else low, high or 0)


def _between(lower: Banded, upper: Banded) -> Diagnostic | None:
    end, start = lower.band.high, upper.band.low
    if end is None or start is None:
        return None
    said = f"“{lower.band.said}”和“{upper.band.said}”"
    if start > end + (1 if lower.band.whole else 0):
        between = f"{end}～{start}{lower.band.unit}"
        message = f"分档标准{said}中间有空档：{between}的没有标准"
        return Diagnostic("B617", message, upper.place, f"补上{between}一档，或者把两档接上")
    if start < end:
        between = f"{start}～{end}{lower.band.unit}"
        message = f"分档标准{said}有重叠：{between}的有两个标准"
        return Diagnostic("B617", message, upper.place, "核对各档的起止数，让每个数只落在一档里")
    return None


RULE: Final = Rule(
    "B617",
    what="按人数、户数、面积分档的标准，各档要首尾相接：中间没有空档，也不重叠。",
    why="落在空档里的村和单位不知道按哪一档领钱，预算也就算不准。",
    wrong="5000人以上: 15万元；3000人以下: 10万元（3000～5000人没有标准）",
    right="5000人以上: 15万元；3000～5000人: 12万元；3000人以下: 10万元",
    source="财预〔2015〕88号：绩效目标要“指向明确”",
    of_project=check,
)
