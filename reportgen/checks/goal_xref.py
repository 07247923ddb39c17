"""goal-xref: the numbers of the goal stand in the indicators, with the same value."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from reportgen.checks.instead import instead, only, said
from reportgen.checks.numbers import Numbers
from reportgen.checks.prose import clause_around
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import (
    Budget,
    Count,
    Passage,
    Statement,
    accounts_of,
    apart,
    budget_of,
    counts_of,
    differing,
    lines_of,
    passages_of,
    within,
)
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern
from reportgen.reckoning import PLACES, Kind, Quantity, read, told

_COUNTED: Final = frozenset(
    """人 人次 户 村 社区 乡镇 小区 组 期 次 场 天 个 家 所 部 套 台 辆 座 条 处 盏 亩 公里
    项目 学校 企业 单位 支部 网格 岗位""".split()  # noqa: SIM905 - a list of words reads better in a row
)
_NAMED: Final = PLACES | {"个", "所", "家", "项目", "学校", "企业", "单位"}
_LISTED: Final = pattern(r"(?:(?<=[0-9])[^\W\d]{1,4}[、和])?([^，,。；;：:\n0-9]*)$")
_BACKGROUND: Final = pattern(
    r"已(?!婚)|截至|截止|上年|去年|历年|现有|共有|实有|编制|核定|辖|下设|总人口|总面积"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The numbers of the goal that no indicator has, in one finding."""
    del form
    text = project.written.goal
    counted = [q for q in read(text) if _is_counted(q) and not _is_background(text, q)]
    every = [quantity for quantity in read(text) if quantity.kind is Kind.COUNT]
    goal, *others = passages = passages_of(project)
    differ = [
        (one, other)
        for one, other in differing(passages)
        if one.of_goal and not _is_part(one.quantity, every, {other.quantity.low})
    ]
    if not others or not (counted or differ):
        return
    numbers, settled = Numbers(others), _settled(project, unit)
    facts = [count for count in counts_of(project, unit) if count.passage is None]
    known = settled | numbers.all | {count.low for count in facts}
    missing = [
        q
        for q in counted
        if not (
            numbers.have(q, settled | _stated(facts, q))
            or _is_part(q, every, known)
            or _is_said(q, differ)
        )
    ]
    counts = counts_of(project, unit) if missing else ()
    if missing and _is_proved(goal, budget_of(project, unit)):
        missing = [q for q in missing if only(q, counted, counts)]
    if differ or missing:
        pairs = [(q, (*instead(q, counted, counts),)) for q in missing]
        yield _finding(goal, pairs, differ)


def _is_background(text: str, quantity: Quantity) -> bool:
    """Whether it says how things are, or were, or counts names that are all written out."""
    around = clause_around(text, quantity.start, quantity.end)
    return bool(_BACKGROUND.search(around)) or _counts_names(text, quantity)


def _counts_names(text: str, quantity: Quantity) -> bool:
    """Whether as many names stand right in front of it: 甲村、乙村、丙村3个村."""
    found = _LISTED.search(text[: quantity.start]) if quantity.unit in _NAMED else None
    names = re.split("[、和及]", found[1]) if found else []
    return len(names) > 1 and len(names) == quantity.low


def _is_said(quantity: Quantity, differ: Sequence[tuple[Statement, Statement]]) -> bool:
    return any(one.quantity == quantity for one, _ in differ)


def _is_part(quantity: Quantity, counted: Sequence[Quantity], known: set[Fraction]) -> bool:
    """Whether it makes a number that the indicators have: 校长40人、教师260人, or 2次，每次60人.

    What is added stands in a row and has the same unit.
    """
    alike = [other for other in counted if other.unit == quantity.unit]
    at = alike.index(quantity)
    runs = (alike[a:b] for a in range(at + 1) for b in range(at + 1, len(alike) + 1) if b - a > 1)
    if any(sum(other.low for other in run) in known for run in runs):
        return True
    others = (other for other in counted if other.unit != quantity.unit)
    return "每" in quantity.lead and any(quantity.low * other.low in known for other in others)


def _is_proved(goal: Passage, budget: Budget | None) -> bool:
    """Whether the goal itself reckons its numbers up to the budget."""
    accounts = [reading for a in accounts_of([goal]) for reading in (*a.sums, *a.parts)]
    here = told(goal.text)
    totals = [total.low for total in here.totals if here.products and not here.wrong]
    return budget is not None and any(map(budget.is_, (*accounts, *totals)))


def _stated(facts: Sequence[Count], quantity: Quantity) -> set[Fraction]:
    """The numbers that 基础数据 has of what the quantity counts."""
    return {fact.low for fact in facts if not fact.unit or fact.counts(quantity.unit)}


def _settled(project: FilledProject, unit: FilledUnit) -> set[Fraction]:
    """Numbers that make the budget with a standard."""
    counts, budget = counts_of(project, unit), budget_of(project, unit)
    settled = set[Fraction]()
    for line in (lines_of(project.rows, counts, unit.money_unit) or ()) if budget else ():
        for reading in line.readings:
            if budget and all(map(budget.is_, reading.ends)):
                settled |= {count.low for count in reading.counts}
    return settled


def _is_counted(quantity: Quantity) -> bool:
    """Whether it is a number of things or persons typed in digits, more than one."""
    typed = any(character.isdigit() and character.isascii() for character in quantity.text)
    counted = quantity.kind is Kind.COUNT and quantity.unit in _COUNTED
    return counted and typed and quantity.low > 1 and not quantity.vague


def _finding(
    goal: Passage,
    missing: Sequence[tuple[Quantity, Sequence[str]]],
    differ: Sequence[tuple[Statement, Statement]],
) -> Diagnostic:
    """One finding for all numbers of the goal; of those that an indicator has otherwise, both."""
    nowhere = dict.fromkeys(said(quantity) for quantity, otherwise in missing if not otherwise)
    head = (
        f"年度总体目标里的{'、'.join(nowhere)}，指标里没有"
        if nowhere
        else "年度总体目标里的数和指标不一样"
    )
    named = [
        f"{one.subject}：目标写{one.said}，{other.passage.said}写{other.said}{apart(one, other)}"
        for one, other in differ[:5]
    ]
    pairs = dict.fromkeys(line for _, otherwise in missing for line in otherwise)
    first = missing[0][0] if missing else differ[0][0].quantity
    hint = "在数量指标里写上这些数；数改过就把目标和指标改成一样"
    message = "\n".join([head, *named, *pairs])
    return Diagnostic("B614", message, within(goal, first.start, first.end), hint)


RULE: Final = Rule(
    "B614",
    what="目标里写的人数、村数、期数、天数，要能在指标里找到同样的数。基础数据里的数、已经算成预算的数不要求再写。",
    why="目标说培训50人、指标没有人数，年底就没法说完成没有；两处的数不同，就有一处没有跟着改。",
    wrong="目标：培训1期50人，每期5天；数量指标只有：培训期数 1期",
    right="数量指标：培训人数 50人、培训天数 5天",
    source="财预〔2015〕88号：绩效指标是绩效目标的“细化和量化”",
    of_project=check,
    parts=("绩效指标",),
)
