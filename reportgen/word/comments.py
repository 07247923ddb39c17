"""Makes Word comments of the notes that a filled document carries between noncharacters."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree
from msgspec import Struct, field

from reportgen.expression.noted import END, MIDDLE, START
from reportgen.patterns import pattern
from reportgen.word.archive import FILLED, archive, deflated
from reportgen.word.hostile import W, parse
from reportgen.word.remarks import add_comments, as_xml, first_number, main_part, parts_of

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PIECE: Final = pattern(f"{START}([^{MIDDLE}]*){MIDDLE}|({END})|([^{START}{END}]+)")


def commented(data: bytes) -> bytes:
    """The document with a comment at every noted text of its body; elsewhere notes are left out.

    Headers, footers, notes and text boxes cannot have comments. The same document gives the same
    bytes.
    """
    parts = parts_of(data)
    main = main_part(parts)
    for name in [name for name, content in parts.items() if START.encode() in content]:
        root = parse(parts[name])
        placing = _Placing(first_number(parts, main))
        for text in list(_marked(root)):
            if name == main and _takes_comments(text):
                placing.place(text)
            else:
                text.text = "".join(piece[3] or "" for piece in _PIECE.finditer(text.text or ""))
        parts[name] = as_xml(root)
        if placing.notes:
            add_comments(parts, main, placing.notes)
    return archive(deflated(name, (content,), FILLED) for name, content in parts.items())


class _Placing(Struct):
    """Puts the ranges of comments into a part; `notes` are their texts by number."""

    next: int
    notes: dict[int, str] = field(default_factory=dict)
    open: int | None = None

    def place(self, text: etree._Element) -> None:
        """Splits the run of a text so that its ranges begin and end between runs."""
        run = text.getparent()
        before, after = _copy(run), _copy(run)
        inside = [child for child in run if child.tag != f"{W}rPr"]
        at = inside.index(text)
        before.extend(inside[:at])
        after.extend(inside[at + 1 :])
        made = [before, *self._pieces(text, run), after]
        parent = run.getparent()
        place = parent.index(run)
        parent[place : place + 1] = [
            piece for piece in made if piece.tag != run.tag or _holds(piece)
        ]

    def _pieces(self, text: etree._Element, run: etree._Element) -> Iterator[etree._Element]:
        for piece in _PIECE.finditer(text.text or ""):
            if piece[3]:
                yield _run(run, piece[3])
            elif piece[2]:
                yield from self._end()
            else:
                self.open, self.next = self.next, self.next + 1
                self.notes[self.open] = piece[1]
                yield etree.Element(f"{W}commentRangeStart", {f"{W}id": str(self.open)})

    def _end(self) -> Iterator[etree._Element]:
        if self.open is None:
            return
        number = {f"{W}id": str(self.open)}
        self.open = None
        yield etree.Element(f"{W}commentRangeEnd", number)
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", number)
        yield reference


def _marked(root: etree._Element) -> Iterator[etree._Element]:
    """The elements whose text holds the beginning or the end of a note."""
    return (e for e in root.iter() if e.text and (START in e.text or END in e.text))


def _takes_comments(text: etree._Element) -> bool:
    """Whether it is a text of a run, and not in a text box."""
    boxed = next(text.iterancestors(f"{W}txbxContent"), None) is not None
    return text.tag == f"{W}t" and text.getparent().tag == f"{W}r" and not boxed


def _copy(run: etree._Element) -> etree._Element:
    """An empty run of the same format."""
    made = etree.Element(run.tag, run.attrib)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def _run(run: etree._Element, text: str) -> etree._Element:
    made = _copy(run)
    held = etree.SubElement(made, f"{W}t", {_SPACE: "preserve"})
    held.text = text
    return made


def _holds(run: etree._Element) -> bool:
    """Whether a run holds more than its format."""
    return any(child.tag != f"{W}rPr" for child in run)
