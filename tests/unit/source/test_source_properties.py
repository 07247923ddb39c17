"""No bytes make the reader raise, and every place lies inside the file."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.source import Mapping, read
from reportgen.source.decode import lines_of
from tests.unit.source.told import GROUPS, KEYS

SPEC = """\
项目名称: 村级创新社会管理工作经费
资金:
  财政拨款: 36.00
测算:                       # 说明
  经费补助: 行政村 × 20000元/村
年度总体目标: |
  保障18个行政村工作正常开展，
  有效提升村级管理水平：更好为群众服务。
绩效指标:
  数量指标:
    矛盾纠纷排查化解: 24次
    "引号": '甲'
    经费补助标准: 每个村每年20000元
      续行
    满意度: {指标值: ≥90%, 分值: 10}
年度主要任务:
  - 任务名称: a
    主要内容: >
      b
      c
  - d
"""
SIGNS = [*"ab1甲，：、；:,-?*&!|>'\"%@`[]{}# \t\n\r　\u00a0\u200b\u202e\x00\\<=~."]
SIGNS += ["\n  ", "- ", ": ", "项目名称", "<<: ", "---\n", "...\n", "? ", "\\u", "\\x0", "😀"]
EDITS = st.tuples(st.integers(0, len(SPEC)), st.integers(0, 3), st.sampled_from(SIGNS))


def read_inside(data: bytes) -> None:
    mapping, found = read(data, "f", KEYS, GROUPS)
    assert isinstance(mapping, Mapping)
    lines = lines_of(data, "f")[0] or ("",)
    for diagnostic in found:
        place = diagnostic.place
        ends = [(place.line, place.column), (place.end_line, place.end_column)]
        assert ends == sorted(ends)
        assert all(1 <= line <= max(len(lines), place.line) for line, _ in ends)
        if diagnostic.code not in {"Y001", "Y005", "Y006"}:
            assert all(column <= len(lines[line - 1]) + 1 for line, column in ends)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    read_inside(data)


@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join) | st.text())
def test_any_text(text: str) -> None:
    read_inside(text.encode("utf-8", "replace"))


@settings(max_examples=300)
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_mutated_specs(edits: list[tuple[int, int, str]]) -> None:
    text = SPEC
    for at, length, sign in edits:
        text = text[:at] + sign + text[at + length :]
    read_inside(text.encode())


def test_a_proper_spec_is_silent() -> None:
    assert read(SPEC.encode(), "f", KEYS, GROUPS)[1] == ()


UNITS = ["a: [b\n", 'a: "b\n', "\ta: 1\n", "abc\n", "甲：乙\n", " [a\n", "a: {b: !c}}\n}\n", "#x\n"]
UNITS += ["a: #x\n\n", "- - a\n", "&a ", "{a，", '\\"', "甲", " ", "a: |\n 　甲\n", "'a\n", "```\n"]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_size(unit: str) -> None:
    size = 20_000 // len(unit.encode())
    seconds = []
    for times in (1, 8):
        begun = time.perf_counter()
        read(("a: 1\n" + unit * size * times).encode(), "f", KEYS, GROUPS)
        seconds.append(time.perf_counter() - begun)
    assert seconds[1] < 40 * seconds[0] + 1
