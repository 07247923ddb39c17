"""Bookmarks that a loop repeats: each turn has its own, and links in a loop go to their turn's.

A bookmark 项目 inside a loop becomes 项目_1, 项目_2 …, and 项目_2_1 in a loop within a loop. A link
or a page number (PAGEREF) that names it takes the numbers of the turns it stands in itself; outside
of loops it goes to the first. Names and numbers are marks until docxtpl has patched the part.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.word.around import MARKS, Blocks, blocks_around, loops, vanishing
from reportgen.word.chunks import TAG
from reportgen.word.fieldcodes import Code, field_codes
from reportgen.word.hostile import W
from reportgen.word.merge import DEEPEST
from reportgen.word.where import nearest

_LONGEST: Final = 40
_SUFFIX: Final = 4
_LOOP: Final = pattern(r"\{%[-+]?\s*(for|endfor)\b")
_TURNS: Final = pattern(r"reportgen-turns-(\d+)-(\d+)")
_NUMBER: Final = pattern(r"reportgen-(begun|ended)-(\d+)")


class _Mark(Struct, frozen=True):
    """A bookmark whose beginning and end stand in the same `depth` of loops."""

    start: etree._Element
    end: etree._Element
    depth: int

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.start.get(W + "name", ""))


def keep(root: etree._Element) -> frozenset[etree._Element]:
    """Gives the bookmarks of loops, and all links to them, their marks; the bookmarks kept."""
    around = blocks_around(root)
    codes = tuple(field_codes(root))
    named = {code.target for code in codes} | {_anchor(link) for link in _links(root)}
    kept = {mark.name: mark for mark in _pairs(root, around) if _stays(mark, named)}
    repeated = {name: mark for name, mark in kept.items() if mark.depth}
    if repeated:
        for number, mark in enumerate(kept.values()):
            mark.start.set(W + "id", f"reportgen-begun-{number}")
            mark.end.set(W + "id", f"reportgen-ended-{number}")
        _rename(root, repeated, around, codes)
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


def _pairs(root: etree._Element, around: Mapping[etree._Element, Blocks]) -> Iterator[_Mark]:
    """Every bookmark with both ends; one that tags tear apart, or take away, is none."""
    ends = {end.get(W + "id"): end for end in root.iter(W + "bookmarkEnd")}
    lost = vanishing(root)
    for start in root.iter(W + "bookmarkStart"):
        end = ends.get(start.get(W + "id"))
        if end is None or around[start] != around[end]:
            continue
        if not any(
            nearest(mark, tag) in lost for mark in (start, end) for tag in ("p", "tc", "tr")
        ):
            yield _Mark(start, end, loops(around[start]))


def _stays(mark: _Mark, named: set[str]) -> bool:
    """Whether a bookmark is kept: Word's own hidden ones only where something goes to them."""
    if not mark.depth:
        return True
    return mark.depth <= DEEPEST and (mark.name in named or not mark.name.startswith("_"))


def _rename(
    root: etree._Element,
    repeated: Mapping[str, _Mark],
    around: Mapping[etree._Element, Blocks],
    codes: tuple[Code, ...],
) -> None:
    for link in _links(root):
        if mark := repeated.get(_anchor(link)):
            link.set(W + "anchor", _turned(mark, loops(around[link])))
    for code in codes:
        if mark := repeated.get(code.target):
            code.go_to(_turned(mark, loops(around[code.start])))
    for mark in repeated.values():
        mark.start.set(W + "name", _turned(mark, mark.depth))


def _turned(mark: _Mark, turns: int) -> str:
    known = min(mark.depth, turns)
    name = mark.name[: _LONGEST - _SUFFIX * mark.depth]
    return f"{name}reportgen-turns-{known}-{mark.depth - known}"


def _links(root: etree._Element) -> Iterator[etree._Element]:
    return (link for link in root.iter(W + "hyperlink") if _anchor(link))


def _anchor(link: etree._Element) -> str:
    return str(link.get(W + "anchor", ""))


__all__ = ["MARKS", "keep", "numbered"]
