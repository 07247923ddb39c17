"""l1-order and l2-order: the indicators stand in the order of the national list."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.form.style import AS_TYPED
from reportgen.national import CATEGORY, COST, DIMENSIONS

_CATEGORIES: Final = {name: number for number, name in enumerate(CATEGORY)}
_DIMENSIONS: Final = {name: number for number, name in enumerate(DIMENSIONS)}


def check_dimensions(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The first row whose dimension should stand before the one above it."""
    del unit
    for above, row in _neighbours(project, form):
        if _DIMENSIONS[row.dimension] < _DIMENSIONS[above.dimension]:
            message = f"{row.dimension}（{row.category}）写在了{above.dimension}后面"
            hint = "一级指标的顺序是：产出、效益、满意度"
            yield Diagnostic("B666", message, row.place, hint)
            return


def check_categories(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The first row whose category should stand before the one above it in the dimension."""
    del unit
    for above, row in _neighbours(project, form):
        same = row.dimension == above.dimension
        if same and _CATEGORIES[row.category] < _CATEGORIES[above.category]:
            message = f"{row.category}写在了{above.category}后面"
            hint = "顺序是：数量、质量、时效、成本；经济、社会、生态、可持续"
            yield Diagnostic("B667", message, row.place, hint)
            return


def _neighbours(project: FilledProject, form: Form) -> Iterator[tuple[Row, Row]]:
    """The rows that stand together; cost as a dimension of its own stands first or last."""
    rows = (row for row in project.rows if row.dimension != COST)
    return pairwise(rows) if form.order == AS_TYPED else iter(())


L1: Final = Rule(
    "B666",
    what="一级指标按产出、效益、满意度的顺序写（表样自己排顺序的不算）。",
    why="各县的表都是这个顺序，顺序乱了看的人找不到。",
    wrong="满意度指标写在效益指标前面",
    right="产出、效益、满意度",
    source="财预〔2015〕88号、财预〔2021〕101号的指标表",
    of_project=check_dimensions,
)
L2: Final = Rule(
    "B667",
    what="二级指标按数量、质量、时效、成本和经济、社会、生态、可持续的顺序写（表样自己排顺序的不算）。",
    why="各县的表都是这个顺序，顺序乱了看的人找不到。",
    wrong="可持续影响指标写在社会效益指标前面",
    right="社会效益指标、可持续影响指标",
    source="财预〔2015〕88号的指标表",
    of_project=check_categories,
)
