"""Compiles a Word template once: docxtpl's patching, our own merges, static parts deflated."""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from lxml import etree

from reportgen.diagnostics import Diagnostic, Place
from reportgen.expression import DEPTH, TOO_DEEP, environment, explained, problems
from reportgen.word import unique, vertical
from reportgen.word.archive import Packed, packed
from reportgen.word.fields import Record
from reportgen.word.hostile import CONTENT_TYPES, parse
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
    """The template ready to be filled, or every mistake in it, in the order people read it."""
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
        return None, found
    patch = DocxTemplate(io.BytesIO(data)).patch_xml
    drafts = [_patched(part, patch) for part in parts if _changes(part, package)]
    found = tuple(
        Diagnostic(code, message, Place(file, where=draft.part.label), _LOOK)
        for draft in drafts
        for code, message in _faults(draft.text)
    )
    if found:
        return None, found
    return Compiled(file, tuple(_entries(package.parts, map(_dynamic, drafts)))), ()


def _parts(package: Package) -> Iterator[_Part]:
    """The stories and properties of a document in reading order, named as people call them."""
    kinds = [(_kind(package.types.of(name)), name) for name in sorted(package.parts)]
    totals, seen = Counter(kind for kind, _name in kinds), Counter[str]()
    for wanted in _STORIES.values():
        for name in (name for kind, name in kinds if kind == wanted):
            seen[wanted] += 1
            label = wanted if totals[wanted] == 1 else f"{wanted}{seen[wanted]}"
            root = parse(package.parts[name])
            yield _Part(name, label, root, story(root, label))


def _kind(content_type: str) -> str:
    return next((said for end, said in _STORIES.items() if content_type.endswith(end)), "")


def _changes(part: _Part, package: Package) -> bool:
    """Whether filling changes the part: it may hold tags, or pictures to be numbered anew."""
    return b"{" in package.parts[part.name] or unique.has_pictures(part.root)


def _patched(part: _Part, patch: Callable[[str], str]) -> _Draft:
    """The part as docxtpl understands it; merges and picture numbers are still marks."""
    unique.strip(part.root)
    calls = vertical.mark(part.root)
    text = ordered(patch(etree.tostring(part.root, encoding="unicode")))
    for written, meant in _LITERALS:
        text = text.replace(written, f'{{{{ "{meant}" }}}}')
    return _Draft(part, TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), text), calls)


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """What the linter cannot see tag by tag: Jinja's own opinion, and XML out of balance."""
    try:
        tree = environment().parse(text)
        refused = list(problems(tree))
        yield from (("T406", message) for _line, message, _hint in refused)
        if not refused:
            environment().compile(text)
    except TOO_DEEP:
        yield "T406", DEPTH
    except TemplateSyntaxError as error:
        yield "T404", f"标记写错了：{explained(error)}"
        return
    try:
        expat.ParserCreate().Parse(TAG.sub("", text).encode(), True)
    except expat.ExpatError:
        yield "T406", "循环或条件的开头和结尾不在同一层，填好以后Word会打不开"


def _dynamic(draft: _Draft) -> Dynamic:
    """The part with Jinja in place of all marks."""
    text = unique.numbered(vertical.unmark(draft.text, draft.calls))
    tags = draft.part.story.tags
    moving = {tag.prefix for tag in tags if tag.prefix in ("tr", "tc", "p")}
    if any(tag.prefix == "tc" or tag.word in ("hm", "colspan") for tag in tags):
        moving.add("columns")
    return Dynamic(draft.part.name, draft.part.label, text, tuple(sorted(moving)))


def _entries(parts: Mapping[str, bytes], dynamic: Iterable[Dynamic]) -> Iterator[Packed | Dynamic]:
    """Every part, the content types first as readers of the format expect."""
    filled = {part.name: part for part in dynamic}
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        yield filled.get(name) or packed(name, parts[name])
