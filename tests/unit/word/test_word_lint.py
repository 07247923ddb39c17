"""Every mistake of a template, with the exact sentence a form keeper reads."""

# ruff: noqa: E501 - templates and sentences read better in one line each

from collections.abc import Callable

import pytest

ROW_WORDS = "这里可以写：一级指标、二级指标、三级指标、指标值、序号"
ROOT_WORDS = "这里可以写：单位、项目"
EXAMPLE = '照例子改：{{ 单位.单位名称 }}、{% if 词 == "字" %}'
NO_MATHS = "只写词、条件和循环；要算的数在表样里算好"
FILTERS = "可以用：万元、元、小数、千分位、大写、日期、中文日期、中文数字、括号数字、截取、default、first、join、last、length、replace、trim"
TAGS = "可以用：for、if、elif、set、vm、hm、colspan、cellbg、else、endif、endfor"
WHOLE = "整行用 {%tr，整个单元格用 {%tc，整段用 {%p"
INSIDE = "移到那个循环的开头和结尾之间，或者在这里另写一个循环"
ROWS_OR_CELLS = "要的是整行，在上面和下面写 {} 和 {}，各占一行；要的是单元格，用 {{%tc"
PAIRS = "成对地写 {{ … }} 或 {% … %}"
LOOP, END = "{%tr for 行 in 项目.指标行 %}", "{%tr endfor %}"

PARAGRAPHS = {
    "{{ 单位名称 }}": f"T405 没有“单位名称”这个词；是不是想写“单位”？｜{ROOT_WORDS}",
    "{{ 单位 }}": "T404 “单位”下面还有词，不能直接打印｜可以写：单位名称",
    "{{ 项目.指标行 }}": "T404 “项目.指标行”是列表，不能直接打印｜先用 for 逐行取出来",
    "{{ 项目.指标行.指标值 }}": "T405 “项目.指标行”是列表，没有“指标值”｜先用 for 逐行取出来",
    "{{ 单位.单位名称.长 }}": "T405 “单位.单位名称”下面没有“长”｜只写“单位.单位名称”",
    '{{ 项目["数量"] }}': "T405 没有“数量”这个词；是不是想写“数”？｜这里可以写：项目名称、数、指标行、一级",
    "{{ 项目.指标行[0].序 }}": f"T405 没有“序”这个词；是不是想写“序号”？｜{ROW_WORDS}",
    "{{ loop.index }}": "T405 “loop”只能在循环里用｜放到 for 和 endfor 之间",
    "{{ 项目.指标行|trim }}": "T404 “项目.指标行”是列表，不能用“|trim”｜先用 for 逐行取出来",
    "{{ 项目.指标行|join('、', attribute='指标直') }}": f"T405 没有“指标直”这个词；是不是想写“指标值”？｜{ROW_WORDS}",
    "{{ 项目.数 ~ 单位 }}": "T404 “单位”下面还有词，不能直接打印｜可以写：单位名称",
    "{{ 单位。单位名称 }}": "T404 标记里用了中文标点“。”｜改成英文的“.”",
    "{{ 单位.单位名称｜trim }}": "T404 标记里用了中文标点“｜”｜改成英文的“|”",
    "{{ 项目.数|default（1） }}": "T404 标记里用了中文标点“（”｜改成英文的“(”",
    "{{ 单位.单位名称|tirm }}": f"T406 “|”后面没有“tirm”这个词；是不是想写“trim”？｜{FILTERS}",
    "{{ 项目.数 is 偶 }}": "T406 “is”后面没有“偶”这个词｜可以用：defined、equalto、even、none、odd、undefined",
    "{{ 单位 单位名称 }}": f"T404 “单位名称”前面少了连接的符号，或者是多写的｜{EXAMPLE}",
    "{{ }}": f"T404 里面少写了内容｜{EXAMPLE}",
    "{{ (项目.数 }}": f"T404 括号不成对｜{EXAMPLE}",
    "{{ '项目 }}": f"T404 引号不成对｜{EXAMPLE}",
    "{{ 9**9 }}": f"T406 这里不能做加减乘除｜{NO_MATHS}",
    "{{ 项目.数 + 1 }}": f"T406 这里不能做加减乘除｜{NO_MATHS}",
    "{{ range(10**9) }}": f"T406 这里不能用带括号的调用｜{NO_MATHS}",
    "{{ 单位.__class__ }}": "T406 词不能以下划线开头：“__class__”｜换一个词",
    "{{r 单位.单位名称 }}": "T406 不支持“{{r ”｜直接写 {{ 词 }}",
    "{% fi 项目.数 %}": f"T406 没有“fi”这种标记；是不是想写“if”？｜{TAGS}",
    "{% include 'x' %}": f"T406 没有“include”这种标记｜{TAGS}",
    "{% if 项目.数 %}": "T404 “if”没有结束｜在后面补上 {% endif %}",
    "{%p for 行 in 项目.指标行 %}": "T404 “for”没有结束｜在后面补上 {%p endfor %}",
    "{% endif %}": "T404 前面没有和它相配的“if”｜删去，或者补上开头",
    "{% else %}": "T404 前面没有和它相配的“for”或“if”｜删去，或者补上开头",
    "{% vm 项目.数 %}": "T406 “vm”只能写在表格的单元格里｜写成 {% vm … %}",
    "{%tr set 甲 = 1 %}": "T406 “{%tr”只能写在表格里｜整段用 {%p",
}  # fmt: skip

