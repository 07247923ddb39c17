"""l1-req: output, benefit, satisfaction and, for works and purchases, cost are there."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.national import BENEFIT, CATEGORY, COST, OUTPUT, SATISFACTION
from reportgen.patterns import pattern

_ALWAYS: Final = (OUTPUT, BENEFIT)
_WORKS: Final = pattern(
    r"工程(?!师)|修缮|装修|改扩建|新建|扩建|购置|采购项目|设备采购|建设项目|硬化|安装项目"
)
_COST_CATEGORIES: Final = frozenset(
    name for name, category in CATEGORY.items() if category.dimension == COST or name == "成本指标"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The dimensions without an indicator, unless 不适用 says why."""
    del unit
    if not form.categories:
        return
    for dimension in missing_dimensions(project, form):
        message = f"没有一个{dimension}"
        hint = "补上；确实没有的，把这一类的二级指标写进“不适用”，说明理由"
        yield Diagnostic("B637", message, project.places.key("绩效指标"), hint)
    if _needs_cost(project, form):
        message = "工程、修缮、购置类项目没有成本指标"
        hint = "写上单位造价或者成本控制数，例如 预算控制数: ≤36万元"
        place = project.places.key("绩效指标")
        yield Diagnostic("B637", message, place, hint, changed=Severity.WARNING)


def missing_dimensions(project: FilledProject, form: Form) -> tuple[str, ...]:
    """Output and benefit, and satisfaction where the form prints it, that have no row at all."""
    wanted = [*_ALWAYS]
    asked = [name for name, rule in form.categories.items() if rule.required != "否"]
    if any(form.dimension(name) == SATISFACTION for name in asked):
        wanted.append(SATISFACTION)
    present = {row.dimension for row in project.rows}
    excused = {form.dimension(name) for name in project.written.not_applicable}
    return tuple(name for name in wanted if name not in present and name not in excused)


def _needs_cost(project: FilledProject, form: Form) -> bool:
    asked = _COST_CATEGORIES & form.categories.keys()
    present = {row.category for row in project.rows}
    told = _COST_CATEGORIES & {*present, *project.written.not_applicable}
    required = any(form.categories[name].required != "否" for name in asked)
    return bool(asked and not told and not required and _WORKS.search(project.name))


RULE: Final = Rule(
    "B637",
    what=(
        "每个项目都有产出指标和效益指标；表样要求满意度的，有满意度指标；工程、修缮、购置类项目有成本指标。“不适用”里写了理由的不算。"
    ),
    why="缺一个一级指标，表就不完整，审核会退回。",
    wrong="只有产出指标和满意度指标，没有效益指标",
    right="补上社会效益指标；或者写 不适用: {社会效益指标: 理由}",
    source="中发〔2018〕34号：目标包括产出、成本、效益和服务对象满意度；财预〔2021〕101号",
    of_project=check,
    parts=("绩效指标",),
)
