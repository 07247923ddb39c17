"""Removing what a finding points at removes the finding."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportgen.checks import RULES
from reportgen.diagnostics import Diagnostic
from reportgen.files import Folder
from reportgen.shelf import Shelf
from reportgen.unit import UnitState
from tests.cases_in_memory import (
    BUSINESS,
    PUBLISHED,
    SHELF,
    WRITING,
    bad_case,
    business,
    checked,
)
from tests.removing import (
    MISSING,
    OF_THE_ROW,
    Files,
    files_of,
    folder_of,
    spots,
    without,
    without_lines,
)

AGAIN = 5
"""How often a rule that tells the first of several places may tell the next one."""


def stays(
    found: Diagnostic, folder: Folder, state: UnitState, shelf: Shelf = SHELF, again: int = AGAIN
) -> str:
    """How the finding stays when what it points at is removed; nothing where it is gone."""
    files = files_of(folder)
    for _ in range(again):
        left = without(found, files)
        if left.files == files:
            return f"{found.code} {found.place}：没有东西可以去掉"
        after = checked(folder_of(folder, left.files), shelf, state)
        if broken := _broken(state, after):
            return f"{found.code} {found.place}：{broken}"
        same = [
            [d for d in s.diagnostics if left.same(d) == left.same(found)] for s in (state, after)
        ]
        if len(same[1]) < len(same[0]):
            return ""
        found, files, state = same[1][0], left.files, after
    return f"{found.code} {found.place}：{found.message}"


def _broken(before: UnitState, after: UnitState) -> str:
    """What stops a document now; that a 栏目 or a project is missing is as it should be."""
    known = {found.code for found in before.diagnostics} | {"S203", "S214"}
    return "；".join(d.message for d in after.diagnostics if d.blocks and d.code not in known)


def parts(folder: Folder) -> Iterator[Folder]:
    """Each project alone, which is quick, then all of them."""
    yield from (replace(folder, projects=(project,)) for project in folder.projects)
    yield folder


@pytest.mark.parametrize("path", PUBLISHED)
def test_what_is_found_in_published_tables_goes_with_what_it_points_at(path: str) -> None:
    told: set[Diagnostic] = set()
    wrong = []
    for folder in parts(PUBLISHED[path]):
        state = checked(folder)
        new = [found for found in business(state) if found not in told]
        wrong += [stays(found, folder, state) for found in new]
        told |= {*new}
    assert {*business(checked(PUBLISHED[path]))} <= told
    assert [text for text in wrong if text] == []


@pytest.mark.parametrize("name", BUSINESS)
def test_what_a_bad_case_shows_goes_with_what_it_points_at(name: str) -> None:
    folder, shelf = bad_case(name)
    state = checked(folder, shelf)
    assert name.partition("-")[0] in {found.code for found in business(state)}
    wrong = [stays(found, folder, state, shelf) for found in business(state)]
    assert [text for text in wrong if text] == []


@pytest.mark.parametrize("name", WRITING)
def test_what_is_wrong_with_the_writing_goes_with_its_lines(name: str) -> None:
    folder, shelf = bad_case(name)
    state, files = checked(folder, shelf), files_of(folder)
    told = [found for found in state.diagnostics if not found.code.startswith("B")]
    assert told
    for found in told:
        if found.place.file in files:
            left = checked(folder_of(folder, without_lines(found, files)), shelf)
            assert _same(left, found) < _same(state, found), found


def _same(state: UnitState, found: Diagnostic) -> int:
    """How often the same is said of the same file."""
    known = (found.code, found.message, found.place.file)
    return sum((d.code, d.message, d.place.file) == known for d in state.diagnostics)


PIECES = st.sampled_from(
    """
    2022年 2021年12月底前完成 ≥95% ≤5% 18个 36万元 100人 每人每月500元 营造营造 的的 ，， XX
    目标内容1 党的十九大 精准扶贫 5万元、3万元，共9万元 18个村×2万元=35万元 以将代补 投诉 满意度
    及时率 能否 标准 2024年2月30日 临时聘用 长聘 -
    """.split()  # noqa: SIM905 - a list of words reads better in a row
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), PIECES, st.sampled_from("放换加")),
    min_size=1,
    max_size=4,
)


def changed(files: Files, file: str, other: str, changes: list[tuple[int, int, str, str]]) -> Files:
    """The files with pieces put into the texts of one, or texts of another project."""
    text, theirs = files[file], _texts(files[other], other)
    for number, there, piece, kind in changes:
        here = [spot for spot in spots(text, file) if not spot.key or spot.name]
        place = here[number % len(here)].place
        if place.line != place.end_line:
            continue
        lines = text.split("\n")
        line = lines[place.line - 1]
        old = line[place.column - 1 : place.end_column - 1]
        new = {
            "放": piece,
            "换": theirs[there % len(theirs)],
            "加": f"{old[: there % (len(old) + 1)]}{piece}{old[there % (len(old) + 1) :]}",
        }[kind]
        lines[place.line - 1] = line[: place.column - 1] + new + line[place.end_column - 1 :]
        text = "\n".join(lines)
    return {**files, file: text}


def _texts(text: str, file: str) -> list[str]:
    lines = text.split("\n")
    places = [s.place for s in spots(text, file) if s.place.line == s.place.end_line]
    return [lines[p.line - 1][p.column - 1 : p.end_column - 1] for p in places]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([*PUBLISHED]), st.integers(0, 12), CHANGES)
def test_what_is_found_in_changed_tables_goes_with_what_it_points_at(
    path: str, number: int, changes: list[tuple[int, int, str, str]]
) -> None:
    two = PUBLISHED[path].projects[number : number + 2]
    folder = replace(PUBLISHED[path], projects=two)
    folder = folder_of(folder, changed(files_of(folder), two[0][0], two[1][0], changes))
    state = checked(folder)
    if not any(found.blocks for found in state.diagnostics):
        for found in business(state):
            if found.place.file == two[0][0]:
                assert stays(found, folder, state) == ""


def test_the_lists_name_rules() -> None:
    rules = {rule.code.rule for rule in RULES}
    assert {*MISSING} <= rules
    assert {*OF_THE_ROW} <= rules
    assert not OF_THE_ROW & {*MISSING}


def test_a_place_that_is_wrong_is_found_out() -> None:
    folder = PUBLISHED["specs/pingluo-yaofu-2023"]
    state = checked(folder)
    slip = next(found for found in business(state) if "不管提高" in found.message)
    name = next(
        spot.place
        for spot in spots(files_of(folder)[slip.place.file], slip.place.file)
        if spot.name and spot.place.line == slip.place.line
    )
    assert stays(slip, folder, state, again=1) == ""
    assert stays(replace(slip, place=name), folder, state, again=1) != ""
