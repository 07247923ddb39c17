"""A paragraph with what went and what came in it."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from lxml import etree

from reportgen.word.hostile import W
from reportgen.word.redline.atoms import Atom, atoms_of, runs_of
from reportgen.word.redline.marks import Element, Reviser

_HOLDERS: Final = frozenset({f"{W}hyperlink", f"{W}fldSimple", f"{W}smartTag"})
BOOKMARKS: Final = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_LONGEST: Final = 6_000


def changed(old: Element, new: Element, by: Reviser) -> Element:
    """The new paragraph with its revisions against the old one."""
    found = etree.Element(f"{W}p", new.attrib, new.nsmap)
    properties = by.properties(_properties(old), _properties(new), "pPr")
    if properties is not None:
        found.append(properties)
    found.extend(_content(old, new, by))
    return found


def whole(paragraph: Element, by: Reviser, name: str) -> Element:
    """A paragraph that came (`ins`) or went (`del`) with its mark."""
    found = emptied(paragraph, by, name)
    mark_end(found, by.mark(name))
    return found


def emptied(paragraph: Element, by: Reviser, name: str) -> Element:
    """A paragraph whose content came or went while its mark stays."""
    found = deepcopy(paragraph)
    for mark in list(found.iter(*BOOKMARKS)) if name == "del" else ():
        mark.getparent().remove(mark)  # the new document has one of the same name
    for holder in [found, *found.iter(*_HOLDERS)]:
        for run in holder.findall(f"{W}r"):
            position = holder.index(run)
            holder.remove(run)
            wrapped = by.inserted((run,)) if name == "ins" else by.deleted((run,))
            holder.insert(position, wrapped)
    return found


def mark_end(paragraph: Element, mark: Element) -> None:
    """Marks the end of a paragraph as what came or went."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    runs = properties.find(f"{W}rPr")
    if runs is None:
        runs = etree.Element(f"{W}rPr")
        after = [properties.find(f"{W}{name}") for name in ("sectPr", "pPrChange")]
        behind = next((element for element in after if element is not None), None)
        at = len(properties) if behind is None else properties.index(behind)
        properties.insert(at, runs)
    runs.insert(0, mark)


def _properties(paragraph: Element) -> Element | None:
    return paragraph.find(f"{W}pPr")


def _content(old: Element, new: Element, by: Reviser) -> Iterator[Element]:
    one, other = list(atoms_of(old)), list(atoms_of(new))
    keys = [[(atom.properties, atom.content) for atom in atoms] for atoms in (one, other)]
    for tag, i1, i2, j1, j2 in _opcodes(keys[0], keys[1]):
        if tag == "equal":
            yield from runs_of(other[j1:j2])
            continue
        yield from _marked(one[i1:i2], by, "del")
        yield from _marked(other[j1:j2], by, "ins")


def _opcodes(
    one: Sequence[object], other: Sequence[object]
) -> Iterator[tuple[str, int, int, int, int]]:
    """What stays and what changes; of very long paragraphs the ends stay and the middle changes."""
    if max(len(one), len(other)) <= _LONGEST:
        yield from SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        return
    room = min(len(one), len(other))
    head = next((i for i in range(room) if one[i] != other[i]), room)
    room -= head
    tail = next((i for i in range(room) if one[-1 - i] != other[-1 - i]), room)
    ends = len(one) - tail, len(other) - tail
    yield "equal", 0, head, 0, head
    yield "replace", head, ends[0], head, ends[1]
    yield "equal", ends[0], len(one), ends[1], len(other)


def _marked(atoms: Sequence[Atom], by: Reviser, name: str) -> Iterator[Element]:
    """The atoms as what came or went; what stands outside of runs cannot be marked itself."""
    for outside, group in groupby(atoms, key=lambda atom: atom.properties is None):
        found = list(group)
        if not outside:
            runs = runs_of(found)
            yield by.inserted(runs) if name == "ins" else by.deleted(runs)
        else:
            yield from (_outside(atom.element, by, name) for atom in found if _stays(atom, name))


def _stays(atom: Atom, name: str) -> bool:
    """Bookmarks and the like are those of the new document."""
    return name == "ins" or atom.element.tag in _HOLDERS


def _outside(element: Element, by: Reviser, name: str) -> Element:
    return emptied(element, by, name) if element.tag in _HOLDERS else deepcopy(element)
