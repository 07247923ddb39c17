"""The marks of a revision, as Word writes them: who, when, and a number of its own."""

from collections.abc import Iterable
from copy import deepcopy
from itertools import count
from typing import Final, TypeAlias

from lxml import etree
from msgspec import Struct, field

from reportgen.word.hostile import W

Element: TypeAlias = etree._Element  # noqa: SLF001 - so lxml names its one type

_RENAMED: Final = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Reviser(Struct, frozen=True, eq=False):
    """Makes marks for one document; `date` is ISO 8601 in UTC, such as 2024-01-15T01:00:00Z."""

    author: str
    date: str
    _numbers: "count[int]" = field(default_factory=lambda: count(900_001))

    def mark(self, name: str) -> Element:
        """An empty mark of that name: ins, del, pPrChange and so on."""
        found = etree.Element(f"{W}{name}")
        found.set(f"{W}id", str(next(self._numbers)))
        found.set(f"{W}author", self.author)
        found.set(f"{W}date", self.date)
        return found

    def inserted(self, runs: Iterable[Element]) -> Element:
        """The runs as what came."""
        found = self.mark("ins")
        found.extend(runs)
        return found

    def deleted(self, runs: Iterable[Element]) -> Element:
        """The runs as what went: their text is renamed so that nobody prints it."""
        found = self.mark("del")
        for run in runs:
            for element in run.iter(*_RENAMED):
                element.tag = _RENAMED[element.tag]
                if element.text != (element.text or "").strip():
                    element.set(_SPACE, "preserve")
            found.append(run)
        return found

    def properties(self, old: Element | None, new: Element | None, name: str) -> Element | None:
        """The new properties with the old ones kept beside them, where they differ."""
        if canonical(old) == canonical(new):
            return None if new is None else deepcopy(new)
        found = etree.Element(f"{W}{name}") if new is None else deepcopy(new)
        change = self.mark(f"{name}Change")
        change.append(etree.Element(f"{W}{name}") if old is None else deepcopy(old))
        for left in _NOT_TRACKED.get(name, ()):
            for element in change.findall(f"{W}{name}/{W}{left}"):
                change[0].remove(element)
        found.append(change)
        return found


_NOT_TRACKED: Final = {"pPr": ("rPr", "sectPr"), "sectPr": ("headerReference", "footerReference")}


def canonical(element: Element | None) -> bytes:
    """The element as bytes that are the same for the same content; empty for none."""
    if element is None or (len(element) == 0 and not element.attrib and not element.text):
        return b""
    found: bytes = etree.tostring(element, method="c14n")
    return found
