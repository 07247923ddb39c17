"""How much a template may do: loop steps and characters are counted while it is filled in."""

from collections.abc import Iterable, Iterator, Sequence, Sized
from itertools import chain, islice
from typing import Final, TypeAlias, TypeVar

from jinja2 import TemplateRuntimeError, nodes, pass_context
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.runtime import Context, markup_join
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape, soft_str
from msgspec import Struct

MAX_STEPS: Final = 40_000_000
MAX_CHARACTERS: Final = 500_000_000
MAX_TEXT: Final = 1_000_000
MAX_LONG: Final = 20_000_000
"""Characters of what one long text becomes; 20,000 of it in lines of ten are some millions."""
_TURN: Final = 4
BUDGET: Final = "_budget"
TURNS: Final = "_turns"
JOINED: Final = "_joined"
_BATCH: Final = 64
_LOOPS: Final = "循环的次数太多"
TOO_LONG: Final = "印出来的内容太长"

T = TypeVar("T", bound=Sized)
Pieces: TypeAlias = tuple[str, ...]


class TooMuchError(TemplateRuntimeError):
    """A template that would run or grow without an end in sight."""


class Budget(Struct):
    """What is left for one filling: steps (turns times pieces of the template), characters.

    `made` are those of `characters` that were taken before their text is printed.
    The published forms take about 700 steps and 13,000 characters for a project of 12 rows.
    """

    steps: int = MAX_STEPS
    characters: int = MAX_CHARACTERS
    made: int = 0

    def step(self, count: int) -> None:
        """Takes steps away; TooMuchError where there are not as many."""
        self.steps -= count
        if self.steps < 0:
            raise TooMuchError(_LOOPS)

    def compute(self, length: int) -> None:
        """Takes the characters of a text made by `~` or a filter, which must stay small."""
        self.spend(length if length <= MAX_TEXT else MAX_CHARACTERS + 1)

    def make(self, length: int) -> None:
        """Takes the characters of a text that is made now, and printed as it is afterwards."""
        self.spend(length)
        self.made += length

    def spend(self, length: int) -> None:
        """Takes characters away; TooMuchError where there are not as many."""
        self.characters -= length
        if self.characters < 0:
            raise TooMuchError(TOO_LONG)

    def within(self, pieces: Iterable[Pieces]) -> Iterator[tuple[str, Pieces]]:
        """The text in stretches, each with the pieces it was made of, counted on the way."""
        left = iter(pieces)
        while batch := tuple(chain.from_iterable(islice(left, _BATCH))):
            text = "".join(batch)
            self.spend(len(text) - self.made)
            self.made = 0
            yield text, batch


def bounded(tree: nodes.Template) -> nodes.Template:
    """The same template, in which loops count their turns and joined texts their length."""
    _Bounding().visit(tree)
    if tree.environment:
        tree.set_environment(tree.environment)
    return tree


class _Bounding(NodeTransformer):
    """Counting costs one call for a whole loop, so that it is not felt."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's protocol
        weight = nodes.Const(_weight(node))
        self.generic_visit(node)
        if isinstance(node.iter, nodes.Expr):
            node.iter = _filter(node.iter, TURNS, [weight])
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's protocol
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), JOINED, [])


def _filter(inner: nodes.Expr, name: str, arguments: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(inner, name, arguments, [], None, None, lineno=inner.lineno)


def _weight(loop: nodes.For) -> int:
    """How many pieces of a template one turn goes through, inner loops as one."""
    return _TURN + sum(1 for child in (*loop.body, loop.test) if child for _ in _pieces(child))


def _pieces(node: nodes.Node) -> Iterator[nodes.Node]:
    waiting = [node]
    while waiting:
        piece = waiting.pop()
        yield piece
        if not isinstance(piece, nodes.For):
            waiting.extend(piece.iter_child_nodes())


@pass_context
def turns(context: Context, rows: T, weight: int) -> T:
    """The list of a loop, its turns counted before the first of them."""
    _budget(context).step(len(rows) * weight)
    return rows


@pass_context
def joined(context: Context, parts: Iterable[object]) -> str:
    """`甲 ~ 乙`."""
    texts = [soft_str(part) for part in parts]
    _budget(context).compute(sum(map(len, texts)))
    return markup_join(texts)


@pass_context
def join(
    context: Context, rows: Sequence[object], between: str = "", attribute: str | None = None
) -> str:
    """The rows, or one word of each, in one text."""
    _budget(context).step(_TURN * len(rows))
    word = make_attrgetter(context.environment, attribute) if attribute else None
    found = [word(row) if word else row for row in rows]
    rich = any(hasattr(text, "__html__") for text in found)
    texts = [escape(text) if rich else soft_str(text) for text in found]
    _budget(context).compute(sum(map(len, texts)) + len(between) * len(texts))
    return Markup(escape(between)).join(texts) if rich else between.join(texts)  # noqa: S704 - every piece was escaped


@pass_context
def replace(context: Context, text: object, old: str, new: str) -> str:
    """The text with one wording in place of another."""
    said = soft_str(text)
    _budget(context).compute(len(said) + said.count(old) * len(new))
    made: str = FILTERS["replace"](context.eval_ctx, text, old, new)
    return made


def _budget(context: Context) -> Budget:
    """The budget of this filling; a fresh one where none was given."""
    found = context.parent.get(BUDGET)
    return found if isinstance(found, Budget) else Budget()
