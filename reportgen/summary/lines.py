"""One project of the summary, and projects that have something in common."""

from msgspec import Struct

from reportgen.money import total
from reportgen.summary.amounts import Amount, summed


class Line(Struct, frozen=True):
    """One project. `funds` are in the order of the department's sources.

    `gap` is the budget less the 测算 (None without one); `errors` and `warnings` are None where
    nothing was checked; `public` is "" where the project does not say. `answers`
    are its 情况说明: what was found, and the reason.
    """

    number: int
    name: str
    code: str
    category: str
    attribute: str
    task: str
    last_year: Amount
    budget: Amount
    funds: tuple[Amount, ...]
    ceiling: Amount
    gap: Amount
    pending: bool
    outputs: int
    benefits: int
    satisfactions: int
    quantity: str
    satisfaction: str
    errors: int | None
    warnings: int | None
    public: str
    reason: str
    answers: tuple[tuple[str, str], ...]

    @property
    def change(self) -> Amount:
        """This year's budget less last year's."""
        if self.budget is None or self.last_year is None:
            return None
        return total((self.budget, -self.last_year))

    @property
    def unsourced(self) -> Amount:
        """The budget less its sources; None where one of the two is not known."""
        if self.budget is None or not any(self.funds):
            return None
        return total((self.budget, *(-amount for amount in self.funds if amount is not None)))

    @property
    def costed(self) -> bool | None:
        """Whether 测算 and budget are the same; None where that cannot be said."""
        return None if self.gap is None or self.pending else not self.gap


class Group(Struct, frozen=True):
    """The projects that have a task, a category or an attribute in common."""

    name: str
    projects: tuple[Line, ...]

    @property
    def budget(self) -> Amount:
        """What they have together."""
        return summed(line.budget for line in self.projects)

    @property
    def last_year(self) -> Amount:
        """What those that say so had last year."""
        return summed(line.last_year for line in self.projects)

    @property
    def change(self) -> Amount:
        """By how much those that say so changed."""
        return summed(line.change for line in self.projects)
