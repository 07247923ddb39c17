"""One row of the indicator table, from an indicator and the text of its target."""

from reportgen.diagnostics import Place
from reportgen.filled import Origin, Row
from reportgen.model import Indicator
from reportgen.national import CATEGORY
from reportgen.target import parse


def row_of(
    category: str,
    name: str,
    indicator: Indicator,
    target: str,
    told: tuple[Origin, Place, str],
) -> Row:
    """The row of one indicator with its target's text; `told` is origin, place and note."""
    origin, place, note = told
    return Row(
        dimension=CATEGORY[category].dimension,
        category=category,
        name=name,
        printed=name if indicator.printed is None else indicator.printed,
        target=parse(target),
        weight=indicator.weight,
        remark=indicator.remark or "",
        basis=indicator.basis or "",
        extra=indicator.extra.texts,
        origin=origin,
        place=place,
        note=note,
        core=bool(indicator.core),
        sentence=indicator.sentence,
    )
