"""Compiles a Word template once: docxtpl's patching, our own merges, static parts deflated."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from xml.parsers import expat

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree
from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place
from reportgen.expression import DEPTH, TOO_DEEP, environment, explained, problems
from reportgen.word import blocks, unique, vertical
from reportgen.word.archive import packed
from reportgen.word.chunks import TAG
from reportgen.word.discreet import discreet
from reportgen.word.fieldcodes import forget_pages, updating
from reportgen.word.fields import Record
from reportgen.word.grids import moving
from reportgen.word.hostile import CONTENT_TYPES
from reportgen.word.lint import lint
from reportgen.word.marks import TagPlace, number_tags, numbered_lines
from reportgen.word.order import ordered
from reportgen.word.package import Package, read_package
from reportgen.word.parts import Part, changes, stories
from reportgen.word.template import Compiled, Dynamic, Entry

_LITERALS: Final = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_SETTINGS: Final = "wordprocessingml.settings+xml"
_LOOK: Final = "用Word打开模板，检查这一部分的标记是否成对、是否写在同一格里"
_TAGS: Final = "在要填的地方写标记，例如 {{ 单位.单位名称 }}"


class _Draft(Struct, frozen=True):
    """A part patched by docxtpl, what its marks stand for, the places of its tags.

    `pages` tells that it shows page numbers which Word has to work out.
    """

    part: Part
    text: str
    calls: tuple[vertical.Key, ...]
    places: tuple[TagPlace, ...]
    moving: tuple[str, ...]
    patterns: tuple[blocks.Pattern, ...]
    pages: bool


def compile_template(
    data: bytes, file: str, fields: Record
) -> tuple[Compiled | None, tuple[Diagnostic, ...]]:
    """The template ready to be filled, or every mistake in it, in the order people read it."""
    package, found = read_package(data, file)
    if package is None:
        return None, found
    package = discreet(package)
    parts = tuple(stories(package))
    found = tuple(_mistakes(parts, file, fields))
    if found:
        return None, found
    patch = DocxTemplate(io.BytesIO(data)).patch_xml
    drafts = [_patched(part, patch) for part in parts if changes(part, package)]
    found = tuple(
        Diagnostic(code, message, Place(file, where=draft.part.label), _LOOK)
        for draft in drafts
        for code, message in _faults(draft.text)
    )
    if found:
        return None, found
    dynamic = [_dynamic(draft) for draft in drafts]
    words = _words(part.text for part in dynamic)
    parts_now = _with_settings(package) if any(d.pages for d in drafts) else package.parts
    return Compiled(file, tuple(_entries(parts_now, dynamic)), words), ()


def _mistakes(parts: Iterable[Part], file: str, fields: Record) -> Iterator[Diagnostic]:
    """What the linter finds in any part; that there is nothing to fill in at all."""
    found = [(part, one) for part in parts for one in lint(part.story, fields)]
    for _part, (code, where, message, hint) in found:
        yield Diagnostic(code, message, Place(file, where=where), hint)
    if not found and not any(part.story.tags for part in parts):
        message = "模板里一个标记也没有，每份文档都会一模一样"
        yield Diagnostic("T404", message, Place(file), _TAGS)


def _patched(part: Part, patch: Callable[[str], str]) -> _Draft:
    """The part as docxtpl understands it; merges and picture numbers are still marks."""
    moves = moving(part.root, part.story)
    pages = forget_pages(part.root)
    unique.strip(part.root)
    places = number_tags(part.root, part.label)
    patterns = blocks.mark(part.root)
    calls = vertical.mark(part.root)
    text = ordered(patch(etree.tostring(part.root, encoding="unicode")))
    for written, meant in _LITERALS:
        text = text.replace(written, f'{{{{ "{meant}" }}}}')
    text = TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), text)
    return _Draft(part, text, calls, places, moves, patterns, pages)


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
    text = blocks.unmark(text, draft.patterns)
    text, places = numbered_lines(text, draft.places)
    return Dynamic(draft.part.name, draft.part.label, text, draft.moving, places)


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    """Every word that stands under another anywhere in these texts."""
    trees = [environment().parse(text) for text in texts]
    named = {node.attr for tree in trees for node in tree.find_all(nodes.Getattr)}
    items = [node.arg for tree in trees for node in tree.find_all(nodes.Getitem)]
    named |= {str(item.value) for item in items if isinstance(item, nodes.Const)}
    return tuple(sorted(named))


def _with_settings(package: Package) -> Mapping[str, bytes]:
    """The parts, with settings that have Word work out page numbers when it opens the document."""
    return {
        name: updating(data) if package.types.of(name).endswith(_SETTINGS) else data
        for name, data in package.parts.items()
    }


def _entries(parts: Mapping[str, bytes], dynamic: Iterable[Dynamic]) -> Iterator[Entry]:
    """Every part, the content types first as readers of the format expect."""
    filled = {part.name: part for part in dynamic}
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        yield filled.get(name) or packed(name, parts[name])
