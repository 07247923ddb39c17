"""A stretch of a block of text, and the line that it stands on."""

from reportgen.diagnostics import Place
from reportgen.source import Scalar, read

TEXT = "名称: 甲\n目标: |\n  第一句。\n\n  清运垃圾24次。\n后: 乙\n"


def test_a_stretch_of_a_block_stands_on_its_own_line() -> None:
    tree = read(TEXT.encode(), "一.yaml")[0]
    goal = tree.entries[1].value
    assert isinstance(goal, Scalar)
    start = goal.text.index("24次")
    assert goal.part(goal.text, start, start + 3) == Place.span("一.yaml", 5, 7, 3)
    joined = goal.text.replace("\n", "")
    assert goal.part(joined, start - 2, start + 1) == Place.span("一.yaml", 5, 7, 3)
    assert goal.part("别的", 0, 1) is None
    one_line = tree.entries[0].value
    assert isinstance(one_line, Scalar)
    assert one_line.part("甲", 0, 1) is None
