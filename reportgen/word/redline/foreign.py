"""What of the old document points at parts that the new one does not have."""

from collections.abc import Iterator
from typing import Final

from reportgen.word.hostile import W, parse
from reportgen.word.package import Package
from reportgen.word.redline.marks import Element

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PICTURES: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_REFERENCES: Final = frozenset({f"{W}headerReference", f"{W}footerReference"})


def without_foreign(root: Element, part: str, before: Package, after: Package) -> Element:
    """The old story without what would point nowhere, or at something else: Word refuses that.

    A picture goes; of a link the text stays.
    """
    known = _relations(part, after)
    lost = {name for name, told in _relations(part, before).items() if known.get(name) != told}
    for element in [e for e in root.iter() if lost.intersection(_named(e))]:
        _drop(element, lost)
    return root


def _relations(part: str, package: Package) -> dict[str, tuple[str, ...]]:
    """What the part's relations are by their ids: type, target, whether outside."""
    folder, _, name = part.rpartition("/")
    data = package.parts.get(f"{folder}/_rels/{name}.rels")
    if data is None:
        return {}
    keys = ("Type", "Target", "TargetMode")
    return {e.get("Id", ""): tuple(e.get(key, "") for key in keys) for e in parse(data)}


def _named(element: Element) -> Iterator[str]:
    return (value for key, value in element.attrib.items() if str(key).startswith(_R))


def _drop(element: Element, lost: set[str]) -> None:
    pictures = (e for e in (element, *element.iterancestors()) if e.tag in _PICTURES)
    whole = element if element.tag in _REFERENCES else next(pictures, None)
    parent = None if whole is None else whole.getparent()
    if whole is not None and parent is not None:
        parent.remove(whole)
        return
    for key, value in list(element.attrib.items()):
        if str(key).startswith(_R) and value in lost:
            element.attrib.pop(key)
