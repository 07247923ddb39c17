"""Problems in users' files as values: a place, a code, plain Chinese, a repair."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportgen.codes import BY_ID, Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; `changed` overrides the severity of the table (a form may)."""

    code: str
    message: str
    place: Place
    hint: str = ""
    project: str | None = None
    changed: Severity | None = None

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

    def of_project(self, name: str) -> "Diagnostic":
        """The same finding, said of a project."""
        return replace(self, project=name)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings sorted by place, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.place, d.code, d.message)))
