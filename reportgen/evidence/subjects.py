"""Numbers with the subjects that they are said of, and subjects with two different numbers."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from reportgen.evidence.passages import GOAL, REMARK, Passage
from reportgen.patterns import pattern
from reportgen.reckoning import Kind, Quantity, compact, read

_LEAST: Final = 4
_FILLERS: Final = pattern(
    r"(?:要?达到|不低于|不少于|不超过|控制在|保持在|完成|共计?|约|为|≥|≤|>|<|=)+$|^[0-9.、)]+(?:全年)?|^全年"
)
_MEASURE: Final = pattern(
    r"(?:总?面积|总?数量|总?人数|总数|[次个份期户台套件]数|场次|批次|总?里程|长度)$"
)
_RATE: Final = pattern(
    r"(?!合格|完成|及时|覆盖|达标|到位|发放|执行|支付|验收|拨付|知晓|参与)[^\W\d_A-Za-z]{2,}率"
)
_PER: Final = pattern(r"\s*[/／每·]")
_NO_SUBJECT: Final = pattern(r"每|其中|分别|其他|由|从|比|上年|去年|以[上下]")


class Statement(Struct, frozen=True):
    """A number said of a subject."""

    subject: str
    quantity: Quantity
    passage: Passage

    @property
    def said(self) -> str:
        """The number as typed, with ≥ or ≤."""
        return f"{self.quantity.bound}{self.quantity.typed}"

    @property
    def of_goal(self) -> bool:
        """Whether it is a count that the goal states."""
        return self.passage.field == GOAL and self.quantity.kind is Kind.COUNT


def differing(passages: Sequence[Passage]) -> Iterator[tuple[Statement, Statement]]:
    """The first statement of a subject with each later one, in another text, that differs."""
    first: dict[tuple[object, ...], Statement] = {}
    for passage in passages:
        for statement in () if passage.field == REMARK else _statements(passage):
            quantity = statement.quantity
            key = (statement.subject, quantity.kind, quantity.unit, quantity.per)
            known = first.setdefault(key, statement)
            if known.passage is not passage and _differ(known.quantity, quantity):
                yield known, statement


def apart(one: Statement, other: Statement) -> str:
    """What to say behind two numbers of which one has 万 too many."""
    low, high = sorted((one.quantity.low, other.quantity.low))
    return "，正好差1万倍，“万”写多了或者写漏了" if low and low * 10_000 == high else ""


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether not the same is said; 1300吨 is no other number than ≥1200吨."""
    if one.kind is Kind.COUNT and (one.vague or other.vague or _agree(one, other)):
        return False
    return (one.low, one.high) != (other.low, other.high)


def _agree(one: Quantity, other: Quantity) -> bool:
    return _allows(one, other) or _allows(other, one)


def _allows(limit: Quantity, number: Quantity) -> bool:
    at_least = limit.bound == "≥" and number.low >= limit.low
    return at_least or (limit.bound == "≤" and number.high <= limit.high)


def _statements(passage: Passage) -> Iterator[Statement]:
    if passage.is_prose:
        yield from _of_prose(passage)
    elif passage.is_target and passage.of:
        found, name = read(passage.text), compact(passage.of.printed)
        for quantity in found if len(found) == 1 and not _is_each(found[0], passage.text) else ():
            counted = quantity.kind is Kind.COUNT
            subject = _MEASURE.sub("", name) if counted else name
            if _is_subject(subject, quantity, _LEAST + (not counted)):
                yield Statement(subject, quantity, passage)


def _of_prose(passage: Passage) -> Iterator[Statement]:
    """The numbers of a text; one right behind another has the same subject."""
    subject, end = "", 0
    for quantity in read(passage.text):
        lead = _FILLERS.sub("", quantity.lead)
        if lead or compact(passage.text[end : quantity.start]):
            subject = lead
        end = quantity.end
        long = _is_subject(subject, quantity, _LEAST + (quantity.kind is Kind.SHARE))
        if long and not _is_each(quantity, passage.text):
            yield Statement(subject, quantity, passage)


def _is_each(quantity: Quantity, text: str) -> bool:
    """Whether it is a count for each of something: 15吨/日."""
    return quantity.kind is Kind.COUNT and bool(_PER.match(text, quantity.end))


def _is_subject(subject: str, quantity: Quantity, least: int) -> bool:
    rate = quantity.kind is Kind.SHARE and _RATE.fullmatch(subject)
    long = bool(rate or len(subject) >= least) and quantity.kind is not Kind.BARE
    return long and not _NO_SUBJECT.search(subject)
