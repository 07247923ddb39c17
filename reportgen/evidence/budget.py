"""The budget of a project in 元, and how exactly it is stated."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Place
from reportgen.evidence.same import Same
from reportgen.filled import FilledProject, FilledUnit
from reportgen.money import convert, printed

_DECIMALS: Final = {"元": 0, "千元": 2, "万元": 2, "亿元": 4}


class Budget(Struct, frozen=True):
    """The amount in 元, as said in its own unit; `slack` is half its last decimal."""

    amount: Fraction
    slack: Fraction
    said: str
    place: Place

    def is_(self, amount: Fraction) -> bool:
        """Whether an amount rounds to this budget."""
        return abs(amount - self.amount) <= self.slack


def budget_of(project: FilledProject, unit: FilledUnit) -> Budget | None:
    """The budget; None where there is none, or 0."""
    return _budget(Same(project), Same(unit))


@lru_cache(maxsize=128)
def _budget(of: Same[FilledProject], within: Same[FilledUnit]) -> Budget | None:
    project, unit = of.it, within.it
    total = project.total.value
    if not total:
        return None
    exponent = total.as_tuple().exponent
    typed = -exponent if isinstance(exponent, int) else 0
    last = Decimal(1).scaleb(-max(typed, _DECIMALS[unit.money_unit]))
    slack = Fraction(convert(last, unit.money_unit, "元")) / 2
    amount = Fraction(convert(total, unit.money_unit, "元"))
    return Budget(amount, slack, f"{printed(total)}{unit.money_unit}", project.total.place)
