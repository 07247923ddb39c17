"""支出测算明细表: quantity × standard × periods against the budget, in 元."""

from collections.abc import Iterator, Sequence

from reportgen.summary.costs import Cost, Costing, compared, decimals_of_costings
from reportgen.summary.printing import left_out, money
from reportgen.summary.words.fields import COST

Words = dict[str, object]


def costing(costings: Sequence[Costing]) -> Words:
    """The words of the table."""
    return {"合计": _total(costings), "行": list(_costs(costings))}


def _total(costings: Sequence[Costing]) -> Words:
    sums = compared(costings)
    places = decimals_of_costings(costings)
    return {
        **dict.fromkeys(COST, ""),
        "项目名称": f"合计（有测算的{len(sums.projects)}个项目）",
        "金额": money(sums.amount, places),
        "项目预算": money(sums.budget, places),
        "差额": money(sums.gap, places),
        "说明": left_out(sums, places),
    }


def _costs(costings: Sequence[Costing]) -> Iterator[Words]:
    places = decimals_of_costings(costings)
    for costing in costings:
        about = {
            "序号": str(costing.number),
            "项目名称": costing.project,
            "项目预算": money(costing.budget, places),
            "差额": money(costing.gap, places),
        }
        for cost in costing.costs or (None,):
            yield {**dict.fromkeys(COST, ""), **about, **_cost(cost, costing, places)}


def _cost(cost: Cost | None, costing: Costing, places: int) -> Words:
    if cost is None:
        return {"说明": costing.note}
    parts = {"数量": cost.quantity, "标准": cost.standard, "期数": cost.periods}
    notes_of = [costing.note, "" if cost.quantity else cost.said]
    return {
        "测算内容": cost.item,
        **{key: f"{p.number}{p.unit}" if p else "" for key, p in parts.items()},
        "金额": money(cost.amount, places),
        "说明": "；".join(filter(None, notes_of)),
    }
