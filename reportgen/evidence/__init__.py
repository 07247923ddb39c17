"""What a project says of its numbers: passages of text, counts of things, lines of cost."""

from reportgen.evidence.accounts import Account, accounts_of
from reportgen.evidence.bands import Band, Banded, bands_in
from reportgen.evidence.budget import Budget, budget_of, is_shared
from reportgen.evidence.counts import Count, counts_of
from reportgen.evidence.leeway import leaves_room
from reportgen.evidence.lines import is_cost, is_past, lines_of, names_total
from reportgen.evidence.months import different_months, months_of
from reportgen.evidence.passages import (
    Passage,
    named,
    passages_of,
    reckoned_in,
    target_place,
    within,
)
from reportgen.evidence.standards import Line
from reportgen.evidence.stock import stock, stock_in_words
from reportgen.evidence.subjects import Statement, apart, differing
from reportgen.evidence.sums import Gap, gap
from reportgen.evidence.whole import whole_of

__all__ = [
    "Account",
    "Band",
    "Banded",
    "Budget",
    "Count",
    "Gap",
    "Line",
    "Passage",
    "Statement",
    "accounts_of",
    "apart",
    "bands_in",
    "budget_of",
    "counts_of",
    "different_months",
    "differing",
    "gap",
    "is_cost",
    "is_past",
    "is_shared",
    "leaves_room",
    "lines_of",
    "months_of",
    "named",
    "names_total",
    "passages_of",
    "reckoned_in",
    "stock",
    "stock_in_words",
    "target_place",
    "whole_of",
    "within",
]
