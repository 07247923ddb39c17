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
from reportgen.patterns import pattern

_DECIMALS: Final = {"元": 0, "千元": 2, "万元": 2, "亿元": 4}
_SHARED: Final = pattern(
    "(?:地方|[省市州县区]级?|财政|资金|自筹)配套|配套(?:资金|经费|补助|部分)|分担|(?:省|市|州|县|区|中央)级?(?:财政)?[承负]担"
    "|补足|差额|缺口|不足部分|自筹|(?:中央|上级|[省市州]级)(?:财政)?(?:专项|补助|转移支付|资金)"
)


class Budget(Struct, frozen=True):
    """The amount in 元, as said in its own unit; `slack` is half its last decimal.

    `rounding` is half the last one that was typed: a budget of 193.8万元 may be 193.81万元.
    """

    amount: Fraction
    slack: Fraction
    rounding: Fraction
    said: str
    place: Place

    def is_(self, amount: Fraction) -> bool:
        """Whether an amount rounds to this budget."""
        return abs(amount - self.amount) <= self.slack

    def comes_from(self, amount: Fraction) -> bool:
        """Whether it is this amount, as it may have been rounded where it was written."""
        return abs(amount - self.amount) <= self.rounding


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
    finest = max(typed, _DECIMALS[unit.money_unit])
    slack, rounding = (_half(places, unit.money_unit) for places in (finest, typed or finest))
    amount = Fraction(convert(total, unit.money_unit, "元"))
    said = f"{printed(total)}{unit.money_unit}"
    return Budget(amount, slack, rounding, said, project.total.place)


def _half(decimals: int, unit: str) -> Fraction:
    """Half of the last decimal, in 元."""
    return Fraction(convert(Decimal(1).scaleb(-decimals), unit, "元")) / 2
