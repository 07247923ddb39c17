"""All mistakes of a template at once, each with its place and what would be right."""

from collections.abc import Iterator
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from reportgen.expression import DEPTH, Sandbox, environment, explained, problems
from reportgen.patterns import pattern
from reportgen.word.crowded import crowded
from reportgen.word.fields import Record
from reportgen.word.near import near_misses
from reportgen.word.pairs import pairs_of
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
from reportgen.word.strangers import Loop, Place

_NAME: Final = pattern(r"[^\W\d]\w*")


def lint(story: Story, fields: Record) -> list[Finding]:
    """Code, place, message and hint of every mistake in one part, in the order people read it."""
    found = [finding for where, _path, text in story.leftovers for finding in leftover(where, text)]
    found += [*near_misses(story, fields), *misplaced(story)]
    for tag, (code, message, hint) in [*_Linter(story, fields).wrong(), *crowded(story)]:
        found.append((code, tag.where, f"{shown(tag.text)}：{message}", hint))
    places = (*(where for where, _path, _text in story.leftovers), *(one[1] for one in found))
    order = {where: number for number, where in enumerate(dict.fromkeys(places))}
    return sorted(dict.fromkeys(found), key=lambda finding: order[finding[1]])


class _Linter:
    """Walks through the tags of a part and keeps what is known there."""

    def __init__(self, story: Story, fields: Record) -> None:
        self._sandbox: Sandbox = environment()
        self._scopes = Scopes(fields.fields)
        self._tags = story.tags
        self._pairs = pairs_of(story.tags)
        self._depths: dict[int, int] = {}
        self._lone = {story.tags[number].home: number for number in self._pairs.lone}
        self._lost = False
        loops = (tag for tag in reversed(story.tags) if tag.word == "for")
        named = ((_NAME.match(tag.body), tag) for tag in loops)
        self._loops = {name[0]: Loop(shown(tag.text), tag.where) for name, tag in named if name}

    def wrong(self) -> Iterator[tuple[Tag, Wrong]]:
        """Every mistake with its tag; what is wrong with a block before what is in its tag."""
        for number, tag in enumerate(self._tags):
            prefix = "tr" if tag.cell else "p"
            self._scopes.place = Place(self._loops, prefix, self._orphaned(number))
            self._depths[number] = len(self._scopes.frames)
            found = self._tag(tag)
            yield from ((tag, one) for one in self._pairs.wrong.get(number, ()))
            yield from ((tag, one) for one in found)
            self._end(number)

    def _orphaned(self, number: int) -> bool:
        """Whether the beginning that a later end lacks may have stood before this tag."""
        line = self._tags[number].line
        homes = (home for home, end in self._lone.items() if end > number)
        return any(line.startswith(home.partition(" ")[0]) for home in homes)

    def _tag(self, tag: Tag) -> list[Wrong]:
        """What is wrong with the tag by itself."""
        wrong = list(spelling(tag))
        if not wrong:
            return list(self._expression(tag))
        self._lose(tag)
        return wrong

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
        yield from (one for one in wrong if not (self._lost and one[0] == "T405"))
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
        """A broken for or set defines a word that may be anything: what is under it is not judged.

        Where not even that can be read, no later word is.
        """
        if tag.word not in ("for", "set"):
            return
        name = _NAME.match(tag.body)
        known = {name[0]: None} if name else {}
        self._lost = self._lost or not name
        if tag.word == "for":
            self._scopes.frames.append({**known, "loop": None})
        else:
            self._scopes.frames[-1].update(known)

    def _end(self, number: int) -> None:
        """Leaves the loop that a tag ends, with all that was left open inside it."""
        start = self._pairs.starts.get(number)
        if start is None or self._tags[start].word != "for":
            return
        if self._tags[number].word == "else":
            self._scopes.otherwise(self._depths[start])
        else:
            self._scopes.leave(self._depths[start])


def _paragraphs(tag: Tag, long: bool) -> Iterator[Wrong]:
    """`{{p` prints paragraphs, of a text that has some."""
    if not long:
        yield "T404", f"“{tag.body}”只有一段文字，不分段", f"直接写 {{{{ {tag.body} }}}}"
