"""Proves every word of an expression against the fields a layout offers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

from reportgen.expression import LOOP_WORDS, unknown
from reportgen.word.fields import Field, Leaf, Record, Rows
from reportgen.word.piped import ROW_BY_ROW, Finding, filtered
from reportgen.word.wording import available, lists, typed

LOOP: Final = Record({word: Leaf() for word in LOOP_WORDS})


@dataclass(slots=True)
class Scopes:
    """The words known at one place of a template: the layout's, and those of for and set."""

    fields: Mapping[str, Field]
    frames: list[dict[str, Field | None]] = field(default_factory=lambda: [{}])
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

    def otherwise(self) -> None:
        """Forgets the word of the innermost loop, which its else does not know."""
        self.frames[-1].clear()

    def leave(self) -> None:
        """Forgets the words of the innermost loop."""
        self.frames.pop()

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
            return Leaf()
        if kind is not None:
            hint = available(lists(self._words()), "列表有")
            self._say("T404", f"“{typed(node)}”不是列表，不能用 for", hint)
        return None

    def _kind(self, node: nodes.Node | None) -> Field | None:
        """What an expression is; None where that is not known, or wrong and already said."""
        kind: Field | None = Leaf()
        match node:
            case nodes.Name():
                kind = self._look_up(node.name, self._words())
            case nodes.Getattr():
                kind = self._under(node.node, node.attr)
            case nodes.Getitem(node=nodes.Expr() as rows, arg=nodes.Const(value=key)):
                kind = self._item(rows) if isinstance(key, int) else self._under(rows, str(key))
            case nodes.Filter(node=nodes.Expr() as inner):
                kind = self._filtered(node, inner)
            case nodes.CondExpr():
                self._kind(node.test)
                other = self._kind(node.expr2)
                kind = self._kind(node.expr1) or other
            case nodes.Concat():
                for part in node.nodes:
                    self._printed(part)
            case _:
                self._children(node)
        return kind

    def _children(self, node: nodes.Node | None) -> None:
        for child in node.iter_child_nodes() if node else ():
            self._kind(child)

    def _under(self, node: nodes.Expr, word: str) -> Field | None:
        """The word under another, as 单位名称 under 单位."""
        kind = self._kind(node)
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

    def _look_up(self, word: str, words: Mapping[str, Field | None]) -> Field | None:
        if word in words:
            return words[word]
        if word == "loop":
            self._say("T405", "“loop”只能在循环里用", "放到 for 和 endfor 之间")
        else:
            self._say("T405", unknown(word, words), available(words, "这里可以写"))
        return None

    def _words(self) -> dict[str, Field | None]:
        words: dict[str, Field | None] = dict(self.fields)
        for frame in self.frames:
            words.update(frame)
        return words

    def _say(self, code: str, message: str, hint: str) -> None:
        self.findings.append((code, message, hint))
