"""Compiles a Word template once: docxtpl's patching, our own merges, static parts deflated."""

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from lxml import etree

from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.expression import environment, explained, problems
from reportgen.word import vertical
from reportgen.word.archive import Packed, packed
from reportgen.word.fields import Record
from reportgen.word.hostile import CONTENT_TYPES, W, parse
from reportgen.word.lint import lint
from reportgen.word.order import ordered
from reportgen.word.package import Package, read_package
from reportgen.word.places import TAG, Story, story
from reportgen.word.render import Compiled, Dynamic

_STORIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wordprocessingml.document.main+xml": "正文",
        "wordprocessingml.header+xml": "页眉",
        "wordprocessingml.footer+xml": "页脚",
        "wordprocessingml.footnotes+xml": "脚注",
        "wordprocessingml.endnotes+xml": "尾注",
        "package.core-properties+xml": "文档属性",
    }
)
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DOC_PR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ID: Final = "reportgen-id"
_STRAY_BOOKMARKS: Final = ("_GoBack", "OLE_LINK")
_LITERALS: Final = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_LOOK: Final = "用Word打开模板，检查这一部分的标记是否成对、是否写在同一格里"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that may hold tags."""

    name: str
    label: str
    root: etree._Element
    story: Story


@dataclass(frozen=True, slots=True)
class _Draft:
    """A part patched by docxtpl, and the keys its merge marks stand for."""

    part: _Part
    text: str
    calls: tuple[str, ...]


def compile_template(
    data: bytes, file: str, fields: Record
) -> tuple[Compiled | None, tuple[Diagnostic, ...]]:
    """The template ready to be filled, or every mistake in it, in order of place."""
    package, found = read_package(data, file)
    if package is None:
        return None, found
    parts = tuple(_parts(package))
    found = tuple(
        Diagnostic(code, message, Place(file, where=where), hint)
        for part in parts
        for code, where, message, hint in lint(part.story, fields)
    )
    if found:
        return None, in_order(found)
    patch = DocxTemplate(io.BytesIO(data)).patch_xml
    patched = [_patched(part, patch) for part in parts if _changes(part)]
    found = tuple(
        Diagnostic(code, message, Place(file, where=draft.part.label), _LOOK)
        for draft in patched
        for code, message in _faults(draft.text)
    )
    if found:
        return None, in_order(found)
    dynamic = {draft.part.name: _dynamic(draft) for draft in patched}
    return Compiled(file, tuple(_entries(package.parts, dynamic))), ()


def _parts(package: Package) -> Iterator[_Part]:
    """The stories and properties of a document, named as people call them."""
    order = tuple(_STORIES.values())
    named = [(_kind(package.types.of(name)), name) for name in sorted(package.parts)]
    stories = sorted((pair for pair in named if pair[0]), key=lambda pair: order.index(pair[0]))
    kinds = {name: kind for kind, name in stories}
    totals, seen = Counter(kinds.values()), Counter[str]()
    for name, kind in kinds.items():
        if kind:
            seen[kind] += 1
            label = kind if totals[kind] == 1 else f"{kind}{seen[kind]}"
            root = parse(package.parts[name])
            yield _Part(name, label, root, story(root, label))


def _kind(content_type: str) -> str:
    return next((said for end, said in _STORIES.items() if content_type.endswith(end)), "")


def _changes(part: _Part) -> bool:
    """Whether filling changes the part: it holds tags, or pictures that are numbered anew."""
    return bool(part.story.tags) or next(part.root.iter(_DOC_PR), None) is not None


def _patched(part: _Part, patch: Callable[[str], str]) -> _Draft:
    """The part as docxtpl understands it; merges and picture numbers are still marks."""
    _clean(part.root)
    calls = vertical.mark(part.root)
    text = ordered(patch(etree.tostring(part.root, encoding="unicode")))
    for written, meant in _LITERALS:
        text = text.replace(written, f'{{{{ "{meant}" }}}}')
    return _Draft(part, TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), text), calls)


def _clean(root: etree._Element) -> None:
    """Takes out what must be unique in a document and would be repeated by loops."""
    for element in root.iter(W + "p", W + "tr"):
        for name in ("paraId", "textId"):
            element.attrib.pop(_W14 + name, None)
    for picture in root.iter(_DOC_PR):
        picture.set("id", _ID)
    for bookmark in list(root.iter(W + "bookmarkStart")):
        if bookmark.get(W + "name", "").startswith(_STRAY_BOOKMARKS):
            number = bookmark.get(W + "id")
            ends = [e for e in root.iter(W + "bookmarkEnd") if e.get(W + "id") == number]
            for mark in (bookmark, *ends):
                mark.getparent().remove(mark)


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """What the linter cannot see tag by tag: Jinja's own opinion, and XML out of balance."""
    try:
        tree = environment().parse(text)
    except TemplateSyntaxError as error:
        yield "T404", f"标记写错了：{explained(error)}"
        return
    yield from (("T406", message) for _line, message, _hint in problems(tree))
    try:
        expat.ParserCreate().Parse(TAG.sub("", text).encode(), True)
    except expat.ExpatError:
        yield "T406", "循环或条件的开头和结尾不在同一层，填好以后Word会打不开"


def _dynamic(draft: _Draft) -> Dynamic:
    """The part with Jinja in place of all marks."""
    text = vertical.unmark(draft.text, draft.calls).replace(f'id="{_ID}"', 'id="{{ _id() }}"')
    tags = draft.part.story.tags
    moving = {tag.prefix for tag in tags if tag.prefix in ("tr", "tc", "p")}
    if any(tag.prefix == "tc" or tag.word in ("hm", "colspan") for tag in tags):
        moving.add("columns")
    return Dynamic(draft.part.name, draft.part.label, text, tuple(sorted(moving)))


def _entries(
    parts: Mapping[str, bytes], dynamic: Mapping[str, Dynamic]
) -> Iterator[Packed | Dynamic]:
    """Every part, the content types first as readers of the format expect."""
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        yield dynamic.get(name) or packed(name, parts[name])
