"""The review of 财预〔2015〕88号: which point a rule speaks to, and what grade follows.

A project begins with 100 points; every finding takes some from its point until that is empty. The
grade is a proposal: the reviewer decides.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, counts_of

POINTS: Final[Mapping[str, tuple[str, int]]] = {
    "规范完整": ("完整性", 10),
    "明确清晰": ("完整性", 10),
    "目标相关": ("相关性", 15),
    "指标科学": ("相关性", 15),
    "绩效合理": ("适当性", 15),
    "资金匹配": ("适当性", 15),
    "实现可能": ("可行性", 10),
    "条件充分": ("可行性", 10),
}
"""The points of the review table, each with its heading and its weight."""

HEADINGS: Final = {"完整性": 20, "相关性": 30, "适当性": 30, "可行性": 20}
COSTS: Final = {Severity.ERROR: 5, Severity.WARNING: 2, Severity.INFO: 0}
EXCELLENT, GOOD, FAIR, POOR, NONE = "优", "良", "中", "差", "—"
UNCHECKED: Final = "unit.yaml或表样有错误，业务检查没有做；改好以后再评"
MANY: Final = 5

_RULES: Final = {
    "规范完整": """prj-budget code-len code-hebei code-uniq l1-req l2-req l2-valid l1-order l2-order
        ind-name ind-value row-empty item-empty ind-unit ind-remark ind-chars weight-sum weight-l1
        weight-pos name-trunc text goal-numbering doc-unit spelling not-applicable answer-unused
        answer-void""",
    "明确清晰": """goal-empty goal-placeholder placeholder goal-is-name goal-short qual-vague
        name-question name-number value-in-name""",
    "目标相关": """goal-dup goal-xref misfit dup-project indset-dup dept-cover policy-stale year
        doc-year""",
    "指标科学": """category unit-mismatch op-missing op-direction all-same dup-ind pct-range
        sat-range""",
    "绩效合理": "contradiction xproj-num band-gap",
    "资金匹配": """fund-sum arith-text arith-text-sum arith-budget arith-budget-text cost-budget
        ceiling pub-amount""",
    "实现可能": "date-range plan",
    "条件充分": "arith-pending",
}
POINT_OF: Final = {rule: point for point, rules in _RULES.items() for rule in rules.split()}

_EMPTY: Final = (
    *("ind-value", "row-empty", "item-empty", "ind-chars", "prj-budget"),
    *("goal-empty", "goal-placeholder", "placeholder", "arith-pending"),
)
"""Rules that find what is not written yet."""


class Grade(Struct, frozen=True):
    """What a project is worth: the grade, the points left under each heading, and why.

    There are no points where not everything could be looked at.
    """

    name: str
    left: Mapping[str, int]
    why: str

    @property
    def total(self) -> int:
        """All points."""
        return sum(self.left.values())

    @property
    def scored(self) -> bool:
        """Whether there are points."""
        return bool(self.left)


def grade(found: Sequence[Diagnostic], *, checked: bool = True) -> Grade:
    """The grade of a project by what is found in it and not explained.

    Without `checked`, its unit could not be read, and nothing was asked of it.
    """
    if any(diagnostic.blocks for diagnostic in found):
        return Grade(POOR, {}, "有写法或结构的错误，文档做不出来，业务检查没有做全，不打分")
    if not checked:
        return Grade(NONE, {}, UNCHECKED)
    if unfinished(found):
        return Grade(POOR, {}, "还没有写完，不打分")
    left = _left(found)
    total = sum(left.values())
    name = EXCELLENT if total >= 90 else GOOD if total >= 80 else FAIR if total >= 60 else POOR
    if counts_of(found)[Severity.ERROR] and name in {EXCELLENT, GOOD}:
        return Grade(FAIR, left, f"{total}分，但有必须改的，要改好重报")
    return Grade(name, left, f"{total}分")


def cost(diagnostic: Diagnostic) -> int:
    """The points that a finding takes, while its point has any."""
    return COSTS[diagnostic.severity] if diagnostic.counted and point_of(diagnostic) else 0


def point_of(diagnostic: Diagnostic) -> str:
    """The point of the review table that a finding speaks to; none of those that stop documents."""
    return POINT_OF.get(diagnostic.rule, "")


def unfinished(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is not written yet, where that is so much that it is one finding: not finished."""
    empty = tuple(d for d in found if d.rule in _EMPTY and d.counted and COSTS[d.severity])
    return empty if len(empty) >= MANY else ()


def _left(found: Iterable[Diagnostic]) -> dict[str, int]:
    taken: Counter[str] = Counter()
    for diagnostic in found:
        taken[point_of(diagnostic)] += cost(diagnostic)
    left = dict.fromkeys(HEADINGS, 0)
    for point, (heading, most) in POINTS.items():
        left[heading] += most - min(most, taken[point])
    return left
