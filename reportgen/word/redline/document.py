"""A whole document: the new package, its stories with their revisions against the old one."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from reportgen.word.archive import archive, packed
from reportgen.word.hostile import W, parse
from reportgen.word.package import Package, open_package
from reportgen.word.redline.blocks import compared
from reportgen.word.redline.foreign import without_foreign
from reportgen.word.redline.marks import Element, Reviser

_KINDS: Final = ("document.main+xml", "header+xml", "footer+xml")


def redline(old: bytes, new: bytes, by: Reviser) -> bytes | None:
    """The new document with revisions; None where one of the two cannot be read.

    Accepting all of them gives the text, tables and properties of the new document, rejecting all
    those of the old. Styles, settings and bookmarks are the new document's.
    """
    packages = [open_package(data, "")[0] for data in (old, new)]
    if packages[0] is None or packages[1] is None:
        return None
    before, after = packages[0], packages[1]
    parts = (packed(name, _part(name, before, after, by)) for name in after.parts)
    return archive(parts)


def _part(name: str, before: Package, after: Package, by: Reviser) -> bytes:
    content = after.parts[name]
    old = before.parts.get(name)
    if old is None or old == content or not after.types.of(name).endswith(_KINDS):
        return content
    root = _story(without_foreign(parse(old), name, before, after), parse(content), by)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _story(old: Element, new: Element, by: Reviser) -> Element:
    """A story: the body of a document, or a header or footer, which hold blocks themselves."""
    bodies = old.find(f"{W}body"), new.find(f"{W}body")
    if bodies[0] is None or bodies[1] is None:
        _fill(new, compared(list(old), list(new), by))
        return new
    found = compared(_blocks(bodies[0]), _blocks(bodies[1]), by)
    _fill(bodies[1], [*found, *_section(bodies[0], bodies[1], by)])
    return new


def _blocks(body: Element) -> Sequence[Element]:
    return [child for child in body if child.tag != f"{W}sectPr"]


def _section(old: Element, new: Element, by: Reviser) -> Iterator[Element]:
    sections = old.find(f"{W}sectPr"), new.find(f"{W}sectPr")
    found = by.properties(*sections, "sectPr")
    if found is not None:
        yield found


def _fill(holder: Element, blocks: Sequence[Element]) -> None:
    copies = [deepcopy(block) if block.getparent() is not None else block for block in blocks]
    for child in list(holder):
        holder.remove(child)
    holder.extend(copies)
