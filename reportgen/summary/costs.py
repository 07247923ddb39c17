"""What the 测算 of a project says, in 元."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reportgen.summary.amounts import Amount, decimals_of


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit, and the exact worth of both in 元 or pieces."""

    number: Decimal
    unit: str
    worth: Decimal


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of 测算 in 元; `quantity` × `standard` × `periods` where it is such a product."""

    item: str
    said: str
    amount: Decimal
    quantity: Measured | None = None
    standard: Measured | None = None
    periods: Measured | None = None


@dataclass(frozen=True, slots=True)
class Costing:
    """What a project's 测算 says; amounts in 元. `note` says what is missing."""

    number: int
    project: str
    budget: Amount
    costs: tuple[Cost, ...]
    gap: Amount
    note: str


def decimals_of_costings(costings: Iterable[Costing]) -> int:
    """The same for all amounts of costings, which are in 元."""
    amounts = (a for c in costings for a in (c.budget, *(cost.amount for cost in c.costs)))
    return decimals_of(amounts, "元")
