"""A paragraph as its smallest pieces, and runs put together from them again."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.tokens import tokens
from reportgen.word.hostile import W
from reportgen.word.redline.marks import Element, canonical

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Atom(Struct, frozen=True):
    """The smallest thing that stays, goes or comes: a word, a break, or an element of its own.

    `properties` are those of its run as bytes; None where it stands outside of runs.
    """

    properties: bytes | None
    content: bytes | str
    run: Element | None
    element: Element


def atoms_of(holder: Element) -> Iterator[Atom]:
    """The smallest pieces of a paragraph, or of what holds runs in it."""
    for child in holder:
        if child.tag == f"{W}r":
            yield from _of_run(child)
        elif child.tag != f"{W}pPr":
            yield Atom(None, canonical(child), None, child)


def _of_run(run: Element) -> Iterator[Atom]:
    properties = canonical(run.find(f"{W}rPr"))
    for child in run:
        if child.tag == f"{W}t":
            for word in tokens(child.text or ""):
                yield Atom(properties, word, run, child)
        elif child.tag != f"{W}rPr":
            yield Atom(properties, canonical(child), run, child)


def runs_of(atoms: Sequence[Atom]) -> Iterator[Element]:
    """Atoms put together to runs again."""
    for properties, group in groupby(atoms, key=lambda atom: atom.properties):
        found = list(group)
        if properties is None:
            yield from (deepcopy(atom.element) for atom in found)
        else:
            yield _run(found)


def _run(atoms: Sequence[Atom]) -> Element:
    run = etree.Element(f"{W}r")
    first = atoms[0].run
    properties = None if first is None else first.find(f"{W}rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    for is_text, group in groupby(atoms, key=lambda atom: isinstance(atom.content, str)):
        if is_text:
            text = etree.SubElement(run, f"{W}t")
            text.text = "".join(str(atom.content) for atom in group)
            if text.text != text.text.strip():
                text.set(_SPACE, "preserve")
        else:
            run.extend(deepcopy(atom.element) for atom in group)
    return run
