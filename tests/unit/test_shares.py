"""The example for a share without a unit is a percentage."""

import pytest

from reportgen.checks import check_unit
from tests.reading_specs import filled, form


@pytest.mark.parametrize(
    ("row", "example"),
    [
        ("群众满意度: 85", "≥85%"),
        ("合格率: 0.85", "≥85%"),
        ("投诉率: 3", "3%"),
        ("会议: 18", "18个"),
    ],
)
def test_the_example_fits_the_name(row: str, example: str) -> None:
    start = (
        "项目名称: 甲\n资金:\n  财政拨款: 36.00\n年度总体目标: 养护道路\n绩效指标:\n  数量指标:\n"
    )
    unit, _ = filled(f"{start}    {row}\n", prescribed=form())
    hints = [each.hint for each in check_unit(unit, form().form) if each.code == "B645"]
    assert hints == [f"在数后面写上单位，例如 {example}"]
