"""The allow-list: what an expression of a template, a form or the library may be made of."""

from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from jinja2 import nodes

from reportgen.expression.filters import FILTERS, USAGES
from reportgen.expression.wording import unknown

TESTS: Final = ("defined", "equalto", "even", "none", "odd", "undefined")
_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr),
    *(nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or),
    *(nodes.Not, nodes.Neg, nodes.CondExpr, nodes.Concat, nodes.For, nodes.If, nodes.Assign),
    *(nodes.Tuple, nodes.List, nodes.Add, nodes.Sub, nodes.Mul, nodes.Keyword),
)
_REFUSED: Final[Mapping[type[nodes.Node], str]] = MappingProxyType(
    {
        nodes.Call: "这里不能用带括号的调用",
        nodes.BinExpr: "这里不能做加减乘除",
        nodes.Slice: "不能用“:”截取一段",
        nodes.Dict: "不能在这里写花括号对照表",
    }
)


def problems(
    tree: nodes.Template, own: Container[str] = frozenset()
) -> Iterator[tuple[int, str, str]]:
    """What the sandbox does not let a template write: line, message, hint.

    `own` are the hidden names that a compiled template calls by itself.
    """
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        found = None if _is_own(node, own) else _problem(node)
        if found:
            yield (node.lineno, *found)
        else:
            waiting.extend(reversed(list(node.iter_child_nodes())))


def _is_own(node: nodes.Node, own: Container[str]) -> bool:
    """Whether this is a hidden name of ours, or a call of one."""
    if isinstance(node, nodes.Call):
        plain = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
        return plain and isinstance(node.node, nodes.Name) and node.node.name in own
    return isinstance(node, nodes.Name) and node.name in own


def _problem(node: nodes.Node) -> tuple[str, str] | None:
    """What is wrong with this one node, its children aside."""
    hidden = _name(node)
    if hidden.startswith("_"):
        return f"词不能以下划线开头：“{hidden}”", "换一个词"
    if isinstance(node, nodes.Filter):
        return _filter_problem(node)
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"“is”后面{unknown(node.name, TESTS)}", f"可以用：{'、'.join(TESTS)}"
    if _is_known(node):
        return None
    sentence = next((said for kind, said in _REFUSED.items() if isinstance(node, kind)), None)
    return sentence or "不支持这种写法", "只写词、条件和循环；要算的数在表样里算好"


def _filter_problem(node: nodes.Filter) -> tuple[str, str] | None:
    if node.name not in USAGES:
        return f"“|”后面{unknown(node.name, FILTERS)}", f"可以用：{'、'.join(FILTERS)}"
    usage = USAGES[node.name]
    plain = node.dyn_args is None and node.dyn_kwargs is None and node.node is not None
    if plain and usage.fits(node):
        return None
    return f"“|{node.name}”后面括号里写得不对", f"例如 {usage.example}"


def _name(node: nodes.Node) -> str:
    """The word that a node looks up."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return str(node.arg.value)
    return ""


def _is_known(node: nodes.Node) -> bool:
    """Whether the sandbox has this kind of node, in this shape."""
    known = isinstance(node, _ALLOWED)
    match node:
        case nodes.Add() | nodes.Sub():
            known = _is_number(node.left) and _is_number(node.right)
        case nodes.Mul():  # docxtpl itself writes `{{ 2 * loop.length }}` for {% hm %}
            known = _is_number(node.left) and _is_loop(node.right)
        case nodes.Getitem():
            known = isinstance(node.arg, nodes.Const | nodes.Slice)
        case nodes.For():
            known = isinstance(node.target, nodes.Name) and not node.recursive
        case nodes.Assign():
            known = isinstance(node.target, nodes.Name)
    return known


def _is_number(node: nodes.Node) -> bool:
    """Whether this is a whole number, a count of the loop, or a sum of them."""
    if isinstance(node, nodes.Const):
        return isinstance(node.value, int)
    return _is_loop(node) or (isinstance(node, nodes.Add | nodes.Sub) and _is_known(node))


def _is_loop(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr) and (
        isinstance(node.node, nodes.Name) and node.node.name == "loop"
    )
