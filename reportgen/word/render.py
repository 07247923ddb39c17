"""Fills a compiled template: strings in, bytes out; imports neither docxtpl nor lxml."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from types import MethodType
from typing import Final
from xml.parsers import expat

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape

from reportgen.diagnostics import Diagnostic, Place
from reportgen.expression import Sandbox, environment, runtime
from reportgen.word.archive import Packed, archive, packed
from reportgen.word.merge import Merger
from reportgen.word.tidy import tidy

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'
_FIRST_ID: Final = 1001


@dataclass(frozen=True, slots=True)
class Dynamic:
    """A part to be filled in: Jinja text, what may disappear from it, and how people call it."""

    name: str
    label: str
    text: str
    moving: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to be filled, as plain data; `file` is for messages."""

    file: str
    entries: tuple[Packed | Dynamic, ...]


class _Filling(Sandbox):
    """The sandbox of compiled templates; the merger's steps need no inspection."""

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """What a call comes back with; Jinja's own rules for everything but the merger."""
        if isinstance(obj, MethodType) and isinstance(obj.__self__, Merger):
            return obj(*args)
        return super().call(context, obj, *args, **kwargs)


class RenderError(Exception):
    """A template that passed the linter and still could not be filled."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Template:
    """A compiled template whose Jinja code is made once, at the first filling."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._code: dict[str, jinja2.Template] = {}

    def render(self, context: Mapping[str, object]) -> bytes:
        """The document as bytes, the same for the same words; RenderError carries a T407."""
        words = {**context, **_calls()}
        return archive(self._filled(words))

    def _filled(self, words: Mapping[str, object]) -> Iterator[Packed]:
        for entry in self._compiled.entries:
            yield (
                entry if isinstance(entry, Packed) else packed(entry.name, self._part(entry, words))
            )

    def _part(self, entry: Dynamic, words: Mapping[str, object]) -> bytes:
        """One part as XML, known to be well-formed."""
        try:
            text = tidy(self._template(entry).render(words), entry.moving)
            xml = (_DECLARATION + text).encode()
            expat.ParserCreate().Parse(xml, True)
        except (jinja2.TemplateError, TypeError, ValueError) as error:
            raise self._error(entry, runtime(error)) from error
        except expat.ExpatError as error:
            raise self._error(entry, "填好以后格式坏了，Word会打不开") from error
        return xml

    def _template(self, entry: Dynamic) -> jinja2.Template:
        if entry.name not in self._code:
            sandbox = environment(kind=_Filling)
            sandbox.finalize = _broken if entry.name.startswith("word/") else _plain
            self._code[entry.name] = sandbox.from_string(entry.text)
        return self._code[entry.name]

    def _error(self, entry: Dynamic, message: str) -> RenderError:
        place = Place(self._compiled.file, where=entry.label)
        return RenderError(Diagnostic("T407", message, place, "检查模板里这一部分的标记"))


def render(compiled: Compiled, context: Mapping[str, object]) -> bytes:
    """The template filled once; keep a Template to fill it often."""
    return Template(compiled).render(context)


def _calls() -> dict[str, Callable[..., object]]:
    """What compiled templates call by themselves; authors cannot use names with underscores."""
    merger, numbers = Merger(), count(_FIRST_ID)
    return {
        "_begin": merger.begin,
        "_end": merger.end,
        "_row": merger.row,
        "_cell": merger.cell,
        "_id": lambda: next(numbers),
    }


def _broken(value: object) -> object:
    """A value for a text of a document: line breaks and tabs become Word's own; None is blank."""
    if isinstance(value, str) and ("\n" in value or "\t" in value):
        return Markup(str(escape(value)).replace("\n", _BREAK).replace("\t", _TAB))  # noqa: S704
    return _plain(value)


def _plain(value: object) -> object:
    return "" if value is None else value
