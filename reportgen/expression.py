"""The one Jinja sandbox: Word templates, and expressions in forms and the indicator library."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType
from typing import Final

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, meta, nodes
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS

from reportgen.money import AmountError, convert, parse_amount

BUILTIN_FILTERS: Final = ("default", "first", "join", "last", "length", "replace", "trim")
TESTS: Final = ("defined", "equalto", "even", "none", "odd", "undefined")
LOOP_WORDS: Final = ("first", "index", "index0", "last", "length", "revindex", "revindex0")
TOO_DEEP: Final = (RecursionError, MemoryError, SyntaxError)  # Python's own, from compiling
DEPTH: Final = "括号或循环套得太多层"
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
_SYNTAX: Final = (
    (re.compile(r"expected token 'in', got"), "“for”要写成“for 行 in 列表”"),
    (re.compile(r"unexpected char [\"'](['\"])"), "引号不成对"),
    (re.compile(r"unexpected char '(.)'"), "“{}”不能写在这里"),
    (re.compile(r"Expected an expression, got 'end of"), "里面少写了内容"),
    (re.compile(r"expected name or number"), "“.”后面少写了词"),
    (re.compile(r"expected token 'name', got"), "“|”后面少写了词"),
    (re.compile(r"unexpected '[)\]}]'|unexpected '}', expected"), "括号不成对"),
    (re.compile(r"unknown tag '(\w+)'"), "没有“{}”这种标记"),
    (re.compile(r"expected token '.*', got '='"), "比较是否相等要写“==”"),
    (re.compile(r"expected token '.*', got '(.+)'"), "“{}”前面少了连接的符号，或者是多写的"),
)


class ExpressionError(Exception):
    """An expression that cannot be printed; `message` says why in plain Chinese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class _Missing(StrictUndefined):
    """A word that is not there: using it fails with a message for people."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        known = self._undefined_obj if isinstance(self._undefined_obj, Mapping) else ()
        return unknown(str(self._undefined_name), known)


class Sandbox(ImmutableSandboxedEnvironment):
    """Names lead to what the mappings hold, never to Python's attributes or methods."""

    def parse(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        """The syntax tree; what is nested beyond Python's depth is an error of its writer."""
        try:
            return super().parse(source, name, filename)
        except RecursionError as error:
            raise TemplateSyntaxError(DEPTH, 1) from error

    def getattr(self, obj: object, attribute: str) -> object:
        """The item of a mapping, a word of `loop`, or undefined."""
        if type(obj) is dict or isinstance(obj, Mapping):  # the first is much faster
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        found: object = super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute) if callable(found) else found

    def getitem(self, obj: object, argument: object) -> object:
        """The same for `名称["词"]`, and the items of a list by number."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)


def environment(*, autoescape: bool = True, kind: type[Sandbox] = Sandbox) -> Sandbox:
    """A sandbox without globals, with the few filters and tests that documents need."""
    sandbox = kind(autoescape=autoescape, undefined=_Missing)
    sandbox.globals.clear()
    sandbox.filters = {name: JINJA_FILTERS[name] for name in BUILTIN_FILTERS} | MONEY_FILTERS
    sandbox.tests = {name: JINJA_TESTS[name] for name in TESTS}
    return sandbox


def evaluate(text: str, context: Mapping[str, object]) -> str:
    """The text with its `{{ … }}` filled in as plain text; ExpressionError says what is wrong."""
    if "{" not in text:
        return text
    sandbox = environment(autoescape=False)
    try:
        tree = sandbox.parse(text)
        for _line, message, _hint in problems(tree):
            raise ExpressionError(message)
        for name in sorted(meta.find_undeclared_variables(tree) - context.keys()):
            raise ExpressionError(unknown(name, context))
        return sandbox.from_string(tree).render(context)
    except TemplateSyntaxError as error:
        raise ExpressionError(explained(error)) from error
    except (TemplateError, TypeError, ValueError) as error:
        raise ExpressionError(runtime(error)) from error
    except TOO_DEEP as error:
        raise ExpressionError(DEPTH) from error


def problems(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """What the sandbox does not let a template write: line, message, hint."""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        found = _problem(node)
        if found:
            yield (node.lineno, *found)
        else:
            waiting.extend(reversed(list(node.iter_child_nodes())))


def unknown(word: str, known: Iterable[object]) -> str:
    """The sentence for a word that is not there, with the one probably meant."""
    near = get_close_matches(word, [str(name) for name in known], n=1, cutoff=0.5)
    return f"没有“{word}”这个词" + (f"；是不是想写“{near[0]}”？" if near else "")


def explained(error: TemplateSyntaxError) -> str:
    """Jinja's syntax error in plain Chinese."""
    if error.message == DEPTH:
        return DEPTH
    for pattern, sentence in _SYNTAX:
        if found := pattern.search(error.message or ""):
            return sentence.format(*found.groups())
    return "写法有误"


def runtime(error: Exception) -> str:
    """What went wrong while filling in, in plain Chinese where the message is ours."""
    text = str(error)
    return text if re.search(r"[\u4e00-\u9fff]", text) else "算不出来：这里的内容不能这样用"


def _problem(node: nodes.Node) -> tuple[str, str] | None:
    """What is wrong with this one node, its children aside."""
    hidden = _name(node)
    if hidden.startswith("_"):
        return f"词不能以下划线开头：“{hidden}”", "换一个词"
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"“|”后面{unknown(node.name, FILTERS)}", f"可以用：{'、'.join(FILTERS)}"
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"“is”后面{unknown(node.name, TESTS)}", f"可以用：{'、'.join(TESTS)}"
    if _is_known(node):
        return None
    sentence = next((said for kind, said in _REFUSED.items() if isinstance(node, kind)), None)
    return sentence or "不支持这种写法", "只写词、条件和循环；要算的数在表样里算好"


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
        case nodes.Filter():
            known = node.dyn_args is None and node.dyn_kwargs is None
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


def _money(unit: str, value: object) -> str:
    """Money in 元 printed in a unit without zeros at its end; blank stays blank."""
    if isinstance(value, Undefined) or value in (None, ""):
        return str(value or "")
    try:
        amount = value if isinstance(value, Decimal) else parse_amount(str(value), signed=True)
    except AmountError as error:
        raise FilterArgumentError(error.message) from error
    digits = format(convert(amount, "元", unit), "f")
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + unit


MONEY_FILTERS: Final = {unit: partial(_money, unit) for unit in ("万元", "元")}
FILTERS: Final = (*MONEY_FILTERS, *BUILTIN_FILTERS)
