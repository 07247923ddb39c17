"""Proves an expression of a form or of the library before any unit uses it."""

from collections.abc import Iterator, Sequence

from jinja2 import TemplateSyntaxError, nodes

from reportgen.expression import DEPTH, TOO_DEEP, environment, explained, problems
from reportgen.word.fields import Record
from reportgen.word.paths import Scopes


def unprintable(text: str, words: Record) -> tuple[str, ...]:
    """Why a text with `{{ … }}` cannot be printed with these words, each reason once."""
    if "{" not in text:
        return ()
    try:
        tree = environment(autoescape=False).parse(text)
        refused = [message for _line, message, _hint in problems(tree)]
        return tuple(dict.fromkeys(refused or _unproven(tree.body, Scopes(words.fields))))
    except TemplateSyntaxError as error:
        return (explained(error),)
    except TOO_DEEP:
        return (DEPTH,)


def _unproven(body: Sequence[nodes.Node], scopes: Scopes) -> Iterator[str]:
    """The words of these statements, and of what stands inside them, that are not there."""
    for node in body:
        depth = len(scopes.frames)
        for _code, message, _hint in scopes.prove(nodes.Template([node])):
            yield message
        match node:
            case nodes.If():
                yield from _unproven((*node.body, *node.elif_, *node.else_), scopes)
            case nodes.For():
                yield from _unproven(node.body, scopes)
                scopes.otherwise(depth)
                yield from _unproven(node.else_, scopes)
                scopes.leave(depth)
