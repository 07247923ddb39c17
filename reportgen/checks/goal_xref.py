"""goal-xref: the numbers of the goal stand in the indicators, with the same value."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.checks.goal_numbers import every, is_part, promised, unmet
from reportgen.checks.instead import instead, said
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import (
    Passage,
    Statement,
    apart,
    counts_of,
    differing,
    passages_of,
    within,
)
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.reckoning import Quantity


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The numbers of the goal that no indicator has, in one finding."""
    del form
    goal, *others = passages = passages_of(project)
    if not others:
        return
    differ = _differing(passages)
    told = [one.quantity for one, _ in differ]
    missing = [q for q in unmet(goal, others, project, unit) if q not in told]
    if differ or missing:
        wanted, counts = promised(goal.text), counts_of(project, unit)
        yield _finding(goal, [(q, (*instead(q, wanted, counts),)) for q in missing], differ)


def _differing(passages: Sequence[Passage]) -> list[tuple[Statement, Statement]]:
    """What the goal says otherwise than another passage, and is no part of what that says."""
    counted = every(passages[0].text)
    return [
        (one, other)
        for one, other in differing(passages)
        if one.of_goal and not is_part(one.quantity, counted, {other.quantity.low})
    ]


def _finding(
    goal: Passage,
    missing: Sequence[tuple[Quantity, Sequence[str]]],
    differ: Sequence[tuple[Statement, Statement]],
) -> Diagnostic:
    """One finding for all numbers of the goal; of those that an indicator has otherwise, both."""
    named = [
        f"{one.subject}：目标写{one.said}，{other.passage.said}写{other.said}{apart(one, other)}"
        for one, other in differ[:5]
    ]
    pairs = dict.fromkeys(line for _, otherwise in missing for line in otherwise)
    nowhere = dict.fromkeys(said(quantity) for quantity, otherwise in missing if not otherwise)
    absent = f"年度总体目标里的{'、'.join(nowhere)}，指标里没有" if nowhere else ""
    head = "年度总体目标里的数和指标不一样" if named or pairs else absent
    rest = [absent] if absent and absent != head else []
    first = missing[0][0] if missing else differ[0][0].quantity
    hint = "在数量指标里写上这些数；数改过就把目标和指标改成一样"
    message = "\n".join([head, *named, *pairs, *rest])
    return Diagnostic("B614", message, within(goal, first.start, first.end), hint)


RULE: Final = Rule(
    "B614",
    what=(
        "目标里写的人数、村数、期数、天数，要能在指标里找到同样的数，几行加起来等于它也行。"
        "基础数据和测算里有的、已经算成预算的数不要求再写；指标里写成另一个数，照样要报。"
    ),
    why="目标说培训50人、指标没有人数，年底就没法说完成没有；两处的数不同，就有一处没有跟着改。",
    wrong="目标：培训1期50人，每期5天；数量指标只有：培训期数 1期",
    right="数量指标：培训人数 50人、培训天数 5天",
    source="财预〔2015〕88号：绩效指标是绩效目标的“细化和量化”",
    of_project=check,
    parts=("绩效指标",),
)
