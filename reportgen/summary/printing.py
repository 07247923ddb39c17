"""How the document prints figures: two decimals, half up, blank where nothing is known."""

from collections.abc import Iterable
from decimal import Decimal

from reportgen.money import convert, printed, total
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.costs import Compared
from reportgen.summary.figures import Figures
from reportgen.summary.lines import Line

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


def answered(answers: Iterable[tuple[str, str]]) -> str:
    """What was found and the reasons, in one cell."""
    return "\n".join(f"{title}：{reason}" for title, reason in answers)


def leaves(parts: Iterable[Amount], whole: Amount, decimals: int) -> bool:
    """Whether the printed parts do not add up to the printed whole."""
    known = [_rounded(part, decimals) for part in parts if part is not None]
    return whole is not None and bool(known) and total(known) != _rounded(whole, decimals)


def remark(residue: bool) -> str:
    """What is said below a table whose printed parts do not add up."""
    return RESIDUE if residue else ""


def list_remark(figures: Figures) -> str:
    """What is said below the list: that it is rounded, and whose sources are not its money."""
    differing = [line for line in figures.lines if _differs(line, figures.decimals)]
    said = [RESIDUE] if _list_leaves(figures) else []
    for line in differing:
        gap = money(abs(line.unsourced or Decimal(0)), figures.decimals)
        said.append(f"{line.number} {line.name}总额和来源差{gap}{figures.money_unit}。")
    return "".join(said)


def _differs(line: Line, decimals: int) -> bool:
    """Whether money and sources differ by more than half a printed unit for each source."""
    sources = sum(amount is not None for amount in line.funds)
    tail = sources * Decimal(5).scaleb(-decimals - 1)
    return abs(line.unsourced or Decimal(0)) > tail


def _list_leaves(figures: Figures) -> bool:
    """Whether rounding keeps a column or a row of the printed list from adding up."""
    lines, numbers = figures.lines, range(len(figures.sources))
    columns = [([line.budget for line in lines], figures.budget)]
    columns += [([line.funds[n] for line in lines], figures.funds[n]) for n in numbers]
    agreeing = [line for line in lines if not _differs(line, figures.decimals)]
    rows = [(list(line.funds), line.budget) for line in agreeing if any(line.funds)]
    return any(leaves(parts, whole, figures.decimals) for parts, whole in (*columns, *rows))


def tasks_leave(figures: Figures) -> bool:
    """Whether the printed tasks do not add up to what the department spends."""
    return leaves((task.budget for task in figures.tasks), figures.whole, figures.decimals)


def left_out(costings: Compared, decimals: int) -> str:
    """What is said beside the sum of all 测算 of projects that it does not hold."""
    if not costings.left:
        return ""
    budget = summed(costing.budget for costing in costings.left)
    said = "" if budget is None else f"（项目预算{money(budget, decimals)}元）"
    return f"不含没有测算或没有金额的{len(costings.left)}个项目{said}"


def in_wan(amount: Decimal, money_unit: str) -> str:
    """The amount as public statements print it: `699.22万元`."""
    return f"{money(convert(amount, money_unit, '万元'))}万元"


def statement(figures: Figures) -> str:
    """The sentence for the public budget statement, of the projects that are public."""
    public = _public(figures)
    whole = summed(line.budget for line in public)
    head = f"{figures.year}年，{figures.name}实行绩效目标管理的项目{len(public)}个"
    if whole is None:
        return f"{head}。"
    unit = figures.money_unit
    parts = [f"{source}{in_wan(amount, unit)}" for source, amount in _parts(figures).items()]
    said = f"{head}，涉及资金{in_wan(whole, unit)}"
    return f"{said}，其中：{'、'.join(parts)}。" if parts else f"{said}。"


def statement_leaves(figures: Figures) -> bool:
    """Whether the sources of the sentence do not add up to its sum."""
    unit = figures.money_unit
    whole = summed(line.budget for line in _public(figures))
    parts = [convert(amount, unit, "万元") for amount in _parts(figures).values()]
    return whole is not None and leaves(parts, convert(whole, unit, "万元"), 2)


def _public(figures: Figures) -> list[Line]:
    return [line for line in figures.lines if line.public != "否"]


def _parts(figures: Figures) -> dict[str, Decimal]:
    """Each source with its money; nothing where a project does not say where its money is from."""
    public = _public(figures)
    if any((line.budget or 0) != (summed(line.funds) or 0) for line in public):
        return {}
    sums = (summed(line.funds[n] for line in public) for n in range(len(figures.sources)))
    return {s: amount for s, amount in zip(figures.sources, sums, strict=True) if amount}


def _rounded(amount: Decimal, decimals: int) -> Decimal:
    return Decimal(printed(amount, decimals))
