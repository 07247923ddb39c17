"""Characters that no text may hold, typed or escaped."""

import pytest

from reportgen.diagnostics import Place
from reportgen.source.tree import Scalar
from tests.unit.source.told import told, tree


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "控制字符（U+0000）"),
        ("\x0b", "控制字符（U+000B）"),
        ("\x7f", "控制字符（U+007F）"),
        ("\x9f", "控制字符（U+009F）"),
        ("\x85", "特殊换行符（U+0085）"),
        ("\u2028", "特殊换行符（U+2028）"),
        ("\u2029", "特殊换行符（U+2029）"),
        ("\u061c", "文字方向控制符（U+061C）"),
        ("\u200f", "文字方向控制符（U+200F）"),
        ("\u202e", "文字方向控制符（U+202E）"),
        ("\u2069", "文字方向控制符（U+2069）"),
        ("\ufdd0", "无效字符（U+FDD0）"),
        ("\uffff", "无效字符（U+FFFF）"),
        ("\U0010fffe", "无效字符（U+10FFFE）"),
    ],
)
def test_forbidden_characters_become_spaces(character: str, name: str) -> None:
    text = f"a: 甲{character}乙\n"
    assert told(text) == [f"1:5 Y003 有不允许的{name}"]
    assert tree(text) == {"a": "甲 乙"}


@pytest.mark.parametrize("text", ["a\tb", "é\u200d甲", "葛\U000e0100", "\ue000", "👨\u200d👩", "·"])
def test_joiners_variations_and_private_use_are_text(text: str) -> None:
    assert told(f"a: '{text}'\n") == []
    assert tree(f"a: '{text}'\n") == {"a": text}


@pytest.mark.parametrize("character", ["\u200b", "\u2060", "\ufeff"])
def test_zero_width_spaces_are_a_warning_and_left_out(character: str) -> None:
    text = f"a: 1\n{character}项目{character}名称: 甲{character}\n"
    code = f"U+{ord(character):04X}"
    message = f"Y004 有看不见的零宽空格（{code}），读的时候去掉了"
    assert told(text) == [f"2:1 {message}", f"2:4 {message}", f"2:10 {message}"]
    assert tree(text) == {"a": "1", "项目名称": "甲"}


@pytest.mark.parametrize("space", "\u00a0\u2002\u2003\u2007\u2009\u202f")
def test_spaces_of_other_programs_are_ordinary_ones(space: str) -> None:
    text = f"甲{space}乙: ≥{space}98%\nb: |\n  x{space}y\nc: 'x{space}y'\n"
    assert told(text) == []
    assert tree(text) == {"甲 乙": "≥ 98%", "b": "x y", "c": "x y"}


def test_the_wide_space_is_a_character() -> None:
    assert tree("a: 甲\u3000乙\n") == {"a": "甲\u3000乙"}


def test_escapes_are_checked_too() -> None:
    assert told('a: "x\\u202Ey"\n') == ["1:4 Y003 有不允许的文字方向控制符（U+202E）"]
    assert told('a: "x\\u00e9\\ty"\n') == []


def test_surrogate_escape_is_refused_before_the_parser_sees_it() -> None:
    assert told('a: "\\ud800"\n') == ["1:5 Y105 双引号里的“\\ud8”不能这样写"]


def test_empty_is_not_the_empty_quoted_text() -> None:
    assert Scalar("", Place("f")).empty
    assert not Scalar("", Place("f"), quoted=True).empty
