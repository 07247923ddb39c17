"""A 指标值 as the form prints it, in one text or in three columns."""

from reportgen.form import Form
from reportgen.target import Kind, Target


def columns(target: Target, form: Form) -> dict[str, str]:
    """The target in three columns; what does not fit there stands whole in the middle one."""
    if not target.in_columns:
        return {"比较符": _no_sign(target, form), "数值": target.text, "计量单位": ""}
    sign = target.comparison.value if target.comparison else _no_sign(target, form)
    unit = _percent(target.unit, target, form)
    return {"比较符": sign, "数值": target.amount, "计量单位": unit}


def _no_sign(target: Target, form: Form) -> str:
    """What the form prints where a sign would stand; nothing where there is no target."""
    if target.kind is Kind.BLANK:
        return ""
    words = form.target.no_sign
    if target.kind is Kind.NUMBER and target.in_columns:
        return words.number or ""
    return (words.words if target.kind is Kind.WORDS else words.other) or ""


def printed_target(target: Target, form: Form) -> str:
    """The target in one text, with the signs that the form wants."""
    text = target.text
    if form.target.equals == "去掉" and target.comparison and target.comparison.value == "=":
        text = text.lstrip("=＝ ")
    return _percent(text, target, form)


def _percent(text: str, target: Target, form: Form) -> str:
    """The text with its percent sign as the form writes it."""
    if form.target.percent == "百分比" and target.unit in {"%", "％"}:
        return text.replace("%", "百分比").replace("％", "百分比")
    if form.target.percent == "%" and target.unit == "百分比":
        return text.replace("百分比", "%")
    return text
