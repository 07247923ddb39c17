"""Problems in users' files as values: a place, a code, plain Chinese, a repair."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from reportgen.codes import BY_ID, Severity


class Place(Struct, frozen=True, order=True):
    """Where something stands: file relative to ROOT, lines and columns from 1 in characters.

    `where` names the place inside a file that has no lines, such as a table cell of a Word
    template.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    where: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is the file as a whole."""
        return not self.where and (self.end_line, self.end_column) == (1, 1)

    @classmethod
    def span(cls, file: str, line: int, column: int, length: int) -> "Place":
        """A stretch of `length` characters on one line."""
        return cls(file, line, column, line, column + length)


class Repair(Struct, frozen=True, order=True):
    """A certain correction: what stands at a place of one line, and what to write instead."""

    place: Place
    old: str
    new: str


class Diagnostic(Struct, frozen=True):
    """One finding; `changed` overrides the severity of the table (a form may).

    `field` is the path of the 栏目 (`资金/年度资金总额`), `answer` the reason that 情况说明 gives;
    `repairs` are what `--fix` writes, where that is certain.
    """

    code: str
    message: str
    place: Place
    hint: str = ""
    project: str | None = None
    changed: Severity | None = None
    field: str = ""
    answer: str | None = None
    repairs: tuple[Repair, ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.changed or BY_ID[self.code].severity

    @property
    def rule(self) -> str:
        """The rule's name as printed in JSON."""
        return BY_ID[self.code].rule

    @property
    def blocks(self) -> bool:
        """Whether the documents that depend on the file must not be written."""
        return self.severity is Severity.ERROR and not self.code.startswith("B")

    @property
    def counted(self) -> bool:
        """Whether it still has to be dealt with: nobody has explained it."""
        return self.answer is None

    def of_project(self, name: str) -> "Diagnostic":
        """The same finding, said of a project."""
        return self if self.project == name else replace(self, project=name)


def counts_of(diagnostics: Iterable[Diagnostic]) -> Counter[Severity]:
    """How many findings of each severity are to be dealt with."""
    return Counter(found.severity for found in diagnostics if found.counted)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings sorted by place, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.place, d.code, d.message)))
