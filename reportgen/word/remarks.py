"""The part of a package that holds Word's comments, and what ties it to the document."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from reportgen.word.hostile import CONTENT_TYPES, W, content_types, parse

AUTHOR: Final = "reportgen"
DATE: Final = "2000-01-01T00:00:00Z"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MAIN: Final = "wordprocessingml.document.main+xml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

Parts = dict[str, bytes]


def parts_of(data: bytes) -> Parts:
    """The parts of a document that was just made, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the part with the body."""
    types = content_types(parts[CONTENT_TYPES])
    return next(name for name in parts if types and types.of(name).endswith(_MAIN))


def first_number(parts: Mapping[str, bytes], main: str) -> int:
    """The number of the next comment: the template may have comments of its own."""
    name = _existing(parts, main)
    known = parse(parts[name]).iter(f"{W}comment") if name else ()
    return max((int(comment.get(f"{W}id", "0")) for comment in known), default=-1) + 1


def add_comments(parts: Parts, main: str, notes: Mapping[int, str]) -> None:
    """Adds the comments to the parts, and where there were none, all that Word needs to know."""
    name = _existing(parts, main)
    if name:
        root = parse(parts[name])
    else:
        root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        name = _tied(parts, main)
    root.extend(_comment(number, note) for number, note in notes.items())
    parts[name] = as_xml(root)


def as_xml(root: etree._Element) -> bytes:
    """The part as bytes."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _comment(number: int, note: str) -> etree._Element:
    named = {"id": str(number), "author": AUTHOR, "date": DATE, "initials": "rg"}
    made = etree.Element(f"{W}comment", {f"{W}{key}": value for key, value in named.items()})
    run = etree.SubElement(etree.SubElement(made, f"{W}p"), f"{W}r")
    etree.SubElement(run, f"{W}t").text = note
    return made


def _existing(parts: Mapping[str, bytes], main: str) -> str:
    """The name of the part with the template's own comments, or ""."""
    for link in _links(parts, main):
        if link.get("Type") == _RELATION:
            target = link.get("Target", "")
            inside = target.removeprefix("/")
            name = inside if target != inside else str(PurePosixPath(main).parent / target)
            return name if name in parts else ""
    return ""


def _tied(parts: Parts, main: str) -> str:
    """Names a new part for comments in the content types and in the links of the body."""
    names = (str(PurePosixPath(main).parent / f"comments{n}.xml") for n in ("", *range(2, 99)))
    name = next(name for name in names if name not in parts)
    types = parse(parts[CONTENT_TYPES])
    override = {"PartName": f"/{name}", "ContentType": _TYPE}
    etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", override)
    parts[CONTENT_TYPES] = as_xml(types)
    links = _links(parts, main)
    link = {"Id": "reportgenComments", "Type": _RELATION, "Target": PurePosixPath(name).name}
    etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship", link)
    parts[_links_name(main)] = as_xml(links)
    return name


def _links(parts: Mapping[str, bytes], main: str) -> etree._Element:
    data = parts.get(_links_name(main))
    kind = f"{{{_PACKAGE}/relationships}}Relationships"
    return parse(data) if data else etree.Element(kind, nsmap={None: f"{_PACKAGE}/relationships"})


def _links_name(main: str) -> str:
    path = PurePosixPath(main)
    return str(path.parent / "_rels" / f"{path.name}.rels")
