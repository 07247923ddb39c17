"""Fills a compiled template: strings in, bytes out; imports neither docxtpl nor lxml."""

from collections.abc import Iterator, Mapping
from types import MethodType
from typing import Final
from xml.parsers import expat

import jinja2
from jinja2.runtime import Context

from reportgen.diagnostics import Diagnostic, Place
from reportgen.expression import (
    BUDGET,
    TOO_DEEP,
    Budget,
    Sandbox,
    environment,
    problems,
    runtime,
)
from reportgen.word.archive import Packed, archive, packed
from reportgen.word.listing import resolved
from reportgen.word.merge import OWN, Merger, calls
from reportgen.word.template import Compiled, Dynamic
from reportgen.word.tidy import tidy

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


class _Filling(Sandbox):
    """The sandbox of compiled templates; the merger's steps need no inspection."""

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """What a call comes back with; nothing but the steps of filling can be called."""
        if isinstance(obj, MethodType) and isinstance(obj.__self__, Merger):
            return obj(*args)
        return super().call(context, obj, *args, **kwargs)


class Template:
    """A compiled template whose Jinja code is made once, at the first filling."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._code: dict[str, jinja2.Template] = {}

    def render(self, context: Mapping[str, object]) -> bytes:
        """The document as bytes, the same for the same words; RenderError carries a T407."""
        return archive(self._filled({**context, **calls(), BUDGET: Budget()}))

    def _filled(self, words: Mapping[str, object]) -> Iterator[Packed]:
        for entry in self._compiled.entries:
            if isinstance(entry, Packed):
                yield entry
            else:
                yield packed(entry.name, self._part(entry, words))

    def _part(self, entry: Dynamic, words: Mapping[str, object]) -> bytes:
        """One part as XML, known to be well-formed."""
        content = (_DECLARATION + self._text(entry, words)).encode(errors="replace")
        try:
            expat.ParserCreate().Parse(content, True)
        except expat.ExpatError as error:
            raise self._error(entry, _BROKEN) from error
        return content

    def _text(self, entry: Dynamic, words: Mapping[str, object]) -> str:
        budget = words[BUDGET]
        try:
            code = self._code.get(entry.name) or self._made(entry)
            pieces = budget.within(code.generate(words)) if isinstance(budget, Budget) else ()
        except (jinja2.TemplateError, TypeError, ValueError, *TOO_DEEP) as error:
            raise self._error(entry, runtime(error), error) from error
        xml = "".join(pieces)
        return tidy(resolved(xml), entry.moving) if entry.name.startswith("word/") else xml

    def _made(self, entry: Dynamic) -> jinja2.Template:
        """The code of a part; whoever wrote the text, it may use only what the linter allows."""
        sandbox = environment(kind=_Filling)
        sandbox.finalize = _plain
        tree = sandbox.parse(entry.text)
        if next(problems(tree, OWN), None):
            place = Place(self._compiled.file, where=entry.label)
            raise RenderError(Diagnostic("T407", _FOREIGN, place, _AGAIN))
        made = self._code[entry.name] = sandbox.from_string(tree)
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


def _plain(value: object) -> object:
    return "" if value is None else value


def _line(error: BaseException) -> int:
    """The line of the template's text that was being filled in, or 0."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
