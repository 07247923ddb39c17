"""What a run needs of ROOT beside the specs: forms, library and compiled templates, each once."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from reportgen.diagnostics import Diagnostic, Place
from reportgen.form import LoadedForm, load_form
from reportgen.kept import contents, digest
from reportgen.layout import fields
from reportgen.library import Library, load_library
from reportgen.stock import FORM, SUMMARY, TEMPLATES, Stock
from reportgen.versions import versions
from reportgen.word import store
from reportgen.word.fields import Record
from reportgen.word.render import Template
from reportgen.word.template import Compiled
from reportgen.write import WriteError, write

Found = tuple[Diagnostic, ...]

_PROVEN: Final = b"proven\n"
_NOT_FOUND: Final = "form.yaml 的“文档”里写的模板要和 form.yaml 放在一起"


class Shelf(Struct, frozen=True):
    """Loads on first use and keeps for the run; `cache` is where compiled templates are kept.

    They are kept apart by the `versions` that compile; with `fresh`, all are compiled anew.
    """

    stock: Stock
    cache: Path | None = None
    versions: str = field(default_factory=versions)
    fresh: bool = False
    _forms: dict[str, tuple[LoadedForm | None, Found]] = field(default_factory=dict)
    _templates: dict[tuple[str, int], tuple[Template | None, Found]] = field(default_factory=dict)
    _library: list[tuple[Library, Found]] = field(default_factory=list)

    @property
    def proven(self) -> bool:
        """Whether nothing was wrong with this very stock, in an earlier run of these programs."""
        proof = self._proof
        return proof is not None and contents(proof, len(_PROVEN)) == _PROVEN

    def prove(self) -> None:
        """Keeps that nothing is wrong with this stock."""
        proof = self._proof
        if self.cache is not None and proof is not None:
            with suppress(WriteError):
                write(proof, _PROVEN, self.cache.parent)

    @property
    def _proof(self) -> Path | None:
        stock = repr(sorted((path, digest(data)) for path, data in self.stock.files.items()))
        named = digest(f"{self.versions}\n{stock}".encode("utf-8", "surrogatepass"))
        whole = self.cache is not None and not self.stock.unread
        return self.cache / f"{named}.proven" if self.cache and whole else None

    def form(self, form_id: str, asked: Place) -> tuple[LoadedForm | None, Found]:
        """A form by its id; `asked` is where it is named."""
        if form_id not in self._forms:
            loaded, found = load_form(form_id, self.stock.files.get, self.stock.forms(), asked)
            if loaded is None and [d.code for d in found] == ["F301"]:
                return None, self.stock.open(f"{TEMPLATES}/{form_id}/{FORM}")[1] or found
            self._forms[form_id] = (loaded, found)
        return self._forms[form_id]

    def library(self) -> tuple[Library, Found]:
        """The indicator library."""
        if not self._library:
            files, unfit = self.stock.library()
            library, found = load_library(files)
            self._library.append((library, (*unfit, *found)))
        return self._library[0]

    def template(self, form: LoadedForm, number: int) -> tuple[Template | None, Found]:
        """The compiled template of one of the form's documents."""
        template, found = self._template(form, number)
        return template, (*found, *(self._unprinted(form) if number == 0 else ()))

    def _template(self, form: LoadedForm, number: int) -> tuple[Template | None, Found]:
        key = (form.id, number)
        if key not in self._templates:
            self._templates[key] = self._compile(form, number)
        return self._templates[key]

    def _unprinted(self, form: LoadedForm) -> Iterator[Diagnostic]:
        """The sources that the form has and none of its templates prints, where any are printed.

        Nothing is said of a template that prints the total alone.
        """
        made = [self._template(form, number)[0] for number in range(len(form.form.documents))]
        words = [set(template.words) for template in made if template is not None]
        printed = {source for source in form.form.sources if any(source in used for used in words)}
        if len(words) < len(made) or not printed:
            return
        number = next(i for i, used in enumerate(words) if printed & used)
        for source in form.form.sources:
            if source not in printed:
                message = f"表样有资金来源“{source}”，模板没有印它"
                hint = (
                    f"在模板里加上 {{{{ 项目.资金.{source} }}}}，或者从 form.yaml 的资金来源里删去"
                )
                yield Diagnostic("T408", message, Place(form.template(number)), hint)

    def summary(self) -> tuple[Template | None, Found]:
        """The compiled template of the summary: the one in templates/, else reportgen's own."""
        from reportgen.summary import FIELDS, TEMPLATE

        key = (SUMMARY, 0)
        if key not in self._templates:
            data, unfit = self.stock.open(SUMMARY)
            own = data is None and not unfit
            self._templates[key] = (None, unfit)
            if own or data is not None:
                found = TEMPLATE.read_bytes() if own else data or b""
                compiled, problems = self._kept(found, TEMPLATE.name if own else SUMMARY, FIELDS)
                self._templates[key] = (Template(compiled) if compiled else None, problems)
        return self._templates[key]

    def _compile(self, form: LoadedForm, number: int) -> tuple[Template | None, Found]:
        path = form.template(number)
        data, unfit = self.stock.open(path)
        if data is None and unfit:
            return None, unfit
        if data is None:
            place = form.places.at("文档", number, "模板")
            return None, (Diagnostic("T401", f"找不到模板 {path}", place, _NOT_FOUND),)
        words = fields(form.form, form.form.documents[number].scope)
        compiled, found = self._kept(data, path, words)
        return (Template(compiled) if compiled else None), found

    def _kept(self, data: bytes, path: str, words: Record) -> tuple[Compiled | None, Found]:
        """The compiled template from the cache, or compiled now and, where it is right, kept."""
        if self.cache is None:
            return _compile(data, path, words)
        kept = self.cache / f"{store.key(data, words, self.versions)}.bin"
        known = b"" if self.fresh else contents(kept, store.MAX_SIZE)
        compiled = store.load(known or b"")
        if compiled is not None and compiled.file == path:
            return compiled, ()
        compiled, found = _compile(data, path, words)
        if compiled is not None and not found:
            with suppress(WriteError):
                write(kept, store.dump(compiled), self.cache.parent)
        return compiled, found


def _compile(data: bytes, path: str, words: Record) -> tuple[Compiled | None, Found]:
    from reportgen.word.compile import compile_template

    return compile_template(data, path, words)
