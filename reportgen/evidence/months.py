"""For how many months of the year a project says that it pays."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from reportgen.evidence.passages import passages_of
from reportgen.filled import FilledProject
from reportgen.reckoning import are_all, read, spans, together

YEAR: Final = 12


def months_of(project: FilledProject) -> tuple[int, ...]:
    """The months that an amount a month may be paid for, the likeliest first; 12 among them."""
    sure: dict[int, None] = {}
    others: dict[int, None] = {}
    for passage in passages_of(project):
        if passage.is_prose:
            found = spans(passage.text)
            for span in (*together(found), *found):
                (sure if span.sure else others)[span.months] = None
            for count in read(passage.text):
                if count.unit == "月" and count.sure and not count.per:
                    (sure if are_all(count) else others)[int(count.low)] = None
    first = sure if len(sure) == 1 else {}
    return tuple(dict.fromkeys((*first, YEAR, *sure, *others)))


def different_months(texts: Iterable[str]) -> frozenset[Fraction]:
    """The numbers of months told, where some are paid for fewer: 24名12个月、6名6个月."""
    told = (quantity for text in texts for quantity in read(text))
    found = frozenset(q.low for q in told if q.unit == "月" and not q.per and q.low <= YEAR)
    return found if len(found) > 1 else frozenset()
