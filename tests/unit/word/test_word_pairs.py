"""A forgotten tag is blamed where it was forgotten, and not on the loops around it."""

# ruff: noqa: E501 - templates and sentences read better in one line each

from collections.abc import Callable

import pytest

Blocks = list[str | list[list[str]]]
LOOP, END = "{%tr for 行 in 项目.指标行 %}", "{%tr endfor %}"
GROUPS, ALL = "{%p for 组 in 项目.一级 %}", "{%p endfor %}"
IF, FI = "{%tr if 项目.数 %}", "{%tr endif %}"
CELLS = "{%tc for 甲 in 项目.一级 %}"
ROW = ["{{ 行.序号 }}"]
AWAY = "删去，或者补上开头"
CASES: dict[str, tuple[Blocks, list[str]]] = {
    "no end of a row loop in a paragraph loop": (
        [GROUPS, [[LOOP], ROW], "{{ 组.名称 }}", ALL],
        [f"T404 正文 表1 第1行第1列 {LOOP}：“for”没有结束｜在后面补上 {END}"],
    ),
    "no end of a row condition in a row loop": (
        [[[LOOP], [IF], ROW, [END]]],
        [f"T404 正文 表1 第2行第1列 {IF}：“if”没有结束｜在后面补上 {FI}"],
    ),
    "no end in the first of two tables": (
        [[[LOOP], ROW], [[LOOP], ROW, [END]]],
        [f"T404 正文 表1 第1行第1列 {LOOP}：“for”没有结束｜在后面补上 {END}"],
    ),
    "no end of a cell loop in a row loop": (
        [[[LOOP, ""], [CELLS, "{{ 甲.名称 }}"], [END, ""]]],
        [f"T404 正文 表1 第2行第1列 {CELLS}：“for”没有结束｜在后面补上 {{%tc endfor %}}"],
    ),
    "no end of a condition in a paragraph of a loop": (
        [GROUPS, "{% if 组.名称 %}有", ALL, "{% if 项目.数 %}{{ 项目.数 }}{% endif %}"],
        ["T404 正文 第2段 {% if 组.名称 %}：“if”没有结束｜在后面补上 {% endif %}"],
    ),
    "no beginning of a row loop: what its words are is not asked": (
        [GROUPS, [ROW, ["{{ 行.指标值 }}"], [END]], ALL],
        [f"T404 正文 表1 第3行第1列 {END}：前面没有和它相配的“for”｜{AWAY}"],
    ),
    "no beginning, and a mistake that has nothing to do with it": (
        ["{{ 项木.数 }}", [ROW, [END]]],
        [
            "T405 正文 第1段 {{ 项木.数 }}：没有“项木”这个词；是不是想写“项目”？｜这里可以写：单位、项目",
            f"T404 正文 表1 第2行第1列 {END}：前面没有和它相配的“for”｜{AWAY}",
        ],
    ),
    "blocks that cross": (
        ["{% for 行 in 项目.指标行 %}{% if 行.序号 %}{% endfor %}{% endif %}"],
        [
            ("T404 正文 第1段 {% endfor %}：里面的 {% if 行.序号 %}（正文 第1段） 还没有结束"
            "｜先写 {% endif %}，再写 {% endfor %}")
        ],
    ),
    "a misspelt end": (
        [[[LOOP], ROW, ["{%tr endfro %}"]]],
        [
            ("T406 正文 表1 第3行第1列 {%tr endfro %}：没有“endfro”这种标记；是不是想写“endfor”？"
            "｜可以用：for、if、elif、set、vm、hm、colspan、cellbg、else、endif、endfor")
        ],
    ),
    "rows between tags without tr": (
        [[["{% for 行 in 项目.指标行 %}"], ROW, ["{% endfor %}"]]],
        [
            ("T406 正文 表1 第3行第1列 {% endfor %}：和开头“for”（正文 表1 第1行第1列）不在同一个表格、单元格或段落里"
            f"｜改成 {LOOP} 和 {END}，各占一行")
        ],
    ),
    "tr at the end alone": (
        [[["{% for 行 in 项目.指标行 %}"], ROW, [END]]],
        [
            ("T404 正文 表1 第1行第1列 {% for 行 in 项目.指标行 %}：和后面的“endfor”（正文 表1 第3行第1列）的写法不一样"
            f"｜写成 {LOOP}")
        ],
    ),
    "an else between others' tags": (
        [[[IF], ["{{ 项目.数 }}"], ["{%tr else %}"], [LOOP], ROW, [FI]]],
        [f"T404 正文 表1 第4行第1列 {LOOP}：“for”没有结束｜在后面补上 {END}"],
    ),
    "words of a loop without an end are known": (
        [GROUPS, "{{ 组.名称 }}", [[LOOP], ROW], "{{ 组.名字 }}"],
        [
            f"T404 正文 第1段 {GROUPS}：“for”没有结束｜在后面补上 {ALL}",
            f"T404 正文 表1 第1行第1列 {LOOP}：“for”没有结束｜在后面补上 {END}",
            "T405 正文 第3段 {{ 组.名字 }}：没有“名字”这个词；是不是想写“名称”？｜这里可以写：名称、二级",
        ],
    ),
    "a row word outside its loop": (
        ["{{ 行.指标值 }}", [[LOOP], ROW, [END]]],
        [
            (f"T405 正文 第1段 {{{{ 行.指标值 }}}}：“行”只在循环 {LOOP}（正文 表1 第1行第1列）里面有"
            "｜移到那个循环的开头和结尾之间，或者在这里另写一个循环")
        ],
    ),
    "a row word without any loop": (
        [[["{{ 行.指标值 }}"]], "{{ 丙.名称 }}"],
        [
            ("T405 正文 表1 第1行第1列 {{ 行.指标值 }}：这里没有“行”这个词；“指标值”要从列表“项目.指标行”里逐个取"
            f"｜前面写 {LOOP}，后面写 {END}"),
            ("T405 正文 第1段 {{ 丙.名称 }}：这里没有“丙”这个词；“名称”要从列表“项目.一级”里逐个取"
            "｜前面写 {%p for 丙 in 项目.一级 %}，后面写 {%p endfor %}"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), CASES.values(), ids=CASES)
def test_the_tag_that_lacks_its_partner_is_named(
    parts: Blocks,
    expected: list[str],
    mistakes: Callable[..., list[str]],
    table: Callable[..., str],
) -> None:
    made = (part if isinstance(part, str) else table(*part) for part in parts)
    assert mistakes(*made) == expected
