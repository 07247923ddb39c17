"""weight-sum, weight-l1 and weight-pos: the points of the indicators."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from reportgen.checks.prose import spoken
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Origin, Row
from reportgen.form import Form
from reportgen.money import printed, total
from reportgen.national import BENEFIT, COST, DIMENSIONS, OUTPUT, SATISFACTION

_FEW: Final = 5
_SUMS: Final = (Decimal(90), Decimal(100), Decimal(80))
_SHARES: Final[tuple[Mapping[str, Decimal], ...]] = (
    {OUTPUT: Decimal(50), BENEFIT: Decimal(30), SATISFACTION: Decimal(10)},
    {OUTPUT: Decimal(50), BENEFIT: Decimal(40)},
    {COST: Decimal(20), OUTPUT: Decimal(40), BENEFIT: Decimal(20), SATISFACTION: Decimal(10)},
    {COST: Decimal(20), OUTPUT: Decimal(40), BENEFIT: Decimal(30)},
)


def check_sum(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Typed points that do not come to the form's, or to 90, 100 or 80 where it says nothing."""
    del unit
    rows = _typed(project)
    summed = _sum(rows)
    sums = (form.weights.total,) if form.weights else _SUMS
    if rows and summed not in sums:
        gap = min((wanted - summed for wanted in sums), key=abs)
        less = "少" if gap > 0 else "多"
        wanted = printed(summed + gap)
        message = f"各指标的分值合计{printed(summed)}，比{wanted}{less}{printed(abs(gap))}"
        place = project.places.key("绩效指标")
        yield Diagnostic("B663", message, place, f"改到合计{wanted}（不含预算执行率）")


def check_shares(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Dimensions whose typed points are not shared as the form or the national rules do."""
    del unit
    rows = _typed(project)
    if not rows or _sum(rows) != (form.weights.total if form.weights else _SUMS[0]):
        return
    shares = {
        name: _sum([row for row in rows if row.dimension == name])
        for name in DIMENSIONS
        if any(row.dimension == name for row in rows)
    }
    wanted = _wanted(form, frozenset(shares))
    if wanted and shares != wanted:
        message = f"分值没有按规定的比例分：{_said(shares)}"
        hint = f"应该是{_said(wanted)}"
        yield Diagnostic("B664", message, project.places.key("绩效指标"), hint)


def check_each(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Rows without points where others have some and the form gives none, and rows of 0 points."""
    del unit
    rows = [row for row in project.rows if not row.empty]
    given = [row for row in rows if row.weight is not None]
    if given and len(given) < len(rows) and form.weights is None:
        yield _uneven(given, [row for row in rows if row.weight is None], project)
    for row in given:
        if row.weight is not None and row.weight <= 0:
            message, hint = f"{spoken(row)}的分值是0", "写上分值；不考核的指标就删去"
            yield Diagnostic("B665", message, row.place, hint)


def _uneven(given: Sequence[Row], without: Sequence[Row], project: FilledProject) -> Diagnostic:
    """Those that are alone are named: it is they that are to be changed."""
    few = len(given) < len(without)
    alone = given if few else without
    named = "、".join(_located(row, project) for row in alone[:_FEW])
    more = f"等{len(alone)}个" if len(alone) > _FEW else ""
    all_of_them = len(given) + len(without)
    message = f"{all_of_them}个指标里，{len(alone)}个{'' if few else '没'}有分值：{named}{more}"
    stray = f"删去{'这' if len(alone) == 1 else '这几'}处分值；表样要印分值的，每个指标都写上"
    place = next((row.place for row in alone if row.place.file == project.file), alone[0].place)
    return Diagnostic("B665", message, place, stray if few else "补上分值")


def _located(row: Row, project: FilledProject) -> str:
    line = f"（第{row.place.line}行）" if row.place.file == project.file else ""
    return f"{spoken(row)}{line}"


def _typed(project: FilledProject) -> list[Row]:
    """The rows where a person gave every one its points; none where some have not."""
    rows = [row for row in project.rows if not row.empty]
    typed = (row.weight is not None and row.weight_origin is not Origin.DERIVED for row in rows)
    return rows if all(typed) else []


def _sum(rows: list[Row]) -> Decimal:
    return total(row.weight or Decimal(0) for row in rows)


def _wanted(form: Form, present: frozenset[str]) -> Mapping[str, Decimal]:
    """The points that these dimensions should have; empty where no rule knows."""
    if form.weights:
        return form.weights.shares_of(present)
    return next((shares for shares in _SHARES if shares.keys() == present), {})


def _said(shares: Mapping[str, Decimal]) -> str:
    return "、".join(f"{name}{printed(points)}" for name, points in shares.items())


SUM: Final = Rule(
    "B663",
    what="一个项目的指标都写了分值时，合计是表样规定的数；表样没有规定的，是90（另有预算执行率10）、100或80。",
    why="合计不对，自评打分加不出总分，系统也不让送审。",
    wrong="各指标的分值合计85",
    right="各指标的分值合计90",
    source="财预〔2020〕10号；预算管理一体化系统的提示“指标权重之和应等于……分”",
    of_project=check_sum,
    parts=("绩效指标",),
)
SHARES: Final = Rule(
    "B664",
    what="各一级指标的分值按表样的规定分；表样没有规定、合计90分的，产出50、效益30、满意度10；有一级指标“成本”的，成本20、产出40、效益20、满意度10；没有满意度的，10分给效益。",
    why="各级的比例有规定，自己改了比例，项目之间没法比。",
    wrong="产出60、效益20、满意度10",
    right="产出50、效益30、满意度10",
    source="财预〔2020〕10号、财预〔2021〕101号",
    of_project=check_shares,
    parts=("绩效指标",),
)
EACH: Final = Rule(
    "B665",
    what="有的指标写了分值，每个指标就都写，而且大于0。一个项目只说一次。",
    why="没有分值的指标不参加考核，等于没有写。",
    wrong="六个指标有分值，服务对象满意度没有",
    right="每个指标都有分值",
    source="预算管理一体化系统的必录检查：每个指标有分值",
    of_project=check_each,
    parts=("绩效指标",),
)
