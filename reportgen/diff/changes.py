"""What can change between two states of a unit, as typed values; nothing here is text for people.

Amounts are in 元, so that a unit that changed its 金额单位 changed nothing.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject

SOURCES: Final = "资金"


class Kind(StrEnum):
    """What happened; the value is the key in JSON."""

    MONEY = "money"
    COSTING = "costing"
    TEXT = "text"
    PLAN = "plan"
    INDICATOR_NEW = "indicator-new"
    INDICATOR_GONE = "indicator-gone"
    INDICATOR_RENAMED = "indicator-renamed"
    INDICATOR_MOVED = "indicator-moved"
    TARGET = "target"
    DETAIL = "detail"


class Direction(StrEnum):
    """Which way a target went: a STRICTER one is harder to reach, a LOOSER one easier."""

    STRICTER = "stricter"
    LOOSER = "looser"
    CHANGED = "changed"


class Cause(Struct, frozen=True):
    """Where a change was made that is not in the project's own file, and what it is called."""

    file: str
    name: str


class Change(Struct, frozen=True):
    """One change of a project: of what, from what, to what.

    `subject` is the path in the words of the form (`资金`, `财政拨款`); an absent side is None.
    """

    kind: Kind
    subject: tuple[str, ...]
    before: str | None
    after: str | None
    money: tuple[Decimal | None, Decimal | None] | None = None
    direction: Direction | None = None
    cause: Cause | None = None


class ProjectChange(Struct, frozen=True):
    """One project on both sides (one is None where it is new or gone) and what changed in it."""

    before: FilledProject | None
    after: FilledProject | None
    changes: tuple[Change, ...]
    money: tuple[Decimal | None, Decimal | None]
    stale: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The project's name, as it is now or was."""
        project = self.after or self.before
        return project.name if project else ""

    @property
    def renamed(self) -> bool:
        """Whether it had another name before."""
        return bool(self.before and self.after and self.before.name != self.after.name)

    @property
    def moved(self) -> Decimal:
        """How much money moved, as an amount without a sign."""
        before, after = self.money
        return abs((after or Decimal(0)) - (before or Decimal(0)))

    @property
    def resourced(self) -> bool:
        """Whether its total is as before and its sources are not."""
        moved = (c.kind is Kind.MONEY and c.subject[0] == SOURCES for c in self.changes)
        return self.money[0] == self.money[1] and any(moved)

    @property
    def followed(self) -> bool:
        """Whether all that changed in it was changed elsewhere: unit.yaml, form or library."""
        both = bool(self.before and self.after) and not self.renamed
        return both and all(change.cause for change in self.changes)

    @property
    def silent(self) -> bool:
        """Whether nothing happened to it."""
        return bool(self.before and self.after) and not (self.changes or self.renamed)


class Shared(Struct, frozen=True):
    """A change outside the projects' files, and how many projects (or documents) it reaches."""

    file: str
    what: str
    before: str
    after: str
    projects: int


class Findings(Struct, frozen=True):
    """What the checks say: of the new state, what is new, what is gone."""

    now: tuple[Diagnostic, ...]
    new: tuple[Diagnostic, ...]
    gone: tuple[Diagnostic, ...]


class UnitChange(Struct, frozen=True):
    """One unit on both sides; `broken` says of a side's files why they could not be compared.

    `left` are projects that could not be compared: their money is in none of the sums. With
    `whole` False one side could not be read at all, and there are no sums.
    """

    folder: str
    name: str
    years: tuple[int | None, int | None]
    stages: tuple[str, str]
    money_unit: str
    counts: tuple[int | None, int | None]
    money: tuple[Decimal | None, Decimal | None]
    sources: tuple[tuple[str, Decimal | None, Decimal | None], ...]
    ceiling: Decimal | None
    projects: tuple[ProjectChange, ...]
    shared: tuple[Shared, ...]
    findings: Findings
    explained: tuple[tuple[str, str, str], ...]
    broken: tuple[str, ...] = ()
    left: int = 0
    whole: bool = True


class Comparison(Struct, frozen=True):
    """Everything between two states: `names` are what they are called."""

    names: tuple[str, str]
    units: tuple[UnitChange, ...]
    unchanged: int
    shared: tuple[Shared, ...]
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all changed in what could be compared."""
        return not (self.units or self.shared)
