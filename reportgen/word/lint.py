"""All mistakes of a template at once, each with its place and what would be right."""

from collections.abc import Iterator
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from reportgen.expression import DEPTH, Sandbox, environment, explained, problems
from reportgen.word.crowded import crowded
from reportgen.word.fields import Record
from reportgen.word.paths import Scopes
from reportgen.word.places import Story, Tag
from reportgen.word.spelling import (
    STATEMENTS,
    Finding,
    Wrong,
    leftover,
    misplaced,
    shown,
    spelling,
    unprintable,
)

_ENDS: Final = {"for": "endfor", "if": "endif"}


def lint(story: Story, fields: Record) -> list[Finding]:
    """Code, place, message and hint of every mistake in one part, in the order people read it."""
    linter = _Linter(fields)
    found = [finding for where, _path, text in story.leftovers for finding in leftover(where, text)]
    found += misplaced(story)
    wrong = [(tag, finding) for tag in story.tags for finding in linter.tag(tag)]
    for tag, (code, message, hint) in [*wrong, *linter.unclosed(), *crowded(story)]:
        found.append((code, tag.where, f"{shown(tag.text)}：{message}", hint))
    places = (*(where for where, _path, _text in story.leftovers), *(one[1] for one in found))
    order = {where: number for number, where in enumerate(dict.fromkeys(places))}
    return sorted(dict.fromkeys(found), key=lambda finding: order[finding[1]])


class _Linter:
    """Walks through the tags of a part and keeps what is open and what is known there."""

    def __init__(self, fields: Record) -> None:
        self._sandbox: Sandbox = environment()
        self._scopes = Scopes(fields.fields)
        self._open: list[Tag] = []
        self._lost = False

    def tag(self, tag: Tag) -> Iterator[Wrong]:
        """What is wrong with the next tag."""
        wrong = list(spelling(tag))
        yield from wrong
        if not wrong:
            yield from self._expression(tag)
        else:
            self._lose(tag)
        yield from self._block(tag)

    def unclosed(self) -> Iterator[tuple[Tag, Wrong]]:
        """Loops and conditions that never end."""
        for tag in self._open:
            end = f"{{%{tag.prefix} {_ENDS[tag.word]} %}}"
            yield tag, ("T404", f"“{tag.word}”没有结束", f"在后面补上 {end}")

    def _expression(self, tag: Tag) -> Iterator[Wrong]:
        """Syntax, what the sandbox refuses, and unknown words."""
        source = STATEMENTS[tag.word].format(body=tag.body)
        if tag.word == "hm" or (tag.word == "vm" and not tag.body):
            source = "{% if loop.first %}{% endif %}"
        try:
            tree = self._sandbox.parse(source)
        except TemplateSyntaxError as error:
            yield "T404", explained(error), '照例子改：{{ 单位.单位名称 }}、{% if 词 == "字" %}'
            self._lose(tag)
            return
        refused = list(problems(tree))
        yield from (("T406", message, hint) for _line, message, hint in refused)
        if refused:
            self._lose(tag)
            return
        try:
            wrong = list(self._scopes.prove(tree))
        except RecursionError:
            wrong = [("T406", DEPTH, "拆成几个标记")]
        yield from (one for one in wrong if not (self._lost and one[1].startswith("没有")))
        if not wrong and not tag.word:
            yield from self._format(tag, tree)

    def _format(self, tag: Tag, tree: nodes.Template) -> Iterator[Wrong]:
        """Whether `{{r` stands where a text brings its own format, `{{p` where it is long."""
        printed = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
        if tag.prefix == "p":
            yield from _paragraphs(tag, all(map(self._scopes.is_long, printed)))
            return
        rich = any(self._scopes.is_rich(node) for node in printed)
        if rich and not tag.prefix:
            yield "T404", f"“{tag.body}”带有格式", f"写成 {{{{r {tag.body} }}}}"
        elif tag.prefix and not rich:
            yield unprintable(tag)

    def _lose(self, tag: Tag) -> None:
        """A broken for or set defines words that nobody knows: later words are not judged."""
        self._lost = self._lost or tag.word in ("for", "set")
        if tag.word == "for":
            self._scopes.frames.append({})

    def _block(self, tag: Tag) -> Iterator[Wrong]:
        """Whether loops and conditions begin and end in the same kind of place."""
        if tag.word in _ENDS:
            self._open.append(tag)
        elif tag.word in ("elif", "else", "endif", "endfor"):
            wanted = ("for", "if") if tag.word == "else" else (tag.word.replace("end", ""),)
            wanted = ("if",) if tag.word == "elif" else wanted
            if not self._open or self._open[-1].word not in wanted:
                yield "T404", f"前面没有和它相配的“{'”或“'.join(wanted)}”", "删去，或者补上开头"
                return
            yield from _paired(self._open[-1], tag)
            if tag.word == "else" and self._open[-1].word == "for":
                self._scopes.otherwise()
            if tag.word.startswith("end") and self._open.pop().word == "for":
                self._scopes.leave()


def _paragraphs(tag: Tag, long: bool) -> Iterator[Wrong]:
    """`{{p` prints paragraphs, of a text that has some."""
    if not long:
        yield "T404", f"“{tag.body}”只有一段文字，不分段", f"直接写 {{{{ {tag.body} }}}}"


def _paired(start: Tag, tag: Tag) -> Iterator[Wrong]:
    """A tag and the beginning of its block belong to the same table, row or paragraph."""
    begun = f"“{start.word}”（{start.where}）"
    if tag.prefix != start.prefix:
        right = f"{{%{start.prefix} {tag.word} %}}"
        yield "T404", f"和开头{begun}的写法不一样", f"写成 {right}"
    elif tag.home != start.home:
        whole = "整行用 {%tr，整个单元格用 {%tc，整段用 {%p"
        yield "T406", f"和开头{begun}不在同一个表格、单元格或段落里", whole