SEVERAL: dict[str, list[str]] = {
    "{% if 项目.数 = 3 %}x{% endif %}": [
        f"T404 正文 第1段 {{% if 项目.数 = 3 %}}：比较是否相等要写“==”｜{EXAMPLE}"
    ],
    "{% for 行 of 项目.指标行 %}{{ 行.序号 }}{% endfor %}": [
        f"T404 正文 第1段 {{% for 行 of 项目.指标行 %}}：“for”要写成“for 行 in 列表”｜{EXAMPLE}"
    ],
    "{% for 行 in 单位 %}{{ 行.x }}{% endfor %}{{ 行.序号 }}": [
        "T404 正文 第1段 {% for 行 in 单位 %}：“单位”不是列表，不能用 for｜列表有：项目.指标行、项目.一级",
        f"T405 正文 第1段 {{{{ 行.序号 }}}}：“行”只在循环 {{% for 行 in 单位 %}}（正文 第1段）里面有｜{INSIDE}",
    ],
    "{% for 行 in 项目.指标行 %}{{ loop.idx }}{% endfor 行 %}": [
        ("T405 正文 第1段 {{ loop.idx }}：没有“idx”这个词；是不是想写“index”？｜"
        "这里可以写：first、index、index0、last、length、revindex、revindex0"),
        "T404 正文 第1段 {% endfor 行 %}：“endfor”后面不能再写“行”｜写成 {% endfor %}",
    ],
    "{%p if 项目.数 %}{{ 项目.数 }}": [
        "T404 正文 第1段 {%p if 项目.数 %}：“if”没有结束｜在后面补上 {%p endif %}",
        "T406 正文 第1段 {{ 项目.数 }}：会和 {%p if 项目.数 %} 所在的那一个段落一起去掉｜放到别处去",
    ],
    "{% for 行 in 项目.指标行 %}{% else %}{{ 行.序号 }}{% endfor %}": [
        f"T405 正文 第1段 {{{{ 行.序号 }}}}：“行”只在循环 {{% for 行 in 项目.指标行 %}}（正文 第1段）里面有｜{INSIDE}"
    ],
    "｛｛ 单位.单位名称 ｝｝": [
        "T404 正文 第1段 ｛｛ 单位.单位名称 ｝｝：花括号或百分号是全角的｜改成英文的 {{ }} 或 {% %}"
    ],
    "{{ 单位.单位名称 }": [f"T404 正文 第1段 {{{{ 单位.单位名称 }}：标记没有写完整｜{PAIRS}"],
    "{ { 单位.单位名称 } }": [f"T404 正文 第1段 {{ {{ 单位.单位名称 }} }}：标记没有写完整｜{PAIRS}"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.items(), ids=PARAGRAPHS)
def test_one_mistake_in_a_paragraph(
    text: str, expected: str, mistakes: Callable[..., list[str]]
) -> None:
    code, _space, message = expected.partition(" ")
    assert mistakes("好", text) == [f"{code} 正文 第2段 {text}：{message}"]


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items(), ids=SEVERAL)
def test_mistakes_of_a_paragraph_come_all_at_once(
    text: str, expected: list[str], mistakes: Callable[..., list[str]]
) -> None:
    assert mistakes(text) == expected


def test_places_are_counted_as_people_count(
    mistakes: Callable[..., list[str]], table: Callable[..., str]
) -> None:
    inner = table(["x", "{{ 丙 }}"]) + "<w:p/>"
    rows = [LOOP, ""], [inner, "{{ 行.指标只 }}"], [END, ""]
    found = mistakes("一", table(["甲"]), table(*rows), header="{{ 乙 }}", title="{{ 丁 }}")
    assert [text.partition("：")[0] for text in found] == [
        "T405 正文 表2 第2行第1列 内表1 第1行第2列 {{ 丙 }}",
        "T405 正文 表2 第2行第2列 {{ 行.指标只 }}",
        "T405 页眉 第1段 {{ 乙 }}",
        "T405 文档属性 {{ 丁 }}",
    ]


