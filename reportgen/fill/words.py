"""What an expression of the library may use: the texts of a project, its unit, its money."""

from collections.abc import Mapping
from decimal import Decimal

from reportgen.fill.texts import Texts
from reportgen.form import Form
from reportgen.model import Project, Unit
from reportgen.money import convert, printed
from reportgen.national import TOTAL


def words_of(
    project: Project, texts: Texts, total: Decimal | None, unit: Unit, form: Form
) -> Mapping[str, object]:
    """The words by their names; money in 元, rounded as the form says."""
    amounts = {**project.funds, TOTAL: total}
    return {
        "年度": str(unit.year),
        **{key: value.value or "" for key, value in texts.items()},
        "单位名称": unit.name,
        **{name: _yuan(amount, unit, form) for name, amount in amounts.items()},
    }


def _yuan(amount: Decimal | None, unit: Unit, form: Form) -> Decimal | None:
    if amount is None:
        return None
    decimals = form.rounding.expression
    own = convert(amount, unit.money_unit, form.money_unit)
    rounded = own if decimals is None else Decimal(printed(own, decimals))
    return convert(rounded, form.money_unit, "元")
