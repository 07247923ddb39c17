"""项目支出绩效目标汇总表: the total, and a line for every project."""

from collections.abc import Iterable, Sequence

from reportgen.national import FISCAL
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.figures import Figures
from reportgen.summary.lines import Group, Line
from reportgen.summary.printing import list_remark, money
from reportgen.summary.words.fields import LINE

Words = dict[str, object]


def listing(figures: Figures, places: int) -> Words:
    """The words of the list; its remark where parts do not add up."""
    return {
        "合计": _total(figures, places),
        "项目": [_line(line, figures.sources, places) for line in figures.lines],
        "尾差": list_remark(figures),
    }


def _line(line: Line, sources: Sequence[str], places: int) -> Words:
    return {
        "序号": str(line.number),
        "项目名称": line.name,
        "项目编码": line.code,
        "项目类别": line.category,
        "项目属性": line.attribute,
        "对应任务": line.task,
        "上年预算": money(line.last_year, places),
        "本年合计": money(line.budget, places),
        **_funds(sources, line.funds, places),
        "比上年增减": money(line.change, places),
        "控制数": money(line.ceiling, places),
        "测算": _costed(line, places),
        "指标数": f"{line.outputs}/{line.benefits}/{line.satisfactions}",
        "数量指标": line.quantity,
        "满意度指标": line.satisfaction,
        "检查": _checked(line.errors, line.warnings),
        "公开": f"否（{line.reason}）" if line.reason else line.public,
    }


def _total(figures: Figures, places: int) -> Words:
    every = Group("", figures.lines)
    known = [line for line in figures.lines if line.errors is not None]
    counts = (sum(line.errors or 0 for line in known), sum(line.warnings or 0 for line in known))
    return {
        **dict.fromkeys(LINE, ""),
        "项目名称": f"合计（{len(figures.lines)}个项目）",
        "上年预算": money(every.last_year, places),
        "本年合计": money(every.budget, places),
        **_funds(figures.sources, figures.funds, places),
        "比上年增减": money(every.change, places),
        "控制数": money(summed(line.ceiling for line in figures.lines), places),
        "指标数": "/".join(
            str(sum(getattr(line, kind) for line in figures.lines))
            for kind in ("outputs", "benefits", "satisfactions")
        ),
        "检查": _checked(*counts) if known else "",
    }


def _costed(line: Line, places: int) -> str:
    """Whether the 测算 comes to the budget, and by how much not; "" without 测算."""
    if line.pending:
        return "待核"
    if not line.gap:
        return "" if line.gap is None else "对上"
    return f"差{money(abs(line.gap), places)}"


def _funds(sources: Sequence[str], funds: Iterable[Amount], places: int) -> Words:
    known = dict(zip(sources, funds, strict=True))
    fiscal = known.pop(FISCAL, None)
    others = [
        f"{name}{money(amount, places)}" for name, amount in known.items() if amount is not None
    ]
    return {"财政拨款": money(fiscal, places), "其他来源": "\n".join(others)}


def _checked(errors: int | None, warnings: int | None) -> str:
    return "" if errors is None else f"{errors}/{warnings or 0}"
