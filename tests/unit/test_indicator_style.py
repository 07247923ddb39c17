"""三级指标 of a form: names cut, and what stands where an indicator says nothing of its own."""

# ruff: noqa: E501 - specs read better in one line

import pytest

from reportgen.diagnostics import Place
from reportgen.filled import Row
from reportgen.form import load_form
from reportgen.layout import project_words, unit_words
from reportgen.longtext import LongText
from tests.reading_specs import FORM, PROJECT, UNIT, filled, form, library

STYLE = f"{FORM}三级指标:\n  字数: 5\n  指标说明: 同名称\n  指标值依据: 年初工作计划\n"
LONG = "其他栏目:\n  单位:\n    说明:\n      类型: 长文\n  项目:\n    方案:\n      类型: 长文\n  指标:\n    备注:\n      类型: 长文\n"


def row(indicator: str, text: str = STYLE, more: str = "") -> Row:
    typed = PROJECT.replace("    养护里程: 24公里\n", indicator) + more
    complete, found = filled(typed, prescribed=form(text), standards=library(STANDARD))
    assert found == ()
    return complete.projects[0].rows[-1]


STANDARD = """\
绩效指标:
  质量指标:
    合格率:
      指标值: ≥95%
      指标说明: "{{ 项目名称 }}验收合格"
      指标值依据: "{{ 年度 }}年计划"
"""


@pytest.mark.parametrize(
    ("indicator", "remark", "basis", "usual"),
    [
        ("    里程: 24公里\n", "里程", "年初工作计划", ("指标说明", "指标值依据")),
        ("    里程:\n      指标说明: 长度\n", "长度", "年初工作计划", ("指标值依据",)),
        ("    里程:\n      指标说明: ''\n      指标值依据: ''\n", "", "", ()),
        (
            "    里程:\n      打印名称: 养护长度\n",
            "养护长度",
            "年初工作计划",
            ("指标说明", "指标值依据"),
        ),
        ("    里程:\n      打印名称: ''\n", "", "年初工作计划", ("指标值依据",)),
    ],
)
def test_what_an_indicator_leaves_out(
    indicator: str, remark: str, basis: str, usual: tuple[str, ...]
) -> None:
    made = row(indicator)
    assert (made.remark, made.basis, made.usual) == (remark, basis, usual)


def test_without_such_a_style_nothing_is_added() -> None:
    made = row("    里程: 24公里\n", FORM)
    assert (made.remark, made.basis, made.usual) == ("", "", ())


def test_an_empty_row_stays_empty() -> None:
    made = row("", STYLE)
    assert (made.empty, made.remark, made.basis) == (True, "", "")


def test_the_name_is_cut_and_the_remark_is_not() -> None:
    prescribed = form(STYLE)
    complete, _found = filled(
        PROJECT.replace("养护里程", "村级道路养护里程"), prescribed=prescribed
    )
    words = project_words(complete.projects[0], complete, prescribed.form)
    printed = words["指标行"][0]  # type: ignore[index]
    assert (printed["三级指标"], printed["指标说明"]) == ("村级道路养", "村级道路养护里程")


def test_a_standard_may_use_words_in_every_text() -> None:
    made = row("    里程: 24公里\n", FORM, "共性指标:\n  - 合格率\n")
    assert (made.remark, made.basis) == ("道路养护验收合格", "2024年计划")


def test_what_a_project_types_is_no_expression() -> None:
    typed = "共性指标:\n  合格率:\n    指标值: '{{ 年度 }}'\n    指标说明: '{{ x }}'\n"
    made = row("    里程: 24公里\n", FORM, typed)
    assert (made.target.text, made.remark, made.basis) == ("{{ 年度 }}", "{{ x }}", "2024年计划")


@pytest.mark.parametrize("length", ["0", "十五", "15.5", "1000"])
def test_a_length_is_a_whole_number(length: str) -> None:
    data = {"templates/a/form.yaml": f"{FORM}三级指标:\n  字数: {length}\n".encode()}
    _form, found = load_form("a", data.get, ("a",), Place("unit.yaml"))
    assert [d.message for d in found] == [f"“字数”：字数“{length}”看不懂"]


def test_long_texts_keep_their_lines_and_have_paragraphs() -> None:
    prescribed = form(FORM + LONG)
    goals = "部门整体绩效目标:\n  总体绩效目标: |\n    - 甲\n    - 乙，\n      接着\n"
    unit = f"{UNIT}{goals}其他栏目:\n  说明: |\n    1.甲\n    2.乙\n"
    project = PROJECT.replace(
        "24公里", "\n      指标值: 24公里\n      其他栏目:\n        备注: 甲**乙**"
    )
    typed = f"{project}其他栏目:\n  方案: |\n    甲\n\n    乙\n"
    complete, found = filled(typed, unit=unit, prescribed=prescribed)
    assert found == ()
    words = unit_words(complete, prescribed.form)
    own = project_words(complete.projects[0], complete, prescribed.form)
    long = (
        words["部门整体绩效目标"]["总体绩效目标"],  # type: ignore[index]
        words["其他栏目"]["说明"],  # type: ignore[index]
        own["其他栏目"]["方案"],  # type: ignore[index]
        own["指标行"][0]["其他栏目"]["备注"],  # type: ignore[index]
    )
    assert all(isinstance(text, LongText) for text in long)
    assert [len(text.blocks) for text in long] == [2, 2, 2, 1]
    assert words["部门整体绩效目标"]["分项绩效目标"] == ""  # type: ignore[index]
