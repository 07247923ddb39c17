"""No template runs or grows without end; a large unit still passes."""

import time
from collections.abc import Callable, Iterator

import pytest

from reportgen.expression import Budget, ExpressionError, evaluate
from reportgen.expression.bounds import MAX_CHARACTERS, MAX_LONG, MAX_STEPS, TooMuchError
from reportgen.word.compile import compile_template
from reportgen.word.fields import Leaf, Record
from reportgen.word.render import Compiled, RenderError, Template, render
from tests.unit.word.conftest import _document

NESTED = "".join(f"{{% for 甲{n} in 项目.指标行 %}}" for n in range(16)) + "{% endfor %}" * 16
DOUBLED = "{% set 甲 = 项目.项目名称 %}" + "{% set 甲 = 甲 ~ 甲 %}" * 60 + "{{ 甲 }}"
IN_LOOP = (
    "{% for 甲 in 项目.指标行 %}{% for 乙 in 项目.指标行 %}{% for 丙 in 项目.指标行 %}"
    "{% for 丁 in 项目.指标行 %}{{ 项目.项目名称 }}{% endfor %}{% endfor %}{% endfor %}{% endfor %}"
)
REPLACED = "{% set 甲 = 'aa' %}" + "{% set 甲 = 甲|replace('a', 'aaaaaaaaaa') %}" * 12
JOINED = "{% set 甲 = 'aaaaaaaaaa' %}" + "{% set 甲 = 甲|join('aaaaaaaaaa') %}" * 12
LOOPS, LONG = "循环的次数太多", "印出来的内容太长"
CASES = {
    "loops in loops": (NESTED, LOOPS),
    "doubling": (DOUBLED, LONG),
    "replacing": (REPLACED, LONG),
    "joining": (JOINED, LONG),
}


def _many(context: dict[str, object], rows: int) -> dict[str, object]:
    project = context["项目"]
    assert isinstance(project, dict)
    return {**context, "项目": {**project, "指标行": project["指标行"] * (rows // 4)}}


@pytest.mark.parametrize(("text", "message"), CASES.values(), ids=CASES)
def test_what_would_never_end_is_a_finding_that_names_the_place(
    text: str, message: str, compiled: Callable[..., Compiled], context: dict[str, object]
) -> None:
    template, start = compiled("前", text), time.perf_counter()
    with pytest.raises(RenderError) as raised:
        render(template, context)
    found = raised.value.diagnostic
    assert (found.code, found.place.where) == ("T407", "正文 第2段")
    assert found.message.endswith(f"：{message}")
    assert time.perf_counter() - start < 30


def test_loops_over_a_long_list_in_each_other_are_stopped(
    compiled: Callable[..., Compiled], context: dict[str, object]
) -> None:
    with pytest.raises(RenderError) as raised:
        render(compiled(IN_LOOP), _many(context, 400))
    assert raised.value.diagnostic.message.endswith(LOOPS)


@pytest.mark.parametrize("text", [DOUBLED.replace("项目.", ""), REPLACED, JOINED])
def test_expressions_of_forms_are_bounded_too(text: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        evaluate(text, {"项目名称": "村级经费"})
    assert raised.value.message == LONG


def test_output_is_counted_while_it_is_made() -> None:
    budget, taken = Budget(characters=1000), list[int]()

    def pieces() -> Iterator[tuple[str, ...]]:
        for number in range(10_000):
            taken.append(number)
            yield "x" * 5, "y" * 5

    with pytest.raises(TooMuchError):
        list(budget.within(pieces()))
    assert len(taken) < 300


def test_a_unit_of_ten_thousand_projects_stays_within_bounds(
    compiled: Callable[..., Compiled], table: Callable[..., str], context: dict[str, object]
) -> None:
    cells = ["{% vm 行.一级指标 %}{{ 行.一级指标 }}", "{{ 行.三级指标 }}", "{{ 行.指标值 }}"]
    loop = table(["{%tr for 行 in 项目.指标行 %}", "", ""], cells, ["{%tr endfor %}", "", ""])
    template = Template(compiled(loop, "后"))
    budget = Budget()
    list(template._filled(_many(context, 1200), budget))
    assert (MAX_STEPS - budget.steps) * 100 < MAX_STEPS
    assert (MAX_CHARACTERS - budget.characters) * 100 < MAX_CHARACTERS


def test_a_long_text_of_large_formats_is_stopped_before_it_is_made() -> None:
    style = "x" * 500_000
    tag = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{{{{p 长 }}}}</w:t></w:r></w:p>'
    )
    fields = Record({"长": Leaf(long=True)})
    made, found = compile_template(_document("前", tag), "表.docx", fields)
    assert found == ()
    assert made is not None
    lines = MAX_LONG // len(style)
    assert len(render(made, {"长": "甲\n" * (lines - 1)})) > 0
    with pytest.raises(RenderError) as raised:
        render(made, {"长": "甲\n" * (lines + 1)})
    assert raised.value.diagnostic.place.where == "正文 第2段"
    assert raised.value.diagnostic.message == f"{{{{p 长 }}}}：{LONG}"


def test_what_is_made_before_it_is_printed_is_taken_once() -> None:
    budget = Budget()
    budget.make(300)
    printed = [text for text, _ in budget.within(iter([("甲" * 300,), ("乙" * 5,)]))]
    assert printed == ["甲" * 300 + "乙" * 5]
    assert (budget.characters, budget.made) == (MAX_CHARACTERS - 305, 0)
