"""The words and rows of one unit and of one project, printed as the form wants."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby

from reportgen.expression import cut_text
from reportgen.filled import Extra, FilledProject, FilledUnit, Row, Value
from reportgen.form import Form
from reportgen.layout.fields import GOALS
from reportgen.layout.own import Own
from reportgen.layout.targets import columns, printed_target
from reportgen.money import PrintedAmount, convert, printed
from reportgen.national import TOTAL
from reportgen.target import Target

Words = Mapping[str, object]


def form_words(form: Form) -> Words:
    """表样: what the form is called, the unit of every amount it prints, the points it gives."""
    weights = form.weights
    return {
        "名称": form.name,
        "金额单位": form.money_unit,
        "分值合计": _points(weights.total if weights else None),
        "执行率分值": _points(weights.execution if weights else None),
    }


def unit_words(unit: FilledUnit, form: Form) -> Words:
    """单位: the texts of unit.yaml, its sums, its goals and tasks."""
    written, own = unit.written, _own(unit, form)
    return {
        **_texts(unit.texts),
        "项目数": str(len(unit.projects)),
        "资金合计": _money(unit.total.value, unit, form, total=True),
        "控制数": _money(written.ceiling, unit, form),
        "部门整体绩效目标": {key: unit.goals[key] for key in GOALS},
        "年度主要任务": [
            {"任务名称": task.name, "主要内容": task.content or ""} for task in written.tasks
        ],
        "其他栏目": {
            **own.values(_typed(unit.extra), form.extra.unit),
            **own.rows(unit.tables, form.extra.unit),
        },
    }


def project_words(project: FilledProject, unit: FilledUnit, form: Form) -> Words:
    """项目: its texts, its money, its indicator rows flat and nested."""
    own = _own(unit, form)
    rows = [_row(number, row, form, own) for number, row in enumerate(project.rows, 1)]
    funds = {name: _money(project.funds[name].value, unit, form) for name in form.sources}
    plan = project.written.spend_plan
    return {
        "序号": str(project.number),
        **_texts(project.texts),
        **{key: _money(value.value, unit, form) for key, value in project.money.items()},
        "资金": {TOTAL: _money(project.total.value, unit, form), **funds},
        "资金支出计划": [{"时点": when, "比例": share or ""} for when, share in plan.items()],
        "指标行": rows,
        "指标组": groups(rows),
        "其他栏目": {
            **own.values(_typed(project.extra), form.extra.project),
            **own.rows(project.tables, form.extra.project),
            **own.of_sources(project.by_source, form.extra.source),
        },
    }


def _own(unit: FilledUnit, form: Form) -> Own:
    def pieces(target: Target) -> Mapping[str, str]:
        return {"指标值": printed_target(target, form), **columns(target, form)}

    return Own(lambda amount: _money(amount, unit, form), pieces)


def _typed(values: Extra) -> Mapping[str, str | None]:
    return {name: value.value for name, value in values.items()}


def _texts(values: Mapping[str, Value[str | None]]) -> dict[str, str]:
    return {key: value.value or "" for key, value in values.items()}


def _money(amount: Decimal | None, unit: FilledUnit, form: Form, *, total: bool = False) -> str:
    if amount is None:
        return ""
    decimals = form.rounding.total if total else form.rounding.amount
    converted = convert(amount, unit.money_unit, form.money_unit)
    text = printed(converted, decimals, separator=form.separator)
    return PrintedAmount.of(text, amount, unit.money_unit)


def _row(number: int, row: Row, form: Form, own: Own) -> dict[str, object]:
    target = row.target
    return {
        "序号": str(number),
        "一级指标": row.dimension,
        "二级指标": form.heading(row.category),
        "三级指标": _name(row, form),
        "指标值": printed_target(target, form),
        **columns(target, form),
        "分值": _points(row.weight),
        "指标说明": row.remark,
        "指标值依据": row.basis,
        "其他栏目": own.values(row.extra, form.extra.indicator),
    }


def _name(row: Row, form: Form) -> str:
    length = form.indicator.length
    return row.printed if length is None else cut_text(row.printed, length)


def _points(weight: Decimal | None) -> str:
    return "" if weight is None else printed(weight)


def groups(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows nested by 一级指标 and 二级指标, as forms that print sentences need them."""
    return [
        {"一级指标": dimension, "二级组": _categories(list(group))}
        for dimension, group in groupby(rows, key=lambda row: row["一级指标"])
    ]


def _categories(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {"二级指标": category, "指标行": list(group)}
        for category, group in groupby(rows, key=lambda row: row["二级指标"])
    ]
