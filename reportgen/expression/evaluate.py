"""Expressions in forms, file names and the indicator library, printed as plain text."""

from collections.abc import Mapping

from jinja2 import TemplateError, TemplateSyntaxError, meta

from reportgen.expression.allowed import problems
from reportgen.expression.bounds import BUDGET, MAX_TEXT, Budget
from reportgen.expression.sandbox import environment
from reportgen.expression.wording import DEPTH, TOO_DEEP, explained, runtime, unknown


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
    sandbox = environment(autoescape=False)
    tree = sandbox.parse(text)
    for _line, message, _hint in problems(tree):
        raise ExpressionError(message)
    for name in sorted(meta.find_undeclared_variables(tree) - context.keys()):
        raise ExpressionError(unknown(name, context))
    budget = Budget(characters=MAX_TEXT)
    words = {**context, BUDGET: budget}
    pieces = sandbox.from_string(tree).generate(words)
    return "".join(stretch for stretch, _pieces in budget.within(pieces))
