"""plan: 资金支出计划 is cumulative and ends at 100%."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.money import printed, total
from reportgen.patterns import pattern

_SHARE: Final = pattern(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)\s*[%％]?")
_ALL: Final = Decimal(100)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Shares that cannot be read, fall, or do not end at 100%; each point of one that adds up."""
    del unit, form
    plan = project.written.spend_plan
    shares: list[tuple[str, Decimal]] = []
    for month, typed in plan.items():
        found = _SHARE.fullmatch((typed or "").strip())
        if found is None:
            message = f"资金支出计划“{month}”写的是“{typed or ''}”，不是百分比"
            place = project.places.at("资金支出计划", month)
            yield Diagnostic("B635", message, place, "写到这时累计支出的百分比，例如 25%")
            return
        shares.append((month, Decimal(found[1])))
    if shares:
        yield from _of_shares(project, shares)


def _of_shares(project: FilledProject, shares: list[tuple[str, Decimal]]) -> Iterator[Diagnostic]:
    last, share = shares[-1]
    place = project.places.at("资金支出计划", last)
    if share != _ALL and total(value for _, value in shares) == _ALL:
        message = f"资金支出计划写的是每一段的百分比，到{last}只有{printed(share)}%"
        yield Diagnostic("B635", message, place, f"写累计数：{_cumulated(shares)}")
        return
    if share != _ALL:
        message = f"资金支出计划到{last}是{printed(share)}%，不是100%"
        yield Diagnostic("B635", message, place, "最后一个时点写100%")
    for (before, less), (month, more) in pairwise(shares):
        if more < less:
            message = f"资金支出计划{before}{printed(less)}%，{month}{printed(more)}%，累计数变小了"
            place = project.places.at("资金支出计划", month)
            yield Diagnostic("B635", message, place, "写到每个时点的累计数，后面的不会比前面的小")


def _cumulated(shares: list[tuple[str, Decimal]]) -> str:
    sums = [total(value for _, value in shares[: n + 1]) for n in range(len(shares))]
    return "、".join(f"{month}{printed(s)}%" for (month, _), s in zip(shares, sums, strict=True))


RULE: Final = Rule(
    "B635",
    what="资金支出计划写到每个时点为止的累计百分比，只增不减，最后是100%。",
    why="支出计划是用款和执行监控的依据，不到100%就是有钱没有安排出去。",
    wrong="3月底: 25%，6月底: 25%，10月底: 25%，12月底: 25%",
    right="3月底: 25%，6月底: 50%，10月底: 75%，12月底: 100%",
    source="本县表样的“资金支出计划”一栏",
    of_project=check,
    parts=("资金支出计划",),
)
