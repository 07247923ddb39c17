"""The numbers that a goal tells of things and persons, and which of them are nowhere else."""

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Final

from reportgen.checks.instead import contradicting, only
from reportgen.checks.numbers import Numbers
from reportgen.checks.prose import clause_around
from reportgen.evidence import Budget, Count, Passage, accounts_of, budget_of, counts_of, lines_of
from reportgen.evidence.costing import costed
from reportgen.filled import FilledProject, FilledUnit
from reportgen.patterns import pattern
from reportgen.reckoning import PLACES, Kind, Quantity, read, told

_COUNTED: Final = frozenset(
    """人 人次 户 村 社区 乡镇 小区 组 期 次 场 天 个 家 所 部 套 台 辆 座 条 处 盏 亩 公里
    项目 学校 企业 单位 支部 网格 岗位""".split()  # noqa: SIM905 - a list of words reads better in a row
)
_NAMED: Final = PLACES | {"个", "所", "家", "项目", "学校", "企业", "单位"}
_LISTED: Final = pattern(r"(?:(?<=[0-9])[^\W\d]{1,4}[、和])?([^，,。；;：:\n0-9]*)$")
_MOST_ROWS: Final = 30
_BACKGROUND: Final = pattern(
    r"已(?!婚)|截至|截止|上年|去年|历年|现有|共有|实有|编制|核定|辖|下设|总人口|总面积|户籍|常住|沿线"
)


def every(text: str) -> list[Quantity]:
    """All numbers of things and persons in a goal."""
    return [quantity for quantity in read(text) if quantity.kind is Kind.COUNT]


def promised(text: str) -> list[Quantity]:
    """Those that are to be reached, and not how things are or were."""
    return [q for q in every(text) if _is_counted(q) and not _is_background(text, q)]


def unmet(
    goal: Passage, others: Sequence[Passage], project: FilledProject, unit: FilledUnit
) -> list[Quantity]:
    """What the goal promises, and neither the other passages nor 基础数据 have.

    Where the goal reckons its numbers up to the budget, only those that another stands for.
    """
    wanted = promised(goal.text)
    missing = _missing(wanted, every(goal.text), others, project, unit) if wanted else []
    if missing and _is_proved(goal, budget_of(project, unit)):
        counts = counts_of(project, unit)
        return [quantity for quantity in missing if only(quantity, wanted, counts)]
    return missing


def is_part(quantity: Quantity, counted: Sequence[Quantity], known: Collection[Fraction]) -> bool:
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


def _missing(
    wanted: Sequence[Quantity],
    counted: Sequence[Quantity],
    others: Sequence[Passage],
    project: FilledProject,
    unit: FilledUnit,
) -> list[Quantity]:
    """What no indicator has; of what 基础数据 or 测算 have, only what an indicator contradicts."""
    numbers, settled = Numbers(others), _settled(project, unit)
    counts = counts_of(project, unit)
    facts = [count for count in counts if count.passage is None]
    costed_numbers = {one.quantity.low for one in costed(project)}
    known = settled | numbers.all | {count.low for count in facts}
    return [
        quantity
        for quantity in wanted
        if not numbers.have(quantity, frozenset())
        and not is_part(quantity, counted, known)
        and not _is_sum(quantity, counts)
        and (
            not numbers.have(quantity, settled | costed_numbers | _stated(facts, quantity))
            or contradicting(quantity, wanted, counts)
        )
    ]


def _is_sum(quantity: Quantity, counts: Sequence[Count]) -> bool:
    """Whether indicators in a row make it: 村书记12人、其他村干部36人 of 48名村干部."""
    rows = [
        count.low
        for count in counts
        if count.passage and count.passage.is_target and count.unit == quantity.unit
    ][:_MOST_ROWS]
    ends = ((a, b) for a in range(len(rows)) for b in range(a + 2, len(rows) + 1))
    return any(sum(rows[a:b]) == quantity.low for a, b in ends)


def _is_background(text: str, quantity: Quantity) -> bool:
    """Whether it says how things are, or were, or counts names that are all written out."""
    around = clause_around(text, quantity.start, quantity.end)
    return bool(_BACKGROUND.search(around)) or _counts_names(text, quantity)


def _counts_names(text: str, quantity: Quantity) -> bool:
    """Whether as many names stand right in front of it: 甲村、乙村、丙村3个村."""
    found = _LISTED.search(text[: quantity.start]) if quantity.unit in _NAMED else None
    names = re.split("[、和及]", found[1]) if found else []
    return len(names) > 1 and len(names) == quantity.low


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
