"""Takes out of a template what it tells of the people who made it: nothing of that is published.

Comments, the names of authors, companies and reviewers, and the marks of editing sessions go.
A property that holds a tag stays, for then its author wants it filled in.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from lxml import etree

from reportgen.patterns import pattern
from reportgen.word.chunks import TAG
from reportgen.word.hostile import CONTENT_TYPES, W, parse
from reportgen.word.package import Package

_REMARKS: Final = pattern(r"\.(?:comments\w*|people)\+xml\Z")
_LINKS: Final = pattern(r"/(?:comments\w*|people)\Z")
_MARKS: Final = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_SESSIONS: Final = (W + "rsids", W + "rsid")
_TOLD: Final = ("creator", "lastModifiedBy", "lastPrinted", "revision", "Company", "Manager")
_HINTS: Final = (b"comment", b"people", b"rsid", *(word.encode() for word in _TOLD))


def discreet(package: Package) -> Package:
    """The package without traces of its makers; parts without any are the very same bytes."""
    types = package.types
    remarks = {name for name in package.parts if _REMARKS.search(types.of(name))}
    links = {f"{folder}_rels/{name}.rels" for folder, name in map(_split, remarks)}
    kept = {
        name: _cleaned(name, content, remarks)
        for name, content in package.parts.items()
        if name not in remarks | links
    }
    return Package(MappingProxyType(kept), types)


def _split(name: str) -> tuple[str, str]:
    folder, slash, file = name.rpartition("/")
    return folder + slash, file


def _cleaned(name: str, content: bytes, remarks: set[str]) -> bytes:
    is_xml = name.lower().endswith((".xml", ".rels"))
    if not is_xml or not any(hint in content for hint in _HINTS):
        return content
    root = parse(content)
    told = [*(_declared(root, remarks) if name == CONTENT_TYPES else _traces(root))]
    for element in told:
        _remove(element)
    marked = [*_marked(root)]
    for element, attribute in marked:
        del element.attrib[attribute]
    if not told and not marked:
        return content
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _declared(root: etree._Element, remarks: set[str]) -> Iterator[etree._Element]:
    """The content types of parts that are gone."""
    for element in root.iter("{*}Override"):
        if element.get("PartName", "").removeprefix("/") in remarks:
            yield element


def _traces(root: etree._Element) -> Iterator[etree._Element]:
    """Elements that tell of people, and links to such parts."""
    for element in root.iter("{*}Relationship"):
        if _LINKS.search(element.get("Type", "")):
            yield element
    if root.tag.startswith(W):
        yield from root.iter(*_MARKS, *_SESSIONS)
    elif root.tag.endswith(("}coreProperties", "}Properties")):
        for element in root:
            told = etree.QName(element).localname in _TOLD
            if told and not TAG.search("".join(element.itertext())):
                yield element


def _marked(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The attributes that number editing sessions."""
    for element in root.iter() if root.tag.startswith(W) else ():
        yield from ((element, name) for name in element.attrib if str(name).startswith(W + "rsid"))


def _remove(element: etree._Element) -> None:
    """Takes an element out, and the run that held nothing else; text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    alone = parent.tag == W + "r" and all(child.tag == W + "rPr" for child in parent)
    if alone and parent.getparent() is not None:
        parent.getparent().remove(parent)
