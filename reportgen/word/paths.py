"""Proves every word of an expression against the fields a layout offers."""

from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import nodes
from msgspec import Struct, field

from reportgen.expression import LOOP_WORDS, unknown
from reportgen.word.compared import compared, tested
from reportgen.word.fields import Field, Leaf, Record, Rows
from reportgen.word.piped import ROW_BY_ROW, Finding, filtered
from reportgen.word.strangers import Place, stranger
from reportgen.word.wording import available, lists, typed

LOOP: Final = Record({word: Leaf(number=True) for word in LOOP_WORDS})


class Scopes(Struct):
    """The words known at one place of a template: the layout's, and those of for and set."""

    fields: Mapping[str, Field]
    frames: list[dict[str, Field | None]] = field(default_factory=lambda: [{}])
    place: Place = field(default_factory=lambda: Place({}))
    findings: list[Finding] = field(default_factory=list)

    def prove(self, tree: nodes.Template) -> Iterator[Finding]:
        """What is wrong with the words of one tag; its for and set are remembered."""
        for node in tree.body:
            self._statement(node)
        yield from self.findings
        self.findings.clear()

    def is_rich(self, node: nodes.Node) -> bool:
        """Whether an expression is a text that brings its own format; says nothing."""
        leaf = self._leaf(node)
        return leaf is not None and leaf.rich

    def is_long(self, node: nodes.Node) -> bool:
        """Whether an expression is a text that can be printed as paragraphs; says nothing."""
        leaf = self._leaf(node)
        return leaf is not None and leaf.long

    def otherwise(self, depth: int) -> None:
        """Forgets the words of the loop at that depth, which its else does not know."""
        del self.frames[depth + 1 :]
        self.frames[depth].clear()

    def leave(self, depth: int) -> None:
        """Forgets the words of the loop at that depth, and of what is still open inside it."""
        del self.frames[depth:]

    def _leaf(self, node: nodes.Node) -> Leaf | None:
        kind = self._kind(node)
        self.findings.clear()
        return kind if isinstance(kind, Leaf) else None

    def _statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                for printed in node.nodes:
                    self._printed(printed)
            case nodes.For(target=nodes.Name(name=name), iter=nodes.Expr() as rows):
                item = self._item(rows)
                self.frames.append({name: item, "loop": LOOP})
                self._children(node.test)
            case nodes.If():
                self._kind(node.test)
            case nodes.Assign(target=nodes.Name(name=name)):
                self.frames[-1][name] = self._kind(node.node)

    def _printed(self, node: nodes.Expr) -> None:
        """A list or a group of words cannot be printed."""
        kind = self._kind(node)
        if isinstance(kind, Rows):
            self._say("T404", f"“{typed(node)}”是列表，不能直接打印", ROW_BY_ROW)
        elif isinstance(kind, Record):
            hint = available(kind.fields, "可以写")
            self._say("T404", f"“{typed(node)}”下面还有词，不能直接打印", hint)

    def _item(self, node: nodes.Expr) -> Field | None:
        """What one turn of a loop holds."""
        kind = self._kind(node)
        if isinstance(kind, Rows):
            return kind.item
        if isinstance(node, nodes.List | nodes.Tuple):
            return None
        if kind is not None:
            hint = available(lists(self._words()), "列表有")
            self._say("T404", f"“{typed(node)}”不是列表，不能用 for", hint)
        return None

    def _kind(self, node: nodes.Node | None) -> Field | None:
        """What an expression is; None where that is not known, or wrong and already said."""
        match node:
            case nodes.Name():
                return self._known(node.name)
            case nodes.Getattr():
                return self._under(node.node, node.attr)
            case nodes.Getitem(node=nodes.Expr() as rows, arg=nodes.Const(value=key)):
                return self._item(rows) if isinstance(key, int) else self._under(rows, str(key))
            case nodes.Filter(node=nodes.Expr() as inner):
                return self._filtered(node, inner)
        return self._made(node)

    def _made(self, node: nodes.Node | None) -> Field | None:
        """What comes out of a choice, a comparison, a sum or a text put together."""
        match node:
            case nodes.CondExpr():
                self._kind(node.test)
                other = self._kind(node.expr2)
                return self._kind(node.expr1) or other
            case nodes.Compare():
                self.findings.extend(compared(node, self._kind))
            case nodes.Test(node=nodes.Expr() as inner):
                self.findings.extend(tested(node, self._kind(inner)))
            case nodes.Concat():
                for part in node.nodes:
                    self._printed(part)
            case _:
                self._children(node)
        number = isinstance(node, nodes.BinExpr | nodes.Neg)
        return Leaf(
            number=number or (isinstance(node, nodes.Const) and node.value != str(node.value))
        )

    def _children(self, node: nodes.Node | None) -> None:
        for child in node.iter_child_nodes() if node else ():
            self._kind(child)

    def _under(self, node: nodes.Expr, word: str) -> Field | None:
        """The word under another, as 单位名称 under 单位."""
        kind = self._known(node.name, word) if isinstance(node, nodes.Name) else self._kind(node)
        if isinstance(kind, Record):
            return self._look_up(word, kind.fields)
        if isinstance(kind, Rows):
            self._say("T405", f"“{typed(node)}”是列表，没有“{word}”", ROW_BY_ROW)
        elif isinstance(kind, Leaf):
            self._say("T405", f"“{typed(node)}”下面没有“{word}”", f"只写“{typed(node)}”")
        return None

    def _filtered(self, node: nodes.Filter, inner: nodes.Expr) -> Field | None:
        """What comes out of a filter."""
        kind = self._kind(inner)
        for argument in (*node.args, *node.kwargs):
            self._kind(argument)
        made, found = filtered(node, inner, kind)
        self.findings.extend(found)
        return made

    def _known(self, word: str, under: str = "") -> Field | None:
        """What a word is at this place; `under` is what is wanted of it."""
        words = self._words()
        if word not in words and (found := stranger(word, under, words, self.place)):
            self._say(*found)
        return words.get(word)

    def _look_up(self, word: str, words: Mapping[str, Field]) -> Field | None:
        if word not in words:
            self._say("T405", unknown(word, words), available(words, "这里可以写"))
        return words.get(word)

    def _words(self) -> dict[str, Field | None]:
        words: dict[str, Field | None] = dict(self.fields)
        for frame in self.frames:
            words.update(frame)
        return words

    def _say(self, code: str, message: str, hint: str) -> None:
        self.findings.append((code, message, hint))
