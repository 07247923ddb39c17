"""The budget of a project in 元, and how exactly it is stated."""

import re
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
_SHARED: Final = re.compile(
    "(?:地方|[省市州县区]级?|财政|资金|自筹)配套|配套(?:资金|经费|补助|部分)|分担|(?:省|市|州|县|区|中央)级?(?:财政)?承担"
    "|补足|差额|缺口|不足部分|自筹|(?:中央|上级|[省市州]级)(?:财政)?(?:专项|补助|转移支付|资金)"
)


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


def is_shared(project: FilledProject) -> bool:
    """Whether others pay a part, so that quantity × standard is more than this budget."""
    return bool(
        _SHARED.search(f"{project.name}\n{project.written.goal}\n{project.written.purpose}")
    )


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
