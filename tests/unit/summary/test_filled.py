"""The appendix of the summary: every filled value by its own name, with where it comes from."""

from reportgen.national import TOTAL
from reportgen.summary.filled import filled_values
from tests.reading_specs import FORM, PROJECT, filled, form

OWN = "其他栏目:\n  资金来源:\n    执行数:\n      类型: 金额\n"
SPENT = "其他栏目:\n  执行数:\n    财政拨款: 33.3\n"


def test_the_sum_of_a_field_of_the_sources_has_the_name_of_the_field() -> None:
    unit, _ = filled(PROJECT + SPENT, prescribed=form(FORM + OWN))
    sums = [(f.key, f.value, f.note) for f in filled_values(unit) if TOTAL in f.key]
    assert sums == [
        ("年度资金总额", "36.00万元", "财政拨款"),
        ("执行数（年度资金总额）", "33.3", "财政拨款"),
    ]
