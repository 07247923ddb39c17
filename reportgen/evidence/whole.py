"""Amounts that a text may name as all the money without saying so: `财政拨款9.5万元`."""

from fractions import Fraction
from typing import Final

from reportgen.evidence.budget import Budget, is_shared
from reportgen.evidence.passages import Passage, passages_of
from reportgen.filled import FilledProject
from reportgen.patterns import pattern
from reportgen.reckoning import HAN, Kind, Quantity, read

_NEAR: Final = Fraction(1, 5)
_SAID: Final = pattern(
    "(?:本年度?|今年|全年|年度|本级|县级?|区级?|镇|乡|财政|项目|计划|预计|拟|共计?|并|所?需|[,:])*"
    "(?:合计|总计|共计?|发放|支付|支出|投入|安排|下达|拨付|拨款|落实|使用)"
    rf"(?P<what>{HAN}{{0,8}}?)(?:专项)?(?:资金|经费|补助|补贴)?(?:共计?|合计|总计|为)?"
)
_SENTENCE_END: Final = pattern(r"[。；;\n]")
_OTHERS: Final = pattern(
    "其中|上级|中央|[省市区州]级|自治区|配套|自筹|社会(?:资金|投入|捐)|捐赠|追加|[承负]担|剩余|结余|结转|其余|余下|另|第[一二三四]"
    "|上半年|下半年|季度|每|已|上年|去年|截至|贷款"
)
_YEAR: Final = pattern("20[0-9]{2}(?=年)")


def whole_of(passage: Passage, budget: Budget, year: int) -> Quantity | None:
    """The one amount that is named so, near the budget; None where others may make it up.

    Beside a standard it is reckoned, and an indicator tells of one thing alone.
    """
    found = [q for q in read(passage.text) if q.kind is Kind.MONEY]
    if passage.of is not None or any(q.per for q in found):
        return None
    named = [q for q in found if _is_said(passage, q, year)]
    if len(named) != 1 or named[0].low < max(q.high for q in found):
        return None
    total, project = named[0], passage.project
    near = abs(total.low - budget.amount) <= budget.amount * _NEAR
    alone = not is_shared(project) and not _explained(total.low, project, budget)
    return total if total.sure and near and alone else None


def _is_said(passage: Passage, amount: Quantity, year: int) -> bool:
    """Whether the words in front name it as money for this project in this year."""
    said = _SAID.fullmatch(amount.lead)
    if said is None or said["what"] not in passage.project.name:
        return False
    sentence = _sentence(passage.text, amount)
    return not _OTHERS.search(sentence) and {*_YEAR.findall(sentence)} <= {str(year)}


def _sentence(text: str, amount: Quantity) -> str:
    starts = [mark.end() for mark in _SENTENCE_END.finditer(text, 0, amount.start)]
    end = _SENTENCE_END.search(text, amount.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _explained(total: Fraction, project: FilledProject, budget: Budget) -> bool:
    """Whether it is a part of what comes to the budget, or the budget is told, or the rest."""
    amounts = [
        (q.low, passage.is_target)
        for passage in passages_of(project)
        for q in read(passage.text)
        if q.kind is Kind.MONEY
    ]
    amounts += [(Fraction(line.amount), True) for line in project.costing]
    apart = abs(budget.amount - total)
    return (total, True) in amounts or any(
        budget.is_(amount) or abs(amount - apart) <= budget.slack for amount, _ in amounts
    )
