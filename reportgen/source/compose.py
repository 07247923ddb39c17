"""Parser events → the tree; bounded in depth and size, and without any YAML feature."""

from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent

from reportgen.diagnostics import Diagnostic, Place
from reportgen.source import characters, refusals
from reportgen.source.folds import unfolded
from reportgen.source.marks import Parsed, Stretch
from reportgen.source.patch import Text
from reportgen.source.tree import Entry, Mapping, Node, Scalar, Sequence

DEPTH: Final = 16
NODES: Final = 100_000
QUOTES: Final = frozenset("'\"")

Events = Callable[[], Any]
"""The parser's next event, one by one, so that reading can stop at any of them."""

_SPECIAL = ("\\", "\t", "&", "*", "!", characters.UNSEEN, *characters.BLANKS)


class Excessive(Exception):  # noqa: N818 - no error of the program: it ends the composing
    """The text is nested too deep or holds too many values."""


class Composer:
    """The state of one pass: what was found, how many nodes so far, the line reached.

    `verbatim` when what YAML makes of a text on one line is what was typed, because no escape,
    tab, unusual space, anchor or tag can be in it; `asked` when a key may stand behind a `?`.
    """

    def __init__(self, text: Text) -> None:
        self.body = text.body
        self.parsed = Parsed(text, self.body)
        self.found: list[Diagnostic] = []
        self.nodes = 0
        self.last: Any = None
        self.verbatim = not any(sign in self.body for sign in _SPECIAL)
        self.asked = "?" in self.body

    def document(self, events: Events) -> Node | None:
        """The first document's tree; a second one is reported and left alone."""
        tree: Node | None = None
        documents = 0
        while not isinstance(event := events(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.found.append(refusals.second_document(self._start(event)))
                    return tree
            elif isinstance(event, yaml.NodeEvent):
                tree = self._node(event, events, 1)
        return tree

    def _node(self, event: Any, events: Events, depth: int) -> Node:
        """Every node passes here, so that no text can exhaust memory or the stack."""
        self.nodes += 1
        self.last = event
        if depth > DEPTH or self.nodes > NODES:
            self._excessive(event, depth)
        kind = type(event)
        if kind is ScalarEvent:
            start, end = event.start_mark, event.end_mark
            if self.verbatim and start.line == end.line:
                return Scalar(event.value, (self.parsed, start, end), event.style in QUOTES)
        return self._any(event, events, depth + 1)

    def _any(self, event: Any, events: Events, depth: int) -> Node:
        """A node that is more than a text on one line."""
        kind = type(event)
        if kind is AliasEvent or event.anchor or event.tag:
            self._feature(event)
        if kind is MappingStartEvent:
            return self._mapping(event, events, depth)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, events, depth)
        return self._text(event)

    def _excessive(self, event: Any, depth: int) -> None:
        deep = f"层次超过{DEPTH}层" if depth > DEPTH else f"内容超过{NODES}项"
        hint = "项目文件用不到这么多，检查是不是粘贴错了"
        self.found.append(Diagnostic("Y107", deep, self._start(event), hint))
        raise Excessive

    def _mapping(self, start: Any, events: Events, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while type(event := events()) is not MappingEndEvent:
            before = len(self.found)
            key = self._node(event, events, depth)
            value = self._node(events(), events, depth)
            if named := self._key(key, event, before):
                entry = Entry(named, value)
                if entries.setdefault(named.text, entry) is not entry:
                    self.found.append(refusals.twice(named, entries[named.text].key))
        return Mapping(tuple(entries.values()), self._stretch(start))

    def _key(self, key: Node, event: Any, before: int) -> Scalar | None:
        """The key in NFC, or nothing when it can be no key."""
        if isinstance(key, Scalar) and not self.asked and refusals.is_name(key.text):
            return key
        at = event.start_mark.index
        if diagnostic := refusals.refused_key(key, self.body[max(0, at - 50) : at]):
            del self.found[before if diagnostic.message.endswith("“<<”") else len(self.found) :]
            self.found.append(diagnostic)
            return None
        return refusals.normal(key) if isinstance(key, Scalar) else None

    def _sequence(self, start: Any, events: Events, depth: int) -> Sequence:
        items = []
        while type(event := events()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, events, depth))
        return Sequence(tuple(items), self._stretch(start))

    def _text(self, event: Any) -> Scalar:
        """A text as typed; an alias is one like any other, after it was reported."""
        stretch = self._stretch(event)
        raw = self.parsed.raw(event.start_mark, event.end_mark)
        if type(event) is AliasEvent:
            return Scalar(raw, stretch)
        text = unfolded(raw, event.value, event.style or "")
        if not self.verbatim:
            text, found = characters.check_text(text, self._place(event))
            self.found += found
            text = characters.visible(text)
        return Scalar(text, stretch, event.style in QUOTES)

    def _feature(self, event: Any) -> None:
        """An alias, or a node with an anchor or tag."""
        begin = event.start_mark.index
        raw = self.body[begin : begin + 80]
        self.found.append(refusals.refused_feature(event, raw, self._place(event)))

    def _place(self, event: Any) -> Place:
        return self.parsed.place(event.start_mark, event.end_mark)

    def _stretch(self, event: Any) -> Stretch:
        return self.parsed, event.start_mark, event.end_mark

    def _start(self, event: Any) -> Place:
        return self.parsed.place(event.start_mark, event.start_mark)
