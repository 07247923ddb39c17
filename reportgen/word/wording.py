"""How messages name expressions and the words that may stand in their place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from jinja2 import nodes

from reportgen.word.fields import Field, Record, Rows

_SHOWN: Final = 8


def available(words: Iterable[str], lead: str) -> str:
    """A short list of the words that are there."""
    names = [name for name in words if name != "loop"]
    more = "……" if len(names) > _SHOWN else ""
    return f"{lead}：{'、'.join(names[:_SHOWN])}{more}" if names else ""


def lists(words: Mapping[str, Field | None]) -> Iterator[str]:
    """The lists among these words and directly under them."""
    for name, known in words.items():
        if isinstance(known, Rows):
            yield name
        elif isinstance(known, Record):
            under = known.fields.items()
            yield from (f"{name}.{word}" for word, kind in under if isinstance(kind, Rows))


def typed(node: nodes.Node) -> str:
    """The expression as it would be typed, for messages."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{typed(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=key)):
            return f"{typed(node.node)}[{key!r}]"
        case nodes.Filter(node=nodes.Expr() as inner):
            return f"{typed(inner)}|{node.name}"
    return "这里的内容"
