"""Fills a compiled template: strings in, bytes out; imports neither docxtpl nor lxml."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

import jinja2
from jinja2 import nodes
from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place
from reportgen.expression import (
    BUDGET,
    TOO_DEEP,
    Budget,
    environment,
    filled,
    problems,
    runtime,
)
from reportgen.word.archive import FILLED, Packed, archive, deflated
from reportgen.word.listing import has_controls, resolved
from reportgen.word.merge import OWN, calls
from reportgen.word.template import Compiled, Dynamic
from reportgen.word.tidy import tidy
from reportgen.word.wellformed import Skeletons, is_well_formed

__all__ = ["Compiled", "Dynamic", "RenderError", "Template", "render"]

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LOOK: Final = "检查模板里这一部分的标记"
_BROKEN: Final = "填好以后格式坏了，Word会打不开"
_FOREIGN: Final = "保存的模板被改过"
_AGAIN: Final = "删去 .reportgen 文件夹，再运行一次"


class RenderError(Exception):
    """A template that passed the linter and still could not be filled."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Code(Struct, frozen=True):
    """The Jinja code of one part, and what is known of its fixed texts."""

    template: jinja2.Template
    skeletons: Skeletons

    def fill(self, words: Mapping[str, object], budget: Budget) -> tuple[list[str], list[str]]:
        """The filled text, and a shorter one that is well-formed where this is, in stretches."""
        stretches: list[str] = []
        bare: list[str] = []
        for stretch, pieces in budget.within(filled(self.template, words)):
            stretches.append(stretch)
            bare.append(self.skeletons.bare(pieces))
        return stretches, bare


class Template:
    """A compiled template whose Jinja code is made once, at the first filling."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._code: dict[str, _Code] = {}

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it uses under other words."""
        return self._compiled.words

    def render(self, context: Mapping[str, object]) -> bytes:
        """The document as bytes, the same for the same words; RenderError carries a T407."""
        return archive(self._filled(context, Budget()))

    def _filled(self, context: Mapping[str, object], budget: Budget) -> Iterator[Packed]:
        words = {**context, **calls(budget), BUDGET: budget}
        for entry in self._compiled.entries:
            if isinstance(entry, Packed):
                yield entry
            else:
                yield deflated(entry.name, self._part(entry, words, budget), FILLED)

    def _part(self, entry: Dynamic, words: Mapping[str, object], budget: Budget) -> Iterator[bytes]:
        """One part as XML, known to be well-formed; a large one is whole only where it must be."""
        try:
            code = self._code.get(entry.name) or self._made(entry)
            stretches, bare = code.fill(words, budget)
        except (jinja2.TemplateError, TypeError, ValueError, *TOO_DEEP) as error:
            raise self._error(entry, runtime(error), error) from error
        if entry.name.startswith("word/") and (entry.moving or any(map(has_controls, stretches))):
            text = "".join(stretches)
            stretches = [tidy(resolved(text), entry.moving)]
            bare = bare if stretches[0] is text else stretches
        if not is_well_formed(bare):
            raise self._error(entry, _BROKEN)
        return (stretch.encode() for stretch in chain((_DECLARATION,), stretches))

    def _made(self, entry: Dynamic) -> _Code:
        """The code of a part; whoever wrote the text, it may use only what the linter allows."""
        sandbox = environment()
        tree = sandbox.parse(entry.text)
        if next(problems(tree, OWN), None):
            place = Place(self._compiled.file, where=entry.label)
            raise RenderError(Diagnostic("T407", _FOREIGN, place, _AGAIN))
        fixed = Skeletons.of([node.data for node in tree.find_all(nodes.TemplateData)])
        made = self._code[entry.name] = _Code(sandbox.from_string(tree), fixed)
        return made

    def _error(
        self, entry: Dynamic, message: str, error: BaseException | None = None
    ) -> RenderError:
        where, tag = entry.place(_line(error)) if error else (entry.label, "")
        said = f"{tag}：{message}" if tag else message
        return RenderError(Diagnostic("T407", said, Place(self._compiled.file, where=where), _LOOK))


def render(compiled: Compiled, context: Mapping[str, object]) -> bytes:
    """The template filled once; keep a Template to fill it often."""
    return Template(compiled).render(context)


def _line(error: BaseException) -> int:
    """The line of the template's text that was being filled in, or 0."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