TABLES: dict[str, tuple[list[list[str]], list[str]]] = {
    "two row tags in one row": (
        [[LOOP + END, ""]],
        [f"T406 正文 表1 第1行第1列 {END}：一行里只能有一个“{{%tr”｜各占一行、一格或一段"],
    ),
    "a value in the row of a row tag": (
        [[LOOP, "{{ 项目.数 }}"], ["x", ""], [END, ""]],
        [f"T406 正文 表1 第1行第2列 {{{{ 项目.数 }}}}：会和 {LOOP} 所在的那一行一起去掉｜放到别处去"],
    ),
    "a condition across cells": (
        [["{% if 项目.数 %}", "{% endif %}"]],
        [("T406 正文 表1 第1行第2列 {% endif %}：和开头“if”（正文 表1 第1行第1列）"
         "不在同一个表格、单元格或段落里｜"
         + ROWS_OR_CELLS.format("{%tr if 项目.数 %}", "{%tr endif %}"))],
    ),
    "another kind of end": (
        [[LOOP], ["{{ 行.序号 }}"], ["{% endfor %}"]],
        [("T404 正文 表1 第3行第1列 {% endfor %}：和开头“for”（正文 表1 第1行第1列）的写法不一样"
         f"｜写成 {END}")],
    ),
    "a space before tr": (
        [["{% tr for 行 in 项目.指标行 %}"], ["{{ 行.序号 }}"], [END]],
        [f"T404 正文 表1 第1行第1列 {{% tr for 行 in 项目.指标行 %}}：“tr”要紧挨着“%”｜写成 {LOOP}"],
    ),
    "a per cent sign in a row tag": (
        [["{%tr if 项目.数 == '5%' %}"], ["x"], ["{%tr endif %}"]],
        [("T406 正文 表1 第1行第1列 {%tr if 项目.数 == '5%' %}：这种标记里不能有“%”和“}”"
         "｜先用 {% set 词 = … %} 记下来")],
    ),
    "two keys in one cell": (
        [["{% vm 1 %}{% vm 2 %}"]],
        [("T406 正文 表1 第1行第1列 {% vm 2 %}：一个单元格里只能有一个“vm”"
         "｜几个词一起比，写成 vm (甲, 乙)")],
    ),
    "a bare vm outside a loop": (
        [["{% vm %}x"]],
        ["T405 正文 表1 第1行第1列 {% vm %}：“loop”只能在循环里用｜放到 for 和 endfor 之间"],
    ),
    "an unknown key": (
        [[LOOP], ["{% vm 行.级 %}x"], [END]],
        [f"T405 正文 表1 第2行第1列 {{% vm 行.级 %}}：没有“级”这个词｜{ROW_WORDS}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_mistakes_in_tables(
    rows: list[list[str]],
    expected: list[str],
    mistakes: Callable[..., list[str]],
    table: Callable[..., str],
) -> None:
    assert mistakes(table(*rows)) == expected


def test_tags_in_attributes_are_refused(mistakes: Callable[..., list[str]]) -> None:
    link = '<w:p><w:hyperlink w:anchor="{{ 单位.单位名称 }}"/></w:p>'
    assert mistakes(link) == [
        "T406 正文 第1段 {{ 单位.单位名称 }}：标记只能写在正文的文字里｜不要写在链接、域或图片的属性里"
    ]


def test_a_condition_that_would_break_the_nesting_is_refused(
    mistakes: Callable[..., list[str]],
) -> None:
    link = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{% endif %}</w:t></w:r></w:hyperlink></w:p>'
    assert mistakes("{% if 项目.数 %}", link) == [
        (
            "T406 正文 第2段 {% endif %}：和开头“if”（正文 第1段）不在同一个表格、单元格或段落里"
            f"｜{WHOLE}"
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ 单位" + ".a" * 3000 + " }}",
        "{% for 甲 in 项目.指标行 %}" * 30 + "{% endfor %}" * 30,
    ],
    ids=["brackets", "words", "loops"],
)
def test_what_is_nested_too_deep_is_refused(text: str, mistakes: Callable[..., list[str]]) -> None:
    found = mistakes(text)
    assert len(found) == 1
    assert "括号或循环套得太多层" in found[0]


def test_words_of_a_broken_loop_are_not_judged(mistakes: Callable[..., list[str]]) -> None:
    found = mistakes("{% for 行 项目.指标行 %}{{ 行.什么 }}{% endfor %}")
    assert len(found) == 1
