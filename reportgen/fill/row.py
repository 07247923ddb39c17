"""One row of the indicator table, from an indicator and the text of its target."""

from collections.abc import Mapping

from reportgen.diagnostics import Place
from reportgen.filled import Origin, Row
from reportgen.form import SAME_AS_NAME, IndicatorStyle
from reportgen.model import Indicator
from reportgen.national import CATEGORY
from reportgen.target import parse


def row_of(
    named: tuple[str, str],
    indicator: Indicator,
    target: str,
    told: tuple[Origin, Place, str],
    style: IndicatorStyle,
) -> Row:
    """The row of one indicator with its target's text; `told` is origin, place and note.

    `named` is category and name; `style` says what stands for what the indicator leaves out.
    """
    (category, name), (origin, place, note) = named, told
    printed = name if indicator.printed is None else indicator.printed
    texts, usual = _texts(indicator, printed, style)
    return Row(
        dimension=CATEGORY[category].dimension,
        category=category,
        name=name,
        printed=printed,
        target=parse(target),
        weight=indicator.weight,
        remark=texts["指标说明"] or "",
        basis=texts["指标值依据"] or "",
        extra=indicator.extra.texts,
        origin=origin,
        place=place,
        note=note,
        core=bool(indicator.core),
        sentence=indicator.sentence,
        usual=usual,
    )


def _texts(
    indicator: Indicator, printed: str, style: IndicatorStyle
) -> tuple[Mapping[str, str | None], tuple[str, ...]]:
    """Remark and basis, typed or as usual in this form; and which of them are as usual."""
    same = style.remark == SAME_AS_NAME
    usual = {"指标说明": printed if same else style.remark, "指标值依据": style.basis}
    typed = {"指标说明": indicator.remark, "指标值依据": indicator.basis}
    texts = {key: usual[key] if text is None else text for key, text in typed.items()}
    return texts, tuple(key for key, text in typed.items() if text is None and usual[key])
