"""Whether a changed target asks for more or less."""

import pytest

from reportgen.diagnostics import Place
from reportgen.diff.changes import Direction
from reportgen.diff.direction import direction, direction_in_words
from reportgen.fill.row import row_of
from reportgen.filled import Origin
from reportgen.form import IndicatorStyle
from reportgen.model import Indicator

PLACE = Place("a.yaml")


@pytest.mark.parametrize(
    ("category", "name", "before", "after", "way"),
    [
        ("质量指标", "合格率", "≥90%", "≥95%", "stricter"),
        ("质量指标", "合格率", "≥90%", "≥85%", "looser"),
        ("数量指标", "养护里程", "240公里", "200公里", "looser"),
        ("成本指标", "预算控制数", "≤36万元", "≤35万元", "stricter"),
        ("成本指标", "补贴标准", "500元/人/月", "600元/人/月", "looser"),
        ("质量指标", "投诉次数", "5次", "8次", "looser"),
        ("质量指标", "投诉次数", "≤5次", "≤3次", "stricter"),
        ("数量指标", "事故隐患整改", "12处", "10处", "looser"),
        ("质量指标", "投诉办结率", "90%", "95%", "stricter"),
        ("数量指标", "培训人数", "20-30人", "20-40人", "stricter"),
        ("数量指标", "培训人数", "20-40人", "10-50人", "changed"),
        ("质量指标", "合格率", "100%", "≤100%", "looser"),
        ("质量指标", "合格率", "≥90%", "≤90%", "changed"),
        ("质量指标", "合格率", "≥90%", "较好", "looser"),
        ("数量指标", "垃圾", "12吨", "12次", "changed"),
        ("时效指标", "完成时间", "2024年6月", "2024年12月", "changed"),
        ("质量指标", "群众反映", "较好", "良好", "changed"),
        ("成本指标", "补助总额", "≤36万元", "≤350000元", "stricter"),
    ],
)
def test_direction(category: str, name: str, before: str, after: str, way: str) -> None:
    told = (Origin.TYPED, PLACE, "")
    old, new = (
        row_of((category, name), Indicator(), text, told, IndicatorStyle())
        for text in (before, after)
    )
    assert direction(old, new) is Direction(way)


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("全年调研4次、培训4次", "全年调研2次、培训4次", "looser"),
        ("满意度达到95%以上", "满意度达到98%以上", "stricter"),
        ("投诉不超过5件", "投诉不超过3件", "stricter"),
        ("调研4次、培训4次", "调研2次、培训6次", "changed"),
        ("完成村级经费拨付", "完成经费拨付", "changed"),
    ],
)
def test_direction_of_a_sentence(before: str, after: str, way: str) -> None:
    assert direction_in_words("数量指标", before, after) is Direction(way)
