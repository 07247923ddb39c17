"""Everything wrong with templates/ itself: forms, their templates, the indicator library."""

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic, Place
from reportgen.documents import NAME_HINT
from reportgen.fill.proof import unprintable
from reportgen.fill.standards import expressions, unfit, words_of
from reportgen.form import LoadedForm
from reportgen.layout import fields
from reportgen.library import Standard, standards_of
from reportgen.national import SOURCES, TOTAL
from reportgen.shelf import Shelf
from reportgen.stock import FORM, SUMMARY, TEMPLATES
from reportgen.word.fields import Leaf, Record


def form_findings(shelf: Shelf) -> tuple[Diagnostic, ...]:
    """Everything wrong with any form, its templates, and the library."""
    stock = shelf.stock
    library, problems = shelf.library()
    found = [
        *problems,
        *(shelf.summary()[1] if SUMMARY in stock.files else ()),
        *(d for unread in stock.unread.values() for d in unread),
    ]
    sources = dict.fromkeys(SOURCES)
    for form_id in stock.forms():
        form, problems = shelf.form(form_id, Place(f"{TEMPLATES}/{form_id}/{FORM}"))
        found += problems
        if form:
            sources |= dict.fromkeys(form.form.sources)
            found += _of_form(form, shelf)
    return (*found, *_targets(library.standards, sources))


def _of_form(form: LoadedForm, shelf: Shelf) -> Iterator[Diagnostic]:
    """What is wrong with the form's templates, file names and standard indicators."""
    for number, document in enumerate(form.form.documents):
        yield from shelf.template(form, number)[1]
        place = form.places.at("文档", number, "文件名")
        for problem in unprintable(document.name, fields(form.form, document.scope)):
            yield Diagnostic("F305", f"文件名的写法有误：{problem}", place, NAME_HINT)
    standards = standards_of(form.form.standards, None, form.places, "共性指标")
    yield from _targets(standards, form.form.sources)


def _targets(standards: Iterable[Standard], sources: Iterable[str]) -> Iterator[Diagnostic]:
    money = dict.fromkeys((*sources, TOTAL), Leaf(number=True, money=True))
    words = Record({**dict.fromkeys(words_of(sources), Leaf()), **money})
    for standard in standards:
        for key, text in expressions(standard).items():
            for problem in unprintable(text, words):
                yield unfit(standard, key, problem)
