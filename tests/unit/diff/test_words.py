"""Which words changed: nothing of either text is lost, numbers stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diff.words import LONGEST, Mark, pieces

TEXT = st.text(st.sampled_from("养护公里道路，。0123456789.% ab\n"), max_size=60)


def told(before: str, after: str) -> str:
    signs = {Mark.SAME: "{}", Mark.DELETED: "[-{}]", Mark.INSERTED: "[+{}]"}
    return "".join(signs[piece.mark].format(piece.text) for piece in pieces(before, after))


@given(TEXT, TEXT)
def test_both_texts_are_kept(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(p.text for p in found if p.mark is not Mark.INSERTED) == before
    assert "".join(p.text for p in found if p.mark is not Mark.DELETED) == after


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("养护240公里道路", "养护280公里道路", "养护[-240][+280]公里道路"),
        ("达到95%以上", "达到98%以上", "达到[-95%][+98%]以上"),
        ("36.00万元", "35.00万元", "[-36.00万元][+35.00万元]"),
        ("保障18个村", "保障18个行政村", "保障18个[+行政]村"),
        ("一样", "一样", "一样"),
        ("", "新写的", "[+新写的]"),
    ],
)
def test_numbers_change_whole(before: str, after: str, said: str) -> None:
    assert told(before, after) == said


def test_very_long_texts_are_compared_from_both_ends() -> None:
    long = "道" * LONGEST
    assert told(f"{long}12公里{long}", f"{long}15公里{long}") == f"{long}[-12][+15]公里{long}"
