"""`{% vm key %}`: a cell goes on with the cell above while the key repeats."""

# ruff: noqa: E501 - templates and sentences read better in one line each

from collections.abc import Callable

from reportgen.word.render import Compiled, render

LOOP, END = "{%tr for 行 in 项目.指标行 %}", "{%tr endfor %}"
ALL = (
    "{% vm 行.一级指标 %}{{ 行.一级指标 }}",
    "{{ 行.二级指标 }}{% vm 行.二级指标 %}",
    "{{ 行.三级指标 }}",
)


def test_the_second_column_starts_anew_where_the_first_does(
    filled: Callable[..., bytes],
    table: Callable[..., str],
    cells: Callable[[bytes], list[list[str]]],
) -> None:
    made = filled(table(["甲", "乙", "丙"], [LOOP, "", ""], [*ALL], [END, "", ""], ["尾", "", ""]))
    assert cells(made) == [
        ["甲", "乙", "丙"],
        ["^产出", "^数量", "排查"],
        ["|", "|", "走访"],
        ["|", "^质量", "覆盖"],
        ["^效益", "^质量", "平安"],
        ["尾", "", ""],
    ]


def test_keys_hold_through_three_levels_of_loops(
    filled: Callable[..., bytes],
    table: Callable[..., str],
    cells: Callable[[bytes], list[list[str]]],
) -> None:
    rows = [
        ["{%tr for 甲 in 项目.一级 %}", "", ""],
        ["{%tr for 乙 in 甲.二级 %}", "", ""],
        ["{%tr for 丙 in 乙.三级 %}", "", ""],
        ["{% vm 甲.名称 %}{{ 甲.名称 }}", "{% vm (甲.名称, 乙.名称) %}{{ 乙.名称 }}", "{{ 丙.名称 }}"],
        *[[END, "", ""]] * 3,
    ]  # fmt: skip
    assert cells(filled(table(*rows))) == [
        ["^产出", "^数量", "排查"],
        ["|", "|", "走访"],
        ["|", "^质量", "覆盖"],
        ["^效益", "^质量", "平安"],
    ]


def test_two_levels_of_loops_with_a_row_in_between(
    filled: Callable[..., bytes],
    table: Callable[..., str],
    cells: Callable[[bytes], list[list[str]]],
) -> None:
    rows = [
        ["{%tr for 甲 in 项目.一级 %}", ""],
        ["小计", "{{ 甲.名称 }}"],
        ["{%tr for 乙 in 甲.二级 %}", ""],
        ["{% vm '同' %}同", "{{ 乙.名称 }}"],
        *[[END, ""]] * 2,
    ]
    assert cells(filled(table(*rows))) == [
        ["小计", "产出"],
        ["^同", "数量"],
        ["|", "质量"],
        ["小计", "效益"],
        ["^同", "质量"],
    ]


def test_every_table_starts_anew_and_an_inner_table_does_not_disturb_the_outer(
    filled: Callable[..., bytes],
    table: Callable[..., str],
    cells: Callable[[bytes], list[list[str]]],
) -> None:
    inner = table(["{% vm '内' %}内"], ["{% vm '内' %}内"]) + "<w:p/>"
    one = table([LOOP, ""], ["{% vm '外' %}外", inner], [END, ""])
    inside = [["^内"], ["|"]]
    outer = [["^外", ""], *inside, *[row for _ in range(3) for row in (["|", ""], *inside)]]
    assert cells(filled(one, "中间", one)) == outer * 2


def test_a_tag_split_over_runs_and_with_curly_quotes(
    filled: Callable[..., bytes],
    table: Callable[..., str],
    cells: Callable[[bytes], list[list[str]]],
) -> None:
    split = (
        "<w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>% vm 行.</w:t></w:r>"
        "<w:r><w:t>一级指标 ~ “甲” %</w:t></w:r><w:r><w:t>}{{ 行.一级指标 }}</w:t></w:r>"
    )
    made = filled(table([LOOP, ""], [split, "{{ 行.序号 }}"], [END, ""]))
    assert cells(made) == [["^产出", "1"], ["|", "2"], ["|", "3"], ["^效益", "4"]]


def test_a_key_inside_a_quoted_text_or_a_remark_is_no_key(
    filled: Callable[..., bytes],
    table: Callable[..., str],
    cells: Callable[[bytes], list[list[str]]],
) -> None:
    cell = "{{ '{% vm 9**9**9 %}' }}{# {% vm 9**9**9 %} #}{% vm(1) %}名"
    assert cells(filled(table([cell], [cell]))) == [["^{% vm 9**9**9 %}名"], ["|"]]


def test_a_tag_in_a_paragraph_of_its_own_leaves_no_empty_line(
    filled: Callable[..., bytes], table: Callable[..., str], part: Callable[..., str]
) -> None:
    cell = (
        '<w:p><w:r><w:t>{% vm 1 %}</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val="center"/>'
        "</w:pPr><w:r><w:t>名</w:t></w:r></w:p>"
    )
    xml = part(filled(table([cell], [cell])))
    assert xml.count("<w:p>") == 2
    assert xml.count('<w:jc w:val="center">') == 2
    assert xml.count(">名<") == 1


def test_the_merge_stands_in_schema_order(
    compiled: Callable[..., Compiled], context: dict[str, object]
) -> None:
    properties = (
        '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/><w:shd w:fill="FFFFFF"/>'
        '<w:vAlign w:val="center"/></w:tcPr>'
    )
    xml = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
        f"<w:tr><w:tc>{properties}<w:p><w:r><w:t>{{% vm 1 %}}名</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    text = next(e.text for e in compiled(xml).entries if hasattr(e, "text"))
    tags = ["<w:tcW", "<w:gridSpan", "<w:vMerge", "<w:shd", "<w:vAlign"]
    places = [text.index(tag) for tag in tags]
    assert places == sorted(places)
    assert render(compiled(xml), context) == render(compiled(xml), context)
