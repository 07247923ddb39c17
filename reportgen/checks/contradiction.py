"""contradiction: a project does not say two different things of one subject."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from reportgen.checks import costed
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Passage, Statement, apart, differing, passages_of, within
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_EXCLUSIVE: Final = (
    (pattern("临时聘用|临聘"), pattern("长期聘用|长聘")),
    (pattern("专职"), pattern("兼职")),
)
_EITHER: Final = pattern("|".join(one.pattern for pair in _EXCLUSIVE for one in pair))
_CONTEXT: Final = 2


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Numbers that are not the 测算's, subjects with two numbers, subjects of two kinds at once."""
    del form
    yield from costed.differing(project, unit)
    passages = passages_of(project)
    numbers = [pair for pair in differing(passages) if not pair[0].of_goal]
    if numbers:
        yield _numbers(numbers)
    everything = "\n".join(passage.text for passage in passages)
    for one, other in _EXCLUSIVE if _EITHER.search(everything) else ():
        yield from _kinds(passages, one, other)


def _numbers(pairs: Sequence[tuple[Statement, Statement]]) -> Diagnostic:
    said = [
        f"{one.subject}：{one.passage.said}写{one.said}，"
        f"{other.passage.said}写{other.said}{apart(one, other)}"
        for one, other in pairs[:5]
    ]
    last = pairs[0][1]
    place = within(last.passage, last.quantity.start, last.quantity.end)
    message = "同一件事前后的数不一样\n" + "\n".join(said)
    return Diagnostic(
        "B615", message, place, "核对哪个数对，两处改成一样；不是同一件事，就把话写得不同"
    )


def _kinds(
    passages: Sequence[Passage], one: re.Pattern[str], other: re.Pattern[str]
) -> Iterator[Diagnostic]:
    """One subject that is called both, such as 临时聘用 and 长聘, with the same words around."""
    found = [(p, m, k) for p in passages for k in (one, other) for m in k.finditer(p.text)]
    for (here, a, kind), (there, b, opposite) in combinations(found[:20], 2):
        if kind is not opposite and _around(a) == _around(b) and all(_around(a)):
            words = f"“{_in_context(a)}”（{here.said}）和“{_in_context(b)}”（{there.said}）"
            message = f"同一个对象前后说法不同：{words}"
            yield Diagnostic(
                "B615", message, within(there, *b.span()), "核对是哪一种，全文改成一样"
            )
            return


def _around(found: re.Match[str]) -> tuple[str, str]:
    before = found.string[max(0, found.start() - _CONTEXT) : found.start()]
    return before, found.string[found.end() : found.end() + _CONTEXT]


def _in_context(found: re.Match[str]) -> str:
    before, behind = _around(found)
    return f"{before}{found[0]}{behind}"


RULE: Final = Rule(
    "B615",
    what=(
        "同一个项目里说同一件事的数要一样：同样的话在两个栏目里不能是不同的次数、人数和比例；"
        "测算里的数量、标准改了，目标和指标里的也要改；"
        "同一批人不能一处是“临时聘用”、一处是“长聘”。"
    ),
    why="同一张表前后不一致，别的数也就没有人信了。",
    wrong="数量指标：印发宣传资料5000份；质量指标：印发宣传资料1万份",
    right="两处都写5000份",
    source="财预〔2015〕88号：绩效目标要“指向明确”",
    of_project=check,
)
