"""How the document prints figures: two decimals, half up, blank where nothing is known."""

from collections.abc import Iterable
from decimal import Decimal

from reportgen.money import convert, printed, total
from reportgen.summary.figures import Amount, Figures

RESIDUE = "因四舍五入，分项之和与合计有尾差。"


def money(amount: Amount, decimals: int = 2) -> str:
    """The amount with separators; "" where there is none."""
    return "" if amount is None else printed(amount, decimals, separator=True)


def share(part: Amount, whole: Amount) -> str:
    """The part of the whole in percent, one decimal."""
    if part is None or not whole:
        return ""
    return f"{printed(part * 100 / whole, 1)}%"


def count(number: int | None) -> str:
    """The number; "" where it is not known."""
    return "" if number is None else str(number)


def leaves(parts: Iterable[Amount], whole: Amount, decimals: int) -> bool:
    """Whether the printed parts do not add up to the printed whole."""
    known = [_rounded(part, decimals) for part in parts if part is not None]
    return whole is not None and bool(known) and total(known) != _rounded(whole, decimals)


def in_wan(amount: Decimal, money_unit: str) -> str:
    """The amount as public statements print it: `699.22万元`."""
    return f"{money(convert(amount, money_unit, '万元'))}万元"


def statement(figures: Figures) -> str:
    """The sentence for the public budget statement, of the projects that are public."""
    public = [line for line in figures.lines if line.public != "否"]
    amounts = [line.budget for line in public if line.budget is not None]
    head = f"{figures.year}年，{figures.name}实行绩效目标管理的项目{len(public)}个"
    if not amounts:
        return f"{head}。"
    parts = _parts(figures)
    whole = f"{head}，涉及资金{in_wan(total(amounts), figures.money_unit)}"
    return f"{whole}，其中：{'、'.join(parts)}。" if parts else f"{whole}。"


def _parts(figures: Figures) -> list[str]:
    """Each source with its money; nothing where a project does not say where its money is from."""
    public = [line for line in figures.lines if line.public != "否"]
    if any(line.budget != total(a for a in line.funds if a is not None) for line in public):
        return []
    parts = []
    for number, source in enumerate(figures.sources):
        known = [line.funds[number] for line in public]
        amount = total(a for a in known if a is not None)
        if amount:
            parts.append(f"{source}{in_wan(amount, figures.money_unit)}")
    return parts


def _rounded(amount: Decimal, decimals: int) -> Decimal:
    return Decimal(printed(amount, decimals))
