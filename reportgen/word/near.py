"""Texts that nearly are tags: they would be printed as they stand, braces, words and all."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.word.fields import Field, Leaf, Record, Rows
from reportgen.word.places import Story
from reportgen.word.spelling import WIDE, Finding, shown

_DOUBLED: Final = pattern(
    r"【\s?【([^【】]*)】\s?】|［\s?［([^［］]*)］\s?］|〖\s?〖([^〖〗]*)〗\s?〗"
    r"|\[\s?\[([^\[\]]*[\u4e00-\u9fff][^\[\]]*)\]\s?\]"
)
_SINGLE: Final = pattern(r"[{｛]([^{}｛｝]{1,100})[}｝]")
_STATEMENT: Final = pattern(
    r"\s*(?:tr|tc|p|r)?\s*\b(?:for|endfor|if|endif|elif|else|set|vm|hm)\b", re.ASCII
)
_PATH: Final = pattern(r"(?<![\w.])(\w+)\s?[.．]\s?(\w+)")
_ONE_PATH: Final = pattern(r"\s*(?:[pr]\s+)?(\w+)(?:\s?[.．。]\s?(\w+))?")


class _Words(Struct, frozen=True):
    """The words with others under them, and the texts directly under those."""

    roots: Mapping[str, frozenset[str]]
    texts: frozenset[str]


def near_misses(story: Story, fields: Record) -> Iterator[Finding]:
    """Every text of a part that its author must have meant as a tag."""
    words = _words(story, fields)
    for where, _path, text in story.leftovers:
        for line in text.split("\n"):
            if wrong := None if WIDE.search(line) else _wrong(line, words):
                yield "T404", where, f"{shown(line)}：{wrong[0]}", wrong[1]


def _wrong(line: str, words: _Words) -> tuple[str, str] | None:
    """What is wrong with a text, and what would be right; None for ordinary text."""
    for found in _DOUBLED.finditer(line):
        inner = next(filter(None, found.groups()), "").strip()
        return "标记要用英文的花括号", f"改成 {{{{ {inner} }}}}"
    for found in _SINGLE.finditer(line):
        inner = found[1].strip()
        if _STATEMENT.match(inner.strip("%％")):
            return "标记没有写完整", f"改成 {{% {inner.strip('%％ ')} %}}"
        if _is_word(inner, words):
            return "标记要用两层花括号", f"改成 {{{{ {inner} }}}}"
    for found in _PATH.finditer(line):
        if found[2] in words.roots.get(found[1], ()):
            return "没有写花括号，会照样印出来", f"改成 {{{{ {found[1]}.{found[2]} }}}}"
    return None


def _is_word(inner: str, words: _Words) -> bool:
    """Whether what stands in braces begins with a word that a template may use."""
    found = _ONE_PATH.match(inner)
    if found is None:
        return False
    return found[1] in words.roots if found[2] else inner in words.texts


def _words(story: Story, fields: Record) -> _Words:
    """The words of the layout, and those that the loops of this part bring."""
    every = [*_records(fields)]
    items = frozenset(name for _, record in every for name in record.fields)
    roots = {
        name: _under(field) for name, field in fields.fields.items() if isinstance(field, Record)
    }
    targets = {tag.body.split()[0]: items for tag in story.tags if tag.word == "for" and tag.body}
    texts = {
        word
        for name, record in every
        for word, field in record.fields.items()
        if isinstance(field, Leaf) and name
    }
    return _Words({**targets, **roots}, frozenset(texts))


def _records(field: Field, name: str = "") -> Iterator[tuple[str, Record]]:
    """This record and all below it, each with the word it stands under."""
    if isinstance(field, Rows):
        yield from _records(field.item, name)
    elif isinstance(field, Record):
        yield name, field
        for word, inner in field.fields.items():
            yield from _records(inner, word)


def _under(record: Record) -> frozenset[str]:
    return frozenset(record.fields)
