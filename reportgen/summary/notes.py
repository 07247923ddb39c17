"""What a reader of the summary should know before the tables."""

from collections.abc import Iterator

from reportgen.money import total
from reportgen.summary.figures import Figures
from reportgen.summary.printing import money, statement_leaves


def notes(figures: Figures) -> Iterator[str]:
    """One sentence each; none where there is nothing to say."""
    for line in figures.hidden:
        amount = "" if line.budget is None else f"，{money(line.budget)}{figures.money_unit}"
        yield f"不公开：{line.number} {line.name}（{line.reason}{amount}），不印在公开的文档里。"
    silent = [line for line in figures.lines if line.budget is None]
    if silent:
        yield f"没有金额的项目{len(silent)}个：{'、'.join(line.name for line in silent)}。"
    if any(line.last_year is not None for line in figures.lines):
        unknown = sum(line.last_year is None for line in figures.lines)
        if unknown:
            yield f"{unknown}个项目没有写上年预算；“比上年增减”只算写了的。"
    yield from _ceiling(figures)
    if statement_leaves(figures):
        yield "公开说明：因四舍五入，各来源之和与资金总额有尾差。"
    if figures.elsewhere is None:
        yield "没有做业务检查，“必须改/请核实”一栏空着。"
    elif any(figures.elsewhere):
        errors, warnings = figures.elsewhere
        yield f"另有不属于哪个项目的问题：必须改{errors}处，请核实{warnings}处。"


def _ceiling(figures: Figures) -> Iterator[str]:
    if figures.ceiling is None or figures.budget is None:
        return
    unit = figures.money_unit
    gap = total((figures.ceiling, -figures.budget))
    said = f"控制数{money(figures.ceiling)}{unit}，项目合计{money(figures.budget)}{unit}"
    word = "一致" if not gap else f"{'少' if gap > 0 else '超'}{money(abs(gap))}{unit}"
    yield f"{said}，{word}。"
