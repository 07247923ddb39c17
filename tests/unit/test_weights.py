from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic, Place
from reportgen.fill.weights import spread
from reportgen.filled import FilledProject, Origin
from reportgen.form import load_form
from reportgen.showing import as_json, lines
from tests.reading_specs import FORM, PROJECT, filled, form

POINTS = f"""{FORM}分值:
  合计: 90
  执行率: 10
  各一级指标:
    产出指标: 50
    效益指标: 30
    满意度指标: 10
  没有时转给:
    满意度指标:
      效益指标: 10
"""
HEAD = PROJECT.partition("  数量指标")[0]
TAIL = "  社会效益指标:\n    出行: 改善\n  服务对象满意度指标:\n    满意度: ≥90%\n"


def done(
    indicators: str, prescribed: str = POINTS, *, own: bool = True
) -> tuple[FilledProject, tuple[Diagnostic, ...]]:
    complete, found = filled(HEAD + indicators, prescribed=form(prescribed), own=own)
    return complete.projects[0], found


def points(project: FilledProject) -> list[str]:
    return ["" if row.weight is None else str(row.weight) for row in project.rows]


def outputs(*typed: str) -> str:
    return "  数量指标:\n" + "".join(
        f"    里程{n}: {n}公里{f'（{weight}分）' if weight else ''}\n"
        for n, weight in enumerate(typed, 1)
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", ""), ["17", "17", "16"]),
        (("", "10", ""), ["20", "10", "20"]),
        (("20", "20", ""), ["20", "20", "10"]),
        (("20.00", "", ""), ["20.00", "15.00", "15.00"]),
        (("7.5", "", ""), ["7.5", "21.5", "21.0"]),
        (("7.5", "", "", ""), ["7.5", "14.5", "14.0", "14.0"]),
        (("", "0", ""), ["25", "0", "25"]),
    ],
)
def test_points_are_given_around_the_typed_ones(typed: tuple[str, ...], said: list[str]) -> None:
    project, found = done(outputs(*typed) + TAIL)
    assert found == ()
    rest = ["30.00", "10.00"] if ".00" in said[0] else ["30.0", "10.0"]
    assert points(project) == said + (rest if "." in said[0] else ["30", "10"])


def test_given_points_say_how_they_were_derived() -> None:
    rows = done(outputs("20", "", "") + TAIL)[0].rows
    assert [(row.weight_origin, row.weight_note) for row in rows] == [
        (Origin.TYPED, ""),
        (Origin.DERIVED, "产出指标50分，减去已写的20分，分给2个指标"),
        (Origin.DERIVED, "产出指标50分，减去已写的20分，分给2个指标"),
        (Origin.DERIVED, "效益指标30分，分给1个指标"),
        (Origin.DERIVED, "满意度指标10分，分给1个指标"),
    ]


def test_a_shown_project_tells_given_points_from_typed_ones() -> None:
    complete, _ = filled(HEAD + outputs("20", "") + TAIL, prescribed=form(POINTS))
    shown = list(lines(complete.projects[0], complete))
    assert shown[-10:-7] == [
        "    里程1：1公里（20分）　［填写］",
        "    里程2：2公里（30分）　［填写；分值推算：产出指标50分，减去已写的20分，分给1个指标］",
        "",
    ]
    (text,) = as_json(complete.projects[0], complete)
    assert [text.count(f'"weight_origin": "{name}"') for name in ("typed", "derived")] == [1, 3]


def test_without_a_dimension_its_points_go_where_the_form_says() -> None:
    project, found = done(outputs("") + "  社会效益指标:\n    出行: 改善\n")
    assert (points(project), found) == (["50", "40"], ())


def test_an_empty_row_gets_no_points() -> None:
    project, found = done(
        outputs("") + "  质量指标:\n  社会效益指标:\n    出行: 改善\n  服务对象满意度指标:\n"
    )
    assert (points(project), found) == (["50", "", "40", ""], ())


def test_sentences_get_points_too() -> None:
    typed = "  数量指标:\n    - 修路\n    - 补路\n  社会效益指标:\n    - 出行改善\n"
    assert points(done(typed)[0]) == ["25", "25", "40"]


def test_a_form_without_points_gives_none() -> None:
    project, found = done(outputs("", "20") + TAIL, FORM)
    assert (points(project), found) == (["", "20", "", ""], ())


