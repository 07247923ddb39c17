"""What the 测算 of a project says, in 元."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from reportgen.summary.amounts import Amount, decimals_of, summed


class Measured(Struct, frozen=True):
    """A number with its unit, and the exact worth of both in 元 or pieces."""

    number: Decimal
    unit: str
    worth: Decimal


class Cost(Struct, frozen=True):
    """One line of 测算 in 元; `quantity` × `standard` × `periods` where it is such a product."""

    item: str
    said: str
    amount: Decimal
    quantity: Measured | None = None
    standard: Measured | None = None
    periods: Measured | None = None


class Costing(Struct, frozen=True):
    """What a project's 测算 says; amounts in 元. `note` says what is missing."""

    number: int
    project: str
    budget: Amount
    costs: tuple[Cost, ...]
    gap: Amount
    note: str

    @property
    def amount(self) -> Amount:
        """What its lines come to."""
        return summed(cost.amount for cost in self.costs)


class Compared(Struct, frozen=True):
    """The projects whose 测算 can be held against their money, together; `left` are the others."""

    projects: tuple[Costing, ...]
    left: tuple[Costing, ...]

    @property
    def amount(self) -> Amount:
        """What their 测算 comes to."""
        return summed(costing.amount for costing in self.projects)

    @property
    def budget(self) -> Amount:
        """What money they have."""
        return summed(costing.budget for costing in self.projects)

    @property
    def gap(self) -> Amount:
        """Their money less their 测算."""
        return summed(costing.gap for costing in self.projects)


def compared(costings: Iterable[Costing]) -> Compared:
    """Parts those that have both 测算 and money from the others."""
    every = tuple(costings)
    left = tuple(costing for costing in every if costing.gap is None)
    return Compared(tuple(costing for costing in every if costing.gap is not None), left)


def decimals_of_costings(costings: Iterable[Costing]) -> int:
    """The same for all amounts of costings, which are in 元."""
    amounts = (a for c in costings for a in (c.budget, *(cost.amount for cost in c.costs)))
    return decimals_of(amounts, "元")
