"""What a business rule is: its code, what it says of itself to people, and what it asks."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from reportgen.codes import BY_ID, Code
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

OfProject = Callable[[FilledProject, FilledUnit, Form], Iterator[Diagnostic]]
OfUnit = Callable[[FilledUnit, Form], Iterator[Diagnostic]]


class Rule(Struct, frozen=True):
    """One rule; what it asks is asked of each project, of the unit with all projects, or of both.

    The texts are what `reportgen explain` prints. Findings of `of_unit` name their project
    themselves. `parts` are the 栏目 that it puts together: a project in which one of them failed is
    not asked; with `whole`, nor is a unit of which a project could not be read. So nothing is said
    that only follows from another finding.
    """

    id: str
    what: str
    why: str
    wrong: str
    right: str
    source: str
    of_project: OfProject | None = None
    of_unit: OfUnit | None = None
    parts: tuple[str, ...] = ()
    whole: bool = False

    @property
    def code(self) -> Code:
        """Its row in the table of codes: rule name, severity, title."""
        return BY_ID[self.id]


class Failed(Struct, frozen=True):
    """What could not be read or completed: 栏目 by file, and whether a project is missing."""

    parts: frozenset[tuple[str, str]] = frozenset()
    missing: bool = False

    def spoils(self, rule: Rule, file: str) -> bool:
        """Whether what the rule asks of a project rests on a part that failed."""
        return bool(self.parts) and any((file, part) in self.parts for part in rule.parts)
