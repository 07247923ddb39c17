"""Expressions: the sandbox they run in, what they may use, and how mistakes are said."""

from reportgen.expression.allowed import TESTS, problems
from reportgen.expression.bounds import BUDGET, Budget
from reportgen.expression.cutting import cut_text
from reportgen.expression.evaluate import ExpressionError, evaluate
from reportgen.expression.filters import FILTERS
from reportgen.expression.noted import Noted
from reportgen.expression.sandbox import LOOP_WORDS, Sandbox, environment, filled
from reportgen.expression.wording import DEPTH, TOO_DEEP, explained, runtime, unknown

__all__ = [
    "BUDGET",
    "DEPTH",
    "FILTERS",
    "LOOP_WORDS",
    "TESTS",
    "TOO_DEEP",
    "Budget",
    "ExpressionError",
    "Noted",
    "Sandbox",
    "cut_text",
    "environment",
    "evaluate",
    "explained",
    "filled",
    "problems",
    "runtime",
    "unknown",
]
