"""weight-sum, weight-l1 and weight-pos: the points of the indicators."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportgen.checks.prose import spoken
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.money import printed, total
from reportgen.national import COST, DIMENSIONS, SATISFACTION

_SUMS: Final = (Decimal(90), Decimal(100), Decimal(80))
_SHARES: Final = (
    {"产出指标": 50, "效益指标": 30, "满意度指标": 10},
    {"产出指标": 50, "效益指标": 40},
    {"产出指标": 60, "效益指标": 30},
    {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10},
    {"成本指标": 20, "产出指标": 40, "效益指标": 30},
)


def check_sum(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Points that come neither to 90 (with 10 for 预算执行率) nor to 100 or 80."""
    del unit, form
    rows = _weighted(project)
    summed = _sum(rows)
    if rows and summed not in _SUMS:
        gap = min((wanted - summed for wanted in _SUMS), key=abs)
        less = "少" if gap > 0 else "多"
        message = (
            f"各指标的分值合计{printed(summed)}，比{printed(summed + gap)}{less}{printed(abs(gap))}"
        )
        hint = "改到合计90（另有预算执行率10）或表样规定的数"
        yield Diagnostic("B663", message, project.places.key("绩效指标"), hint)


def check_shares(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Dimensions whose points are not shared as the national rules do."""
    del unit, form
    rows = _weighted(project)
    if not rows or _sum(rows) != _SUMS[0]:
        return
    shares = {
        name: _sum([row for row in rows if row.dimension == name])
        for name in DIMENSIONS
        if any(row.dimension == name for row in rows)
    }
    if shares not in _SHARES:
        said = "、".join(f"{name}{printed(points)}" for name, points in shares.items())
        message = f"分值没有按规定的比例分：{said}"
        usual = _usual({*shares})
        hint = f"一般是{usual}，另有预算执行率10"
        yield Diagnostic("B664", message, project.places.key("绩效指标"), hint)


def check_each(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Rows without points where others have some, and rows of 0 points."""
    del unit, form
    rows = [row for row in project.rows if not row.empty]
    for row in rows if any(row.weight is not None for row in rows) else ():
        if row.weight is None:
            message, hint = f"{spoken(row)}没有分值，别的指标有", "补上分值"
            yield Diagnostic("B665", message, row.place, hint)
        elif row.weight <= 0:
            message, hint = f"{spoken(row)}的分值是0", "写上分值；不考核的指标就删去"
            yield Diagnostic("B665", message, row.place, hint)


def _weighted(project: FilledProject) -> list[Row]:
    """The rows where every one has points; none where some have not."""
    rows = [row for row in project.rows if not row.empty]
    return rows if all(row.weight is not None for row in rows) else []


def _sum(rows: list[Row]) -> Decimal:
    return total(row.weight or Decimal(0) for row in rows)


def _usual(present: set[str]) -> str:
    wanted = (
        _SHARES[3] if COST in present else _SHARES[0] if SATISFACTION in present else _SHARES[1]
    )
    return "、".join(f"{name}{points}" for name, points in wanted.items())


SUM: Final = Rule(
    "B663",
    what="一个项目的指标都写了分值时，合计是90（另有预算执行率10），或者100、80。",
    why="合计不对，自评打分加不出总分，系统也不让送审。",
    wrong="各指标的分值合计85",
    right="各指标的分值合计90",
    source="财预〔2020〕10号；预算系统的提示“指标权重之和应等于……分”",
    of_project=check_sum,
)
SHARES: Final = Rule(
    "B664",
    what="合计90分的，产出50、效益30、满意度10；有一级指标“成本”的，成本20、产出40、效益20、满意度10；没有满意度的，10分给效益。",
    why="各级的比例有规定，自己改了比例，项目之间没法比。",
    wrong="产出60、效益20、满意度10",
    right="产出50、效益30、满意度10",
    source="财预〔2020〕10号、财预〔2021〕101号",
    of_project=check_shares,
)
EACH: Final = Rule(
    "B665",
    what="有的指标写了分值，每个指标就都写，而且大于0。",
    why="没有分值的指标不参加考核，等于没有写。",
    wrong="六个指标有分值，服务对象满意度没有",
    right="每个指标都有分值",
    source="预算系统的必录检查；已公开的表",
    of_project=check_each,
)
