"""The texts of a project as rules read them: what was typed, what it is, where it stands."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Place
from reportgen.evidence.passages import NAME, REMARK, TARGET, Passage, within
from reportgen.filled import FilledProject, FilledUnit, Origin, Row
from reportgen.patterns import pattern

_LONGEST: Final = 24
BASIS: Final = "指标值依据"
GOALS: Final = "部门整体绩效目标"
_LONG_TEXTS: Final = ("资金用途", "立项依据", "年度总体目标")
_NUMBERING: Final = pattern(
    r"^\s*(?:目标)?\s*[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[）)、.．:：]\s*(?![0-9])"
)
_NOT_WORDS: Final = pattern(r"[\W_]+")
_CLAUSE: Final = pattern(r"[，,。；;！!？?、\n]")


class Said(Struct, frozen=True):
    """One text: what it is to people, the text, its place, and its row where it has one."""

    what: str
    text: str
    place: Place
    row: Row | None = None


class _Same:
    """A project as itself, whatever is equal to it: what a cache asks by."""

    __slots__ = ("project",)

    def __init__(self, project: FilledProject) -> None:
        self.project = project

    def __hash__(self) -> int:
        return id(self.project)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.project is self.project


def texts(project: FilledProject) -> tuple[Said, ...]:
    """The long texts that were typed, then each row with its target and explanation."""
    return _read(_Same(project))[0]


def whole(project: FilledProject) -> str:
    """All texts, one after another: what need not be searched one by one if nothing is in it."""
    return _read(_Same(project))[1]


@lru_cache(maxsize=4)
def _read(asked: _Same) -> tuple[tuple[Said, ...], str]:
    """Rules ask one after another of the same project, so the last ones are kept."""
    said = tuple(_texts(asked.project))
    return said, "\n".join(text.text for text in said)


def _texts(project: FilledProject) -> Iterator[Said]:
    for key in _LONG_TEXTS:
        value = project.texts[key]
        if value.value:
            yield Said(f"“{key}”", value.value, value.place)
    for row in typed_rows(project):
        yield Said(spoken(row), row_text(row), row.place, row)


def phrase_place(project: FilledProject, said: Said, phrase: str) -> Place:
    """Where a phrase stands first, or the whole text where that is not known."""
    start = said.text.find(phrase)
    return stretch_place(project, said, start, start + len(phrase))


def stretch_place(project: FilledProject, said: Said, start: int, end: int) -> Place:
    """Where these characters of a text stand, or the whole text where that is not known."""
    begins = 0
    for passage in _parts(project, said):
        if begins <= start and end <= begins + len(passage.text):
            return within(passage, start - begins, end - begins)
        begins += len(passage.text) + 1
    return said.place


def _parts(project: FilledProject, said: Said) -> Iterator[Passage]:
    """What was typed one after another, as in `row_text`."""
    row = said.row
    if row is None:
        yield Passage(said.text, said.what.strip("“”"), project)
    else:
        parts = {NAME: row.name, TARGET: row.target.text, REMARK: row.remark, BASIS: row.basis}
        yield from (Passage(text, field, project, row) for field, text in parts.items() if text)


def goals_place(unit: FilledUnit, part: str, phrase: str) -> Place:
    """Where a phrase of the department's goals stands, or all of that part."""
    typed = unit.places.typed(GOALS, part)
    text = typed.text if typed else ""
    start = text.find(phrase)
    found = typed.part(text, start, start + len(phrase)) if typed and start >= 0 else None
    return found or unit.places.at(GOALS, part)


def typed_rows(project: FilledProject) -> Iterator[Row]:
    """The rows that a person wrote: neither empty nor from the indicator library."""
    return (row for row in project.rows if not row.empty and row.origin is not Origin.STANDARD)


def row_text(row: Row) -> str:
    """Everything typed in a row, one text a line."""
    return "\n".join(filter(None, (row.name, row.target.text, row.remark, row.basis)))


def spoken(row: Row) -> str:
    """The row in a message: its category and its name, a long one cut."""
    return f"{row.category}{quoted(row.name)}"


def quoted(text: str) -> str:
    """The text in quotation marks, a long one cut."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= _LONGEST else f'{flat[: _LONGEST - 2]}……'}”"


def listed(names: tuple[str, ...], most: int = 6) -> str:
    """Quoted names in a row; beyond `most` only how many."""
    shown = "".join(quoted(name) for name in names[:most])
    return shown if len(names) <= most else f"{shown}等{len(names)}个"


def target_place(project: FilledProject, row: Row) -> Place:
    """Where the row's target is written, or the row where it has none."""
    path = ("绩效指标", row.category, row.name)
    return project.places.at(*path, "指标值") if project.places.written(*path) else row.place


def unnumbered(text: str) -> str:
    """The text without the number in front of its first line."""
    return _NUMBERING.sub("", text, count=1).strip()


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Only the letters, digits and characters: what two texts are compared by."""
    return _NOT_WORDS.sub("", text)


def clause_around(text: str, start: int, end: int) -> str:
    """The part between punctuation marks that holds this stretch."""
    before = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    after = _CLAUSE.search(text, end)
    return text[before : after.start() if after else len(text)]
