"""The short way of clean files: it finds and gives what the long way does."""

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Place
from reportgen.source import Entry, Mapping, Scalar, Sequence, read
from reportgen.source.characters import check
from reportgen.source.decode import lines_of
from reportgen.source.harmless import harmless
from reportgen.source.parser import parse
from reportgen.source.patch import Text
from reportgen.source.repair import corrected, repaired
from reportgen.source.scan import mistakes
from tests.unit.source.told import GROUPS, KEYS, told

REPOSITORY = Path(__file__).parents[3]
FILES = [*REPOSITORY.glob("specs/*/*.yaml"), *REPOSITORY.glob("templates/**/*.yaml")]

LINES = ["a: 1", "甲: 乙，丙：丁", "b:", "  c: 1", "  d: x", "    e: y", "- x", "- f: 1", "  - y"]
LINES += [
    "文字",
    "  文字，更多",
    "  目标1：x",
    " 　甲：乙",
    "# 注",
    "  # 注 #x",
    "",
    "  ",
    "\t",
    "　",
]
LINES += [
    "g: |",
    "h: >-",
    "  i: |",
    "j: 'x'",
    'k: "y"',
    "l: {a: b, c: 1}",
    "m: [a, b]",
    "n: x # 注",
]
LINES += [
    "o: x#y",
    "p: x #y",
    "q: #x",
    "r: # 注",
    "s: >5",
    "t: -5",
    "u: - 5",
    "v: {a：b}",
    "w: [a，b]",
]
LINES += ["x：y", "z:1", "aa: {x: 1,000}", "bb: 'x' y", "*cc: 1", "dd: *e", "ee: &f", "ff: {{ g }}"]
LINES += [
    "　hh: 1",
    "\tii: 1",
    "jj:\tx",
    "kk: x\t#y",
    "<<: x",
    "? ll",
    "---",
    "%mm",
    '"nn": 1',
    "12:30",
]
LINES += [
    "oo: 'x",
    "pp: {x: 1",
    "qq: [2023]号",
    'rr: "\\文"',
    "ss: x: y",
    "\u200btt: 1",
    "uu？: ？",
    "vv: ｜",
    "ww﹕x",
    "xx 20人",
    "zz {x: 1}",
    "z |",
    "  yy ≥3",
]
SIGNS = [*"a1甲，：:,-?*&!|>'\"%{}[]# \t\n　\u200b\\", "\n  ", ": ", " #x", "- ", ": |\n"]
LINES += ["  ab: |", "    ac: >-", "    甲：乙", "      丙：#x"]
JOINED = st.lists(st.sampled_from(LINES), max_size=8).map(lambda lines: "\n".join(lines) + "\n")
BEGUN = JOINED.map(lambda text: f"a: 1\n{text}")
MUTATED = st.tuples(BEGUN, st.integers(0, 60), st.sampled_from(SIGNS)).map(
    lambda made: made[0][: made[1]] + made[2] + made[0][made[1] :]
)


def text_of(typed: str) -> Text:
    lines = lines_of(typed.encode("utf-8", "replace"), "f")[0]
    return Text("f", check(lines, "f")[0])


@settings(max_examples=1500)
@given(JOINED | BEGUN | MUTATED | st.text())
@example("a: x\t#y\n")
@example("甲: |\n 　乙：丙\n \tx\n- #x\n")
@example("  a: 1\nb: |\n c：d\n")
def test_the_short_way_gives_what_the_long_way_does(typed: str) -> None:
    text = text_of(typed)
    outcome = parse(text)
    if not outcome.broken and harmless(text.body):
        found = mistakes(text, frozenset(KEYS), GROUPS)
        assert not [mistake for mistake in found if mistake.silent]
    if text.lines and not outcome.excessive:
        assert repaired(text, KEYS, GROUPS) == corrected(text, outcome, KEYS, GROUPS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_specs_and_forms_go_the_short_way(file: Path) -> None:
    assert harmless(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "typed",
    [
        "甲: |\n  目标1：保障\n  a #1\nb: 1\n",
        "甲:\n  a: |\n    目标1：保障\n\n    a #1\n  b: 1\n",
        "a: {b: ≥90%, c: 1}\n",
    ],
)
def test_common_shapes_go_the_short_way(typed: str) -> None:
    assert harmless(typed)
    assert told(typed) == []


@pytest.mark.parametrize("line", ["c: d #e", "资金:10", "e: &x 3", "  f：g"])
def test_a_nested_text_ends_where_its_lines_are_no_longer_indented(line: str) -> None:
    assert harmless(f"a:\n  b: |\n    x\n    {line}\n")
    assert not harmless(f"a:\n  b: |\n    x\n{line}\n")
    assert not harmless(f"a:\n  b: |\n    x\n  {line}\n") or line.startswith(" ")


@pytest.mark.parametrize("unit", ["a: b\n", "a: |\n x\n", "a #b ", "a: 'b ", "a: {b, ", "- ", " "])
def test_a_large_text_is_told_in_time(unit: str) -> None:
    begun = time.perf_counter()
    harmless("a: 1\n" + unit * (1024 * 1024 // len(unit)))
    assert time.perf_counter() - begun < 2


def test_very_many_findings_are_told_as_a_number() -> None:
    lines = told("".join(f"k{number}: >{number}\n" for number in range(1, 1001)))
    assert len(lines) == 201
    assert lines[199:] == [
        "200:7 Y101 值以“>”开头，YAML把它当成特殊符号",
        "201:7 Y107 后面还有800处问题没有列出",
    ]


def test_the_number_is_as_severe_as_what_it_stands_for() -> None:
    signs = "".join(f"k{number}: >5\n" for number in range(300))
    many = [read(text.encode(), "f")[1][-1] for text in ("a: 甲" + "\u200b" * 300, signs)]
    assert [(last.code, last.blocks) for last in many] == [("Y107", False), ("Y107", True)]


def test_nodes_are_equal_by_what_they_hold_and_never_change() -> None:
    typed = read("甲: 'x'\n乙:\n  - y\n".encode(), "f")[0]
    x = Scalar("x", Place("f", 1, 4, 1, 7), quoted=True)
    items = Sequence((Scalar("y", Place("f", 3, 5, 3, 6)),), Place("f", 3, 3, 3, 3))
    entries = (
        Entry(Scalar("甲", Place("f", 1, 1, 1, 2)), x),
        Entry(Scalar("乙", Place("f", 2, 1, 2, 2)), items),
    )
    made = Mapping(entries, Place("f", 1, 1, 1, 1))
    assert (typed, hash(typed), repr(typed)) == (made, hash(made), repr(made))
    assert Scalar("x", x.place) != x
    for node, part in [(x, "text"), (x, "place"), (made, "entries"), (items, "items")]:
        with pytest.raises(AttributeError):
            setattr(node, part, None)
