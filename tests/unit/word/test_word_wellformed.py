"""The short proof of well-formedness says what parsing the whole text says."""

# ruff: noqa: E501 - pieces read better in one line each

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.word.wellformed import Skeletons, is_well_formed

FIXED = st.text(alphabet="<>/ab=\" &;'x!-?[]", max_size=14) | st.sampled_from(
    ("<a>", "</a>", "<b x='1'>", "</b>", "<b/>", "</a><a>", "<a><b>x</b>", "x</b></a>", "&amp;", "<a x=")
)  # fmt: skip
PIECES = st.lists(FIXED | st.sampled_from(('">', "v", "]]>", "\x0b", "\ud800")), max_size=8)


@given(PIECES, st.data())
def test_a_text_is_proven_exactly_where_it_is_well_formed(
    pieces: list[str], data: st.DataObject
) -> None:
    fixed = data.draw(st.lists(st.sampled_from(pieces), max_size=6)) if pieces else []
    whole = ["<r>", *pieces, "</r>"]
    skeletons = Skeletons.of(["<r>", *fixed, "</r>"])
    assert is_well_formed([skeletons.bare(whole)]) == is_well_formed(whole)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('</t></p><p a="1"><q>x</q><t>前', "</t></p><p><t>"),
        ('<v w="', '<v w="'),
        ('"/></p>', '"/></p>'),
        ("<p>&</p>", "<p>&</p>"),
        ('<p a="1" a="2"/>', '<p a="1" a="2"/>'),
        ("plain", "plain"),
    ],
)
def test_a_fixed_text_is_as_short_as_what_it_opens_and_closes(text: str, bare: str) -> None:
    assert Skeletons.of(["<r>", text, "</r>"]).bare([text]) == bare
