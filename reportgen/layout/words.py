"""The words and rows of one unit and of one project, printed as the form wants."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby

from reportgen.filled import FilledProject, FilledUnit, Row, Value
from reportgen.form import Form
from reportgen.layout.fields import GOALS
from reportgen.money import PrintedAmount, convert, printed
from reportgen.national import TOTAL
from reportgen.target import Target

Words = Mapping[str, object]


def form_words(form: Form) -> Words:
    """表样: what the form is called, and the unit of every amount it prints."""
    return {"名称": form.name, "金额单位": form.money_unit}


def unit_words(unit: FilledUnit, form: Form) -> Words:
    """单位: the texts of unit.yaml, its sums, its goals and tasks."""
    written = unit.written
    goals = {"总体绩效目标": "overall", "分项绩效目标": "items", "工作保障措施": "measures"}
    return {
        **_texts(unit.texts),
        "项目数": str(len(unit.projects)),
        "资金合计": _money(unit.total.value, unit, form, total=True),
        "控制数": _money(written.ceiling, unit, form),
        "部门整体绩效目标": {key: getattr(written.goals, goals[key], None) or "" for key in GOALS},
        "年度主要任务": [
            {"任务名称": task.name, "主要内容": task.content or ""} for task in written.tasks
        ],
        "其他栏目": _texts(unit.extra),
    }


def project_words(project: FilledProject, unit: FilledUnit, form: Form) -> Words:
    """项目: its texts, its money, its indicator rows flat and nested."""
    rows = [_row(number, row, form) for number, row in enumerate(project.rows, 1)]
    funds = {name: _money(project.funds[name].value, unit, form) for name in form.sources}
    plan = project.written.spend_plan
    return {
        "序号": str(project.number),
        **_texts(project.texts),
        **{key: _money(value.value, unit, form) for key, value in project.money.items()},
        "资金": {TOTAL: _money(project.total.value, unit, form), **funds},
        "资金支出计划": [{"时点": when, "比例": share or ""} for when, share in plan.items()],
        "指标行": rows,
        "指标组": _groups(rows),
        "其他栏目": _texts(project.extra),
    }


def _texts(values: Mapping[str, Value[str | None]]) -> dict[str, str]:
    return {key: value.value or "" for key, value in values.items()}


def _money(amount: Decimal | None, unit: FilledUnit, form: Form, *, total: bool = False) -> str:
    if amount is None:
        return ""
    decimals = form.rounding.total if total else form.rounding.amount
    converted = convert(amount, unit.money_unit, form.money_unit)
    text = printed(converted, decimals, separator=form.separator)
    return PrintedAmount.of(text, amount, unit.money_unit)


def _row(number: int, row: Row, form: Form) -> dict[str, object]:
    target = row.target
    return {
        "序号": str(number),
        "一级指标": row.dimension,
        "二级指标": form.label(row.category),
        "三级指标": row.printed,
        "指标值": _printed_target(target, form),
        **_columns(target),
        "分值": "" if row.weight is None else printed(row.weight),
        "指标说明": row.remark,
        "指标值依据": row.basis,
        "其他栏目": {name: row.extra.get(name) or "" for name in form.extra.indicator},
    }


def _columns(target: Target) -> dict[str, str]:
    """The target in three columns; what does not fit there stands whole in the middle one."""
    if not target.in_columns:
        return {"比较符": "", "数值": target.text, "计量单位": ""}
    sign = target.comparison.value if target.comparison else ""
    return {"比较符": sign, "数值": target.amount, "计量单位": target.unit}


def _printed_target(target: Target, form: Form) -> str:
    text = target.text
    if form.target.equals == "去掉" and target.comparison and target.comparison.value == "=":
        text = text.lstrip("=＝ ")
    if form.target.percent == "百分比" and target.unit == "%":
        return text.replace("%", "百分比").replace("％", "百分比")
    if form.target.percent == "%" and target.unit == "百分比":
        return text.replace("百分比", "%")
    return text


def _groups(rows: list[dict[str, object]]) -> list[dict[str, object]]:
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
