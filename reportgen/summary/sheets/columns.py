"""The columns of 项目支出绩效目标汇总表: what each says of a project, and how it looks."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from reportgen.sheet.book import Style
from reportgen.summary.amounts import Amount, summed
from reportgen.summary.figures import Figures
from reportgen.summary.lines import Line
from reportgen.summary.printing import answered
from reportgen.summary.sheets.heads import money_style, money_width

Content: TypeAlias = str | Decimal | int | None

NAME, LAST_YEAR, BUDGET, CHANGE = "项目名称", "上年预算", "本年合计", "比上年增减"


class Column(Struct, frozen=True):
    """One column: its header, its width, how it looks, what it says of a project."""

    title: str
    width: float
    style: Style
    of: Callable[[Line], Content]
    summed: bool = False


def columns_of(figures: Figures) -> tuple[Column, ...]:
    """The columns, with one for every source that any project has."""
    style = money_style(figures.decimals)

    def money(title: str, of: Callable[[Line], Amount]) -> Column:
        amounts = [of(line) for line in figures.lines]
        width = money_width((*amounts, summed(amounts)), figures.decimals)
        return Column(title, width, style, of, summed=True)

    def count(title: str, of: Callable[[Line], int | None]) -> Column:
        return Column(title, 5, "count", of, summed=True)

    return (
        Column("序号", 5, "count", lambda line: line.number),
        Column("项目编码", 12, "text", lambda line: line.code),
        Column(NAME, 20, "text", lambda line: line.name),
        Column("项目类别", 8, "text", lambda line: line.category),
        Column("项目属性", 8, "text", lambda line: line.attribute),
        Column("对应任务", 10, "text", lambda line: line.task),
        money(LAST_YEAR, lambda line: line.last_year),
        money(BUDGET, lambda line: line.budget),
        *(money(source, _source(number)) for number, source in enumerate(figures.sources)),
        money(CHANGE, lambda line: line.change),
        money("控制数", lambda line: line.ceiling),
        Column("测算是否对上", 7, "centre", _costed),
        count("产出指标数", lambda line: line.outputs),
        count("效益指标数", lambda line: line.benefits),
        count("满意度指标数", lambda line: line.satisfactions),
        Column("数量指标（第一条）", 16, "text", lambda line: line.quantity),
        Column("满意度指标", 15, "text", lambda line: line.satisfaction),
        count("必须改", lambda line: line.errors),
        count("请核实", lambda line: line.warnings),
        Column("是否公开", 5, "centre", lambda line: line.public),
        Column("不公开的理由", 8, "text", lambda line: line.reason),
        Column("情况说明", 16, "text", lambda line: answered(line.answers)),
    )


def _source(number: int) -> Callable[[Line], Amount]:
    return lambda line: line.funds[number]


def _costed(line: Line) -> str:
    if line.pending:
        return "待核"
    return {True: "是", False: "否", None: ""}[line.costed]
