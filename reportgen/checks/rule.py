"""What a business rule is: its code, what it says of itself to people, and what it asks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.codes import BY_ID, Code
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

OfProject = Callable[[FilledProject, FilledUnit, Form], Iterator[Diagnostic]]
OfUnit = Callable[[FilledUnit, Form], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; what it asks is asked of each project, of the unit with all projects, or of both.

    The texts are what `reportgen explain` prints. Findings of `of_unit` name their project
    themselves.
    """

    id: str
    what: str
    why: str
    wrong: str
    right: str
    source: str
    of_project: OfProject | None = None
    of_unit: OfUnit | None = None

    @property
    def code(self) -> Code:
        """Its row in the table of codes: rule name, severity, title."""
        return BY_ID[self.id]