def test_where_all_points_are_typed_nothing_is_given() -> None:
    project, found = done(outputs("60", "20"))
    assert (points(project), found) == (["60", "20"], ())


@pytest.mark.parametrize(
    ("typed", "line", "said"),
    [
        (outputs("30", "25", "") + TAIL, 7, "产出指标已写的分值合计55分，超过表样规定的50分"),
        (outputs("30", "10") + TAIL, 7, "产出指标已写的分值合计40分，不到表样规定的50分"),
        (
            outputs("48", "", "", "", "") + TAIL,
            7,
            "产出指标一共50分，已写48分，“里程2”、“里程3”、“里程4”等4个指标分不到1分",
        ),
        (outputs("50", "") + TAIL, 7, "产出指标一共50分，已写50分，“里程2”分不到1分"),
        (outputs(*[""] * 51) + TAIL, 7, "产出指标一共50分，“里程1”、“里程2”、“里程3”等51个"),
        (
            f"{outputs('')}{TAIL}  经济成本指标:\n    造价: 1万元\n",
            13,
            "表样没有规定成本指标的分值，“造价”没有分可分",
        ),
    ],
)
def test_points_that_cannot_be_given_are_told_and_left_blank(
    typed: str, line: int, said: str
) -> None:
    project, found = done(typed)
    assert [(d.code, d.place.line) for d in found] == [("F308", line)]
    assert found[0].message.startswith(said)
    assert found[0].blocks
    assert None in {row.weight for row in project.rows} or "不到表样" in said


def test_another_form_is_still_printed() -> None:
    project, found = done(outputs("60", "") + TAIL, own=False)
    assert points(project) == ["60", "", "30", "10"]
    assert [(d.code, d.blocks) for d in found] == [("F309", False)]


def test_points_that_no_indicator_can_have_are_told() -> None:
    project, found = done(outputs(""))
    assert points(project) == ["50"]
    assert [(d.code, d.blocks, d.place.line, d.message) for d in found] == [
        ("F309", False, 5, "没有效益指标，它的40分没有指标可分")
    ]


def test_a_project_without_any_indicator_is_not_told_about_points() -> None:
    assert done("  数量指标:\n")[1] == ()


_typed = st.one_of(st.none(), st.decimals(0, 9, places=1), st.decimals(0, 9, places=2))


@given(st.lists(_typed, min_size=1, max_size=8))
def test_the_sum_is_exact_and_what_is_typed_stays(typed: list[Decimal | None]) -> None:
    project, found = done(outputs(*("" if t is None else str(t) for t in typed)) + TAIL)
    rows = project.rows[: len(typed)]
    if found:
        assert None not in typed
        return
    assert sum(row.weight for row in rows if row.weight is not None) == 50
    assert [row.name for row in rows] == [f"里程{n}" for n in range(1, len(typed) + 1)]
    for row, own in zip(rows, typed, strict=True):
        assert own is None or str(row.weight) == str(own)


@given(st.decimals(1, 999, places=2), st.integers(1, 40))
def test_parts_are_as_equal_as_whole_points_allow(left: Decimal, count: int) -> None:
    parts = spread(left, count)
    assert sum(parts) == left
    assert len(parts) == count
    assert max(parts) - min(parts) <= 1
    assert list(parts) == sorted(parts, reverse=True)
    assert sum(part != int(part) for part in parts) <= 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("合计: 90", "合计: 100", "“分值”：各一级指标的分值加起来是90，“合计”写的是100"),
        (
            "      效益指标: 10",
            "      效益指标: 5",
            "“分值”：没有满意度指标时转给别的分值加起来是5，“满意度指标”写的是10",
        ),
        ("    产出指标: 50", "    产出: 50", "不认识“产出”；是不是想写“产出指标”？"),
        ("合计: 90", "合计: 九十", "“合计”：分值“九十”不是数"),
        ("  合计: 90\n", "", "“分值”里缺少“合计”"),
    ],
)
def test_points_of_a_form_that_do_not_add_up(old: str, new: str, said: str) -> None:
    data = {"templates/plain/form.yaml": POINTS.replace(old, new).encode()}
    loaded, found = load_form("plain", data.get, ("plain",), Place("unit.yaml"))
    assert (loaded, [d.message for d in found]) == (None, [said])
