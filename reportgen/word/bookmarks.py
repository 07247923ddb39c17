"""Bookmarks that a loop repeats: each turn has its own, and links in a loop go to their turn's.

A bookmark 项目 inside a loop becomes 项目_1, 项目_2 …, and 项目_2_1 in a loop within a loop. A link
or a page number (PAGEREF) that names it takes the numbers of the turns it stands in itself; outside
of loops it goes to the first. Names and numbers are marks until docxtpl has patched the part.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml import etree

from reportgen.word.chunks import TAG, chunks
from reportgen.word.fieldcodes import Code, field_codes
from reportgen.word.hostile import W
from reportgen.word.merge import DEEPEST
from reportgen.word.where import nearest

Loops: TypeAlias = tuple[int, ...]

MARKS: Final = (W + "bookmarkStart", W + "bookmarkEnd")
_LONGEST: Final = 40
_LOOP: Final = re.compile(r"\{%(?:tr|tc|p|r)?[-+]?\s*(for|endfor)\b")
_TURNS: Final = re.compile(r"reportgen-turns-(\d+)-(\d+)")
_NUMBER: Final = re.compile(r"reportgen-(begun|ended)-(\d+)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bookmark whose beginning and end stand in the same loops."""

    start: etree._Element
    end: etree._Element
    loops: Loops


def keep(root: etree._Element) -> frozenset[etree._Element]:
    """Gives the bookmarks of loops, and all links to them, their marks; the bookmarks kept."""
    loops = dict(_loops(root))
    codes = tuple(field_codes(root))
    named = {code.target for code in codes} | {_anchor(link) for link in _links(root)}
    pairs = list(_pairs(root, loops))
    kept = {_name(m.start): m for m in pairs if _stays(m, named)}
    repeated = {name: mark for name, mark in kept.items() if mark.loops}
    if repeated:
        for number, mark in enumerate(kept.values()):
            mark.start.set(W + "id", f"reportgen-begun-{number}")
            mark.end.set(W + "id", f"reportgen-ended-{number}")
        _rename(root, repeated, loops, codes)
    return frozenset(e for mark in kept.values() for e in (mark.start, mark.end))


def numbered(text: str) -> str:
    """The patched text, with what makes names and numbers unique in place of the marks."""
    if "reportgen-begun-" not in text:
        return text
    text = _NUMBER.sub(r"{{ _\1(\2) }}", text)
    return _counted(_TURNS.sub(_turns, text))


def _counted(text: str) -> str:
    """The text in which every loop remembers its turn under a name of its depth."""
    depth = 0

    def remembered(tag: re.Match[str]) -> str:
        nonlocal depth
        word = _LOOP.match(tag[0])
        if word is None:
            return tag[0]
        depth += 1 if word[1] == "for" else -1
        counts = word[1] == "for" and depth <= DEEPEST
        return f"{tag[0]}{{% set _turn{depth} = loop.index %}}" if counts else tag[0]

    return TAG.sub(remembered, text)


def _turns(found: re.Match[str]) -> str:
    """`_{{ _turn1 }}_1`: the turns that are known, and the first of those that are not."""
    known, first = int(found[1]), int(found[2])
    return "".join(f"_{{{{ _turn{depth} }}}}" for depth in range(1, known + 1)) + "_1" * first


def _loops(root: etree._Element) -> Iterator[tuple[etree._Element, Loops]]:
    """The loops around every paragraph, bookmark and link, outermost first."""
    words: dict[etree._Element, list[str]] = {}
    for chunk in chunks(root):
        words.setdefault(chunk.paragraph, []).extend(_LOOP.findall(chunk.text))
    around: list[int] = []
    for number, element in enumerate(root.iter(W + "p", W + "hyperlink", *MARKS)):
        for word in words.get(element, ()):
            if word == "for":
                around.append(number)
            elif around:
                around.pop()
        yield element, tuple(around)


def _pairs(root: etree._Element, loops: Mapping[etree._Element, Loops]) -> Iterator[_Mark]:
    """Every bookmark with both ends; one that loops tear apart is none."""
    ends = {end.get(W + "id"): end for end in root.iter(W + "bookmarkEnd")}
    tagged = {c.paragraph for c in chunks(root) if _LOOP.search(c.text)}
    for start in root.iter(W + "bookmarkStart"):
        end = ends.get(start.get(W + "id"))
        whole = end is not None and loops[start] == loops[end]
        if end is not None and whole and not {nearest(start, "p"), nearest(end, "p")} & tagged:
            yield _Mark(start, end, loops[start])


def _stays(mark: _Mark, named: set[str]) -> bool:
    """Whether a bookmark is kept: Word's own hidden ones only where something goes to them."""
    if not mark.loops:
        return True
    name = _name(mark.start)
    return len(mark.loops) <= DEEPEST and (name in named or not name.startswith("_"))


def _rename(
    root: etree._Element,
    repeated: Mapping[str, _Mark],
    loops: Mapping[etree._Element, Loops],
    codes: tuple[Code, ...],
) -> None:
    for link in _links(root):
        if mark := repeated.get(_anchor(link)):
            link.set(W + "anchor", _turned(mark, loops[nearest(link, "p")]))
    for code in codes:
        if mark := repeated.get(code.target):
            code.go_to(_turned(mark, loops.get(code.paragraph, ())))
    for mark in repeated.values():
        mark.start.set(W + "name", _turned(mark, mark.loops))


def _turned(mark: _Mark, around: Loops) -> str:
    depth = len(mark.loops)
    known = min(depth, len(around))
    name = _name(mark.start)[: _LONGEST - 6 * depth]
    return f"{name}reportgen-turns-{known}-{depth - known}"


def _links(root: etree._Element) -> Iterator[etree._Element]:
    return (link for link in root.iter(W + "hyperlink") if _anchor(link))


def _anchor(link: etree._Element) -> str:
    return str(link.get(W + "anchor", ""))


def _name(start: etree._Element) -> str:
    return str(start.get(W + "name", ""))
