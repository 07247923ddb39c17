"""Where every tag of a template stands; Word may have split it over several runs."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.word.chunks import TAG, chunks
from reportgen.word.hostile import W
from reportgen.word.where import Numbers, nearest

_PARTED: Final = pattern(
    r"\{(?:\{(?:(tr|tc|p|r)(?=\s))?|%\s*(?:(tr|tc|p|r)(?=\s))?)[-+]?\s*(.*?)\s*[-+]?[}%]\}",
    re.DOTALL,
)
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")
_STATEMENT: Final = pattern(r"(\w+)\s*(.*)", re.DOTALL)
_CONTAINERS: Final = frozenset(
    W + tag
    for tag in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "sdtContent")
)
_REVISIONS: Final = tuple(
    W + tag
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
        *("tblGridChange", "tcPrChange", "trPrChange", "numberingChange"),
    )
)


class Tag(Struct, frozen=True):
    """One `{{ … }}` or `{% … %}` of a template.

    `prefix` is docxtpl's tr, tc, p or r; `word` the statement (for, if, vm …) or "" where a value
    is printed; `home` the part of the document that its counterpart must share; `line` what
    disappears with the tag; `cell` the table cell it stands in, or ""; `nested` whether that
    cell holds another table.
    """

    text: str
    where: str
    prefix: str
    word: str
    body: str
    home: str
    line: str
    cell: str
    nested: bool


class Story(Struct, frozen=True):
    """All tags of one part in reading order, and what stands beside them.

    `leftovers` are texts without their tags, by place and path; `elsewhere` tags in attributes and
    field codes; `revisions` where tracked changes begin that nobody accepted, and how many.
    """

    tags: tuple[Tag, ...]
    leftovers: tuple[tuple[str, str, str], ...]
    elsewhere: tuple[tuple[str, str], ...]
    revisions: tuple[tuple[str, int], ...]


def story(root: etree._Element, label: str) -> Story:
    """The tags of a part and where they stand, as people count: `正文 表2 第5行第3列`."""
    numbers = Numbers(root, label)
    tags: list[Tag] = []
    leftovers: list[tuple[str, str, str]] = []
    for chunk in chunks(root):
        where = numbers.where(chunk.paragraph)
        tags.extend(
            _tag(found[0], chunk.holder(found.start()), where)
            for found in TAG.finditer(chunk.text)
            if not found[0].startswith("{#")
        )
        leftovers.append((where, _path(chunk.paragraph), TAG.sub("\n", chunk.text)))
    others = [(element, text) for element, text in _elsewhere(root) if TAG.search(text)]
    elsewhere = [(numbers.where(e), text) for e, text in others if e.tag != W + "delText"]
    changed = list(root.iter(*_REVISIONS))
    revisions = [(numbers.where(changed[0]), len(changed))] if changed else []
    return Story(tuple(tags), tuple(leftovers), tuple(elsewhere), tuple(revisions))


def _tag(text: str, element: etree._Element, where: str) -> Tag:
    """The tag taken apart; curly quotes count as straight ones, as Word types them by itself."""
    parts = _PARTED.fullmatch(text)
    prefix, inner = (parts[1] or parts[2] or "", parts[3]) if parts else ("", text[2:-2])
    inner = inner.translate(_QUOTES)
    statement = _STATEMENT.fullmatch(inner) if text.startswith("{%") else None
    word, body = (statement[1], statement[2]) if statement else ("", inner)
    line = {"tr": "tr", "tc": "tc", "p": "p"}.get(prefix, "p")
    cell = next(element.iterancestors(W + "tc"), None)
    return Tag(
        text, where, prefix, word, body, _home(element, prefix),
        _path(nearest(element, line)), "" if cell is None else _path(cell),
        cell is not None and next(cell.iter(W + "tbl"), None) is not None,
    )  # fmt: skip


def _home(element: etree._Element, prefix: str) -> str:
    """What the end of a loop or condition must share with its beginning."""
    if prefix in ("tr", "tc"):
        return _path(nearest(element, "tbl" if prefix == "tr" else "tr"))
    paragraph = nearest(element, "p")
    if prefix == "p":
        return _path(paragraph.getparent())
    between: list[str] = []
    for ancestor in element.iterancestors():
        if ancestor.tag in _CONTAINERS:
            return f"{_path(ancestor)} {between}"
        between.append(ancestor.tag)
    return f"{_path(element)} {between}"


def _path(element: etree._Element | None) -> str:
    return "" if element is None else str(element.getroottree().getpath(element))


def _elsewhere(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Texts that are no printed text: attributes, field codes, text between elements."""
    for element in root.iter():
        if root.tag.startswith(W) and element.tag != W + "t":
            yield element, element.text or ""
        yield element, element.tail or ""
        yield from ((element, str(value)) for value in element.attrib.values())
