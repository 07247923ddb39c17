"""Parser events → the tree; bounded in depth and size, and without any YAML feature."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from reportgen.diagnostics import Diagnostic, Place
from reportgen.source import characters
from reportgen.source.folds import unfolded
from reportgen.source.patch import Text
from reportgen.source.refusals import normal, refused_feature, refused_key
from reportgen.source.shapes import excerpt
from reportgen.source.tree import Entry, Mapping, Node, Scalar, Sequence

DEPTH: Final = 16
NODES: Final = 100_000


class Excessive(Exception):  # noqa: N818 - no error of the program: it ends the composing
    """The text is nested too deep or holds too many values."""


@dataclass(slots=True)
class Composer:
    """The state of one pass: what was found, how many nodes so far, the line reached."""

    text: Text
    body: str
    found: list[Diagnostic] = field(default_factory=list)
    nodes: int = 0
    line: int = 0

    def document(self, events: Iterator[Any]) -> Node | None:
        """The first document's tree; a second one is reported and left alone."""
        tree: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._second(event)
                    return tree
            elif isinstance(event, yaml.NodeEvent):
                tree = self._node(event, events, 1)
        return tree

    def _second(self, event: Any) -> None:
        hint = "一个文件只写一个项目，后面的内容另存一个文件"
        place = self._place(event.start_mark, event.start_mark)
        self._report("Y108", "从这里起是第二份内容，没有读进去", place, hint)

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self._count(event, depth)
        self._features(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._scalar(event)

    def _count(self, event: Any, depth: int) -> None:
        """Every node passes here, so that no text can exhaust memory or the stack."""
        self.nodes += 1
        self.line = event.start_mark.line
        if depth <= DEPTH and self.nodes <= NODES:
            return
        deep = f"层次超过{DEPTH}层" if depth > DEPTH else f"内容超过{NODES}项"
        place = self._place(event.start_mark, event.start_mark)
        self._report("Y107", deep, place, "项目文件用不到这么多，检查是不是粘贴错了")
        raise Excessive

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            before = len(self.found)
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if named := self._key(key, event, before):
                self._add(entries, Entry(named, value))
        return Mapping(tuple(entries.values()), self._place(start.start_mark, start.end_mark))

    def _add(self, entries: dict[str, Entry], entry: Entry) -> None:
        """The entry, unless its key stands there already."""
        name, place = entry.key.text, entry.key.place
        if entries.setdefault(name, entry) is not entry:
            line = entries[name].key.place.line
            message = f"“{excerpt(name)}”写了两遍，第{line}行已经写过"
            self._report("S201", message, place, "只留一个；是两回事就换个名称")

    def _key(self, key: Node, event: Any, before: int) -> Scalar | None:
        """The key in NFC, or nothing when it can be no key."""
        line = self.body[max(0, event.start_mark.index - 50) : event.start_mark.index]
        if diagnostic := refused_key(key, line):
            del self.found[before if diagnostic.message.endswith("“<<”") else len(self.found) :]
            self.found.append(diagnostic)
            return None
        return normal(key) if isinstance(key, Scalar) else None

    def _sequence(self, start: Any, events: Iterator[Any], depth: int) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._place(start.start_mark, start.end_mark))

    def _scalar(self, event: Any) -> Scalar:
        """The text as typed; an alias is a text like any other, after it was reported."""
        place = self._place(event.start_mark, event.end_mark)
        raw = self.body[event.start_mark.index : event.end_mark.index].rstrip(" \t\n")
        if isinstance(event, yaml.AliasEvent):
            return Scalar(raw, place)
        style = event.style or ""
        value, found = characters.check_text(unfolded(raw, event.value, style), place)
        self.found += found
        return Scalar(characters.visible(value), place, style in {"'", '"'})

    def _features(self, event: Any) -> None:
        """Aliases, anchors and tags, wherever they stand."""
        raw = self.body[event.start_mark.index : event.start_mark.index + 80]
        place = self._place(event.start_mark, event.end_mark)
        if diagnostic := refused_feature(event, raw, place):
            self.found.append(diagnostic)

    def _place(self, start: Any, end: Any) -> Place:
        """The place of what stands between two marks, without the blank lines at its end."""
        raw = self.body[start.index : end.index].rstrip(" \t\n")
        breaks = raw.count("\n")
        column = len(raw) - raw.rfind("\n") - 1 if breaks else start.column + len(raw)
        return self.text.place((start.line, start.column), (start.line + breaks, column))

    def _report(self, code: str, message: str, place: Place, hint: str) -> None:
        self.found.append(Diagnostic(code, message, place, hint))
