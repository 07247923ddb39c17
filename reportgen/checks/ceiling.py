"""ceiling: the budget follows 控制数, and so does everything that is computed from it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportgen.checks.prose import spoken
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.money import UNITS, convert, printed, total

_COSTS: Final = frozenset({"成本指标", "经济成本指标"})


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The gap between a project's 控制数 and its budget, with all that still has the old number."""
    del form
    ceiling, budget = project.written.ceiling, project.total.value
    if ceiling is None or budget is None or ceiling == budget:
        return
    money = unit.money_unit
    gap = printed(abs(total((ceiling, -budget))))
    message = (
        f"控制数{printed(ceiling)}{money}，资金{printed(budget)}{money}，差{gap}{money}\n"
        f"还是{printed(budget)}{money}的：{'；'.join(_not_followed(project, budget, money))}"
    )
    hint = f"控制数没错，这几处都改到{printed(ceiling)}{money}；控制数已经调整，改控制数"
    yield Diagnostic("B630", message, project.places.at("控制数"), hint)


def check_unit(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The gap between the unit's 控制数 and the sum of its projects."""
    del form
    ceiling, budget = unit.written.ceiling, unit.total.value
    if ceiling is None or budget is None or ceiling == budget:
        return
    money = unit.money_unit
    gap = total((budget, -ceiling))
    less = "多" if gap > 0 else "少"
    message = (
        f"{len(unit.projects)}个项目合计{printed(budget)}{money}，"
        f"比单位控制数{printed(ceiling)}{money}{less}{printed(abs(gap))}{money}"
    )
    hint = "核对各项目的资金；控制数已经调整，改 unit.yaml 里的控制数"
    yield Diagnostic("B630", message, unit.places.at("控制数"), hint)


def _not_followed(project: FilledProject, budget: Decimal, money: str) -> Iterator[str]:
    """What has the old number, each with its line."""
    sources = [(name, value) for name, value in project.funds.items() if value.value]
    for name, value in sources or [("年度资金总额", project.total)]:
        yield f"{name}{printed(value.value or Decimal(0))}{_line(value.place.line)}"
    costed = total(line.amount for line in project.costing)
    if project.costing and convert(costed, "元", money) == budget:
        yield f"测算{_line(project.costing[0].place.line)}"
    for row in project.rows:
        if row.category in _COSTS and _amount(row, money) == budget:
            yield f"{spoken(row)}{row.target.text.strip()}{_line(row.place.line)}"


def _amount(row: Row, money: str) -> Decimal | None:
    value, unit = row.target.value, row.target.unit
    return convert(value, unit, money) if value is not None and unit in UNITS else None


def _line(number: int) -> str:
    return f"（第{number}行）"


RULE: Final = Rule(
    "B630",
    what="项目的资金等于它的控制数，全部项目合计等于单位的控制数；没有写控制数就不查。",
    why="一下以后金额调了，总有几处忘了跟着改：来源、测算、成本指标。提示里一处一处列出来。",
    wrong="控制数: 30.00；财政拨款: 36.00；预算控制数: ≤36万元",
    right="三处都是30.00",
    source="预算编制“二上”：按下达的控制数调整项目和绩效目标",
    of_project=check,
    of_unit=check_unit,
    parts=("资金", "控制数"),
    whole=True,
)
