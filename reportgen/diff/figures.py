"""Amounts and their differences as reviewers read them."""

from decimal import ROUND_HALF_UP, Decimal

from reportgen.diff.changes import ProjectChange
from reportgen.money import convert, printed

Sides = tuple[Decimal | None, Decimal | None]


def amount(yuan: Decimal | None, unit: str) -> str:
    """The amount in that unit with every digit it has, and two decimals at least beside 元."""
    if yuan is None:
        return ""
    value = convert(yuan, "元", unit)
    exponent = value.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return printed(value, max(own, 0 if unit == "元" else 2), separator=True)


def difference(money: Sides, unit: str) -> str:
    """The signed difference with its share, such as `-1.00，-2.8%`."""
    before, after = (value or Decimal(0) for value in money)
    moved = after - before
    if not moved:
        return "0"
    sign = "+" if moved > 0 else "-"
    return f"{sign}{amount(abs(moved), unit)}{_share(before, after)}"


def unmoved(project: ProjectChange) -> str:
    """What to say of money whose total is as before."""
    return "总额未变，来源变了" if project.resourced else "资金未变"


def arrow(money: Sides, unit: str) -> str:
    """Before and after with an arrow between."""
    before, after = (amount(value, unit) or "（空）" for value in money)
    return before if before == after else f"{before} → {after}"


def _share(before: Decimal, after: Decimal) -> str:
    if not before:
        return ""
    share = ((after - before) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"，{share:+}%"
