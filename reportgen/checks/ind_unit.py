"""ind-unit: a number has a unit of measure."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportgen.checks.phrases import UNIT_IN_NAME, is_rate
from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.checks.told_units import told_unit
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.money import convert, printed
from reportgen.patterns import pattern
from reportgen.target import Kind
from reportgen.unwanted import BAD

_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.RANGE})
_HALF: Final = pattern(
    r"[/／每].*|[万亿千百]+(?:[/／每].*)?|(?:人|户|亩|村|台|辆)[/／](?:天|日|月|季|年|次|期)"
)
_PURE: Final = pattern(
    r"(?:系数|指数|比值|倍数|容积率|PH值?|pH值?|GDP占比|排名|名次|等级|版本号?)$"
)
_COSTS: Final = frozenset({"成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标"})


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Numbers without a unit, and those with half of one such as 13500/月 and 16万."""
    del form
    for row in typed_rows(project):
        if row.target.kind not in _NUMBERS:
            continue
        bare = not row.target.unit
        lacking = bare or (row.category in _COSTS and _HALF.fullmatch(row.target.unit))
        if lacking and not (UNIT_IN_NAME.search(row.name) or (bare and _is_pure(row))):
            yield _finding(project, row, unit.money_unit, bare=bare)


def _is_pure(row: Row) -> bool:
    """Whether the number needs no unit: a coefficient, or a share of nothing at all."""
    return bool(_PURE.search(row.name)) or (row.target.value == 0 and is_rate(row.name))


def _finding(project: FilledProject, row: Row, money_unit: str, *, bare: bool) -> Diagnostic:
    typed = row.target.text.strip()
    lacks = "没有计量单位" if bare else "的单位不完整，缺“元”"
    message = f"{spoken(row)}的指标值“{typed}”{lacks}"
    hint = _as_money(project, row, money_unit) if row.category in _COSTS else ""
    hint = hint or f"在数后面写上单位，例如 {_example(project, row, bare=bare)}"
    changed = None if bare else Severity.WARNING
    return Diagnostic("B645", message, target_place(project, row), hint, changed=changed)


def _as_money(project: FilledProject, row: Row, money_unit: str) -> str:
    """Which unit would make the number the project's budget."""
    budget, value = project.total.value, row.target.value
    if not budget or value is None or row.target.unit:
        return ""
    for unit in ("元", "万元"):
        if convert(value, unit, money_unit) == budget:
            return f"预算是{printed(budget)}{money_unit}，多半是 {row.target.text.strip()}{unit}"
    return ""


def _example(project: FilledProject, row: Row, *, bare: bool) -> str:
    typed = row.target.text.strip()
    if bare:
        if is_rate(row.name):
            return _as_share(row, typed)
        return f"{typed}{_likely_unit(project, row)}"
    number, unit = row.target.amount or str(Decimal(0)), row.target.unit
    if unit[0] in "万亿千百":
        return f"{number}{unit.replace('万', '万元', 1)}"
    return f"{number}元{unit if unit[0] in '/／每' else f'/{unit}'}"


def _likely_unit(project: FilledProject, row: Row) -> str:
    """The unit that the number has elsewhere in the project, or the usual one."""
    told = told_unit(project, row)
    if row.category in _COSTS:
        return told if "元" in told else "元"
    return told or ("人" if "人" in row.name else "个")


def _as_share(row: Row, typed: str) -> str:
    """The number as a percentage, 0.85 as 85%; at least so much, unless the row says otherwise."""
    target = row.target
    if target.kind is not Kind.NUMBER or target.comparison or target.value is None:
        return f"{typed}%"
    value = target.value.scaleb(2).normalize() if abs(target.value) < 1 else target.value
    return f"{'' if BAD.search(row.name) else '≥'}{printed(value)}%"


RULE: Final = Rule(
    "B645",
    what="数量、金额后面有计量单位；金额写到“元”“万元”，不只写“万”。单位写在名称的括号里也算写了。",
    why="“166800”是元还是万元，看表的人不知道；系统也不收。",
    wrong="村干部任职年限补贴: 166800",
    right="村干部任职年限补贴: 166800元",
    source="预算管理一体化系统的提示“计量单位为必录项”",
    of_project=check,
)
