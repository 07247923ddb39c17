"""Expressions in forms, file names and the indicator library, printed as plain text."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from jinja2 import Template, TemplateError, TemplateSyntaxError, meta

from reportgen.expression.allowed import problems
from reportgen.expression.bounds import BUDGET, MAX_TEXT, Budget
from reportgen.expression.sandbox import environment, filled
from reportgen.expression.wording import DEPTH, TOO_DEEP, explained, runtime, unknown

_KEPT: Final = 512
"""Compiled expressions; those of a form and of the library return for every document."""


class ExpressionError(Exception):
    """An expression that cannot be printed; `message` says why in plain Chinese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def evaluate(text: str, context: Mapping[str, object]) -> str:
    """The text with its `{{ … }}` filled in as plain text; ExpressionError says what is wrong."""
    if "{" not in text:
        return text
    try:
        return _evaluated(text, context)
    except TemplateSyntaxError as error:
        raise ExpressionError(explained(error)) from error
    except (TemplateError, TypeError, ValueError) as error:
        raise ExpressionError(runtime(error)) from error
    except TOO_DEEP as error:
        raise ExpressionError(DEPTH) from error


def _evaluated(text: str, context: Mapping[str, object]) -> str:
    template, names = _compiled(text)
    for name in names:
        if name not in context:
            raise ExpressionError(unknown(name, context))
    budget = Budget(characters=MAX_TEXT)
    pieces = filled(template, {**context, BUDGET: budget})
    return "".join(stretch for stretch, _pieces in budget.within(pieces))


@lru_cache(_KEPT)
def _compiled(text: str) -> tuple[Template, tuple[str, ...]]:
    """The expression ready to be filled in, and the words it needs; ExpressionError if refused."""
    sandbox = environment(autoescape=False)
    tree = sandbox.parse(text)
    for _line, message, _hint in problems(tree):
        raise ExpressionError(message)
    return sandbox.from_string(tree), tuple(sorted(meta.find_undeclared_variables(tree)))
