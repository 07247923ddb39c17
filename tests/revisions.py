"""What a reviewer does with tracked changes, done to the XML: accept all, or reject all."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from tests.docx_text import W

STORIES = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
_BOOKMARKS = {f"{W}bookmarkStart", f"{W}bookmarkEnd"}
_BACK = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}


def stories(data: bytes) -> dict[str, etree._Element]:
    """The parts that hold text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in STORIES if name in package.namelist()]
        return {name: etree.fromstring(package.read(name)) for name in names}


def accepted(root: etree._Element) -> str:
    """The story after all changes are accepted, as comparable XML."""
    return _decided(root, stays="ins", goes="del")


def rejected(root: etree._Element) -> str:
    """The story after all changes are rejected, as comparable XML."""
    _restore(root)
    return _decided(root, stays="del", goes="ins")


def plain(root: etree._Element) -> str:
    """A story without changes, as comparable XML."""
    assert not list(_marks(root))
    return _comparable(root)


def _marks(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(f"{W}ins", f"{W}del")


def _restore(root: etree._Element) -> None:
    """Puts the old properties back."""
    for change in [e for e in root.iter() if str(e.tag).endswith("Change")]:
        properties = change.getparent()
        kept = [
            child
            for child in properties
            if properties.tag in (f"{W}pPr", f"{W}sectPr")
            and child.tag in (f"{W}rPr", f"{W}sectPr", f"{W}headerReference", f"{W}footerReference")
        ]
        old = list(change[0])
        for child in list(properties):
            properties.remove(child)
        properties.extend(old)
        for child in kept:
            if child.tag.endswith("Reference"):
                properties.insert(0, child)
            else:
                properties.append(child)


def _decided(root: etree._Element, *, stays: str, goes: str) -> str:
    for change in [e for e in root.iter() if str(e.tag).endswith("Change")]:
        change.getparent().remove(change)
    for row in [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{goes}") is not None]:
        row.getparent().remove(row)
    for table in [t for t in root.iter(f"{W}tbl") if t.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    _end_marks(root, goes)
    for mark in list(root.iter(f"{W}{goes}")):
        mark.getparent().remove(mark)
    for link in [link for link in root.iter(f"{W}hyperlink") if len(link) == 0]:
        link.getparent().remove(link)  # Word cannot mark a link itself: an empty one shows nothing
    for mark in list(root.iter(f"{W}{stays}")):
        parent, at = mark.getparent(), mark.getparent().index(mark)
        parent[at : at + 1] = list(mark)
    return _comparable(root)


def _end_marks(root: etree._Element, goes: str) -> None:
    """A paragraph whose end goes runs on in the next one, and takes its properties."""
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{goes}") is None:
            continue
        after = paragraph.getnext()
        assert after is not None
        content = [child for child in paragraph if child.tag != f"{W}pPr"]
        if after.tag == f"{W}p":
            at = 0 if after.find(f"{W}pPr") is None else 1
            after[at:at] = content
        else:
            assert all(
                c.tag in (f"{W}{goes}", f"{W}bookmarkStart", f"{W}bookmarkEnd") for c in content
            )
        paragraph.getparent().remove(paragraph)


def _without_bookmarks(root: etree._Element) -> None:
    """Bookmarks are those of the new document, before and after."""
    for mark in list(root.iter(*_BOOKMARKS)):
        mark.getparent().remove(mark)


def _comparable(root: etree._Element) -> str:
    for element in root.iter(*_BACK):
        element.tag = _BACK[element.tag]
    _without_bookmarks(root)
    for text in [text for text in root.iter(f"{W}t") if not text.text]:
        text.getparent().remove(text)
    for run in [run for run in root.iter(f"{W}r") if not set(run) - set(run.findall(f"{W}rPr"))]:
        run.getparent().remove(run)
    for run in list(root.iter(f"{W}r")):
        _join(run)
    for name in ("rPr", "pPr", "tcPr", "trPr"):
        for element in [e for e in root.iter(f"{W}{name}") if len(e) == 0]:
            element.getparent().remove(element)
    for text in root.iter(f"{W}t"):
        text.attrib.clear()
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, method="c14n").decode().replace("><", ">\n<"))


def _join(run: etree._Element) -> None:
    """Neighbouring runs with the same properties are one run, neighbouring texts one text."""
    before = run.getprevious()
    if before is not None and before.tag == f"{W}r" and _properties(before) == _properties(run):
        before.extend(child for child in list(run) if child.tag != f"{W}rPr")
        run.getparent().remove(run)
        run = before
    for text in list(run.findall(f"{W}t")):
        first = text.getprevious()
        if first is not None and first.tag == f"{W}t":
            first.text = (first.text or "") + (text.text or "")
            run.remove(text)


def _properties(run: etree._Element) -> bytes:
    found = run.find(f"{W}rPr")
    return b"" if found is None or len(found) == 0 else etree.tostring(found, method="c14n")
