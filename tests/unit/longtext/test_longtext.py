"""Markdown as budget units write it: what is a mark, what is text, what cannot be printed."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reportgen.longtext import Block, Paragraph, Run, Table, plain, reading
from reportgen.longtext.marked import marked
from reportgen.longtext.reading import long_text

PIECES = (
    *(
        "1.政府运行",
        "1. 甲",
        "- 乙",
        "  - 丙",
        "* 丁",
        "**粗**",
        "**",
        "*",
        "_",
        "__x__",
        "# 题",
        "#1",
    ),
    *(
        "|甲|乙|",
        "|-|-|",
        "|1|2|3|",
        "| |",
        "a|b",
        "-|-",
        "400元/人*2人*12个月",
        "<b>",
        "<5%",
        "&amp;",
    ),
    *(
        "[甲](乙)",
        "![图](a.png)",
        "[甲]: http://a",
        "<http://a.cn>",
        "\\*",
        "`c`",
        "    缩进",
        "> 引",
    ),
    *(
        "---",
        "===",
        "\n",
        "\n\n",
        " ",
        "　",
        "\t",
        "\r",
        "文字",
        "目标1：",
        "（一）",
        "\x02klzzwxh:0000\x03",
    ),
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))
MARKUP = re.compile(r"[\s*\-+#|:·\x02\x03]")


def said(text: str) -> list[str]:
    """The blocks in short: bold in 【】, bullets as -, a blank for every level, cells by /."""
    return [short(block) for block in long_text(text)[0].blocks]


def short(block: Block) -> str:
    if isinstance(block, Table):
        return " // ".join("/".join(map(runs, row)) for row in block.rows)
    return " " * block.level + "-" * block.bullet + runs(block.runs)


def runs(made: tuple[Run, ...]) -> str:
    return "".join(f"【{run.text}】" if run.bold else run.text for run in made)


def printed(text: str) -> str:
    """Every character that is printed, in order."""
    blocks = long_text(text)[0].blocks
    lines = [
        line
        for block in blocks
        for line in ([block.runs] if isinstance(block, Paragraph) else sum(block.rows, ()))
    ]
    return "".join(run.text for line in lines for run in line)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("1.政府运行\n2.党委运行", ["1.政府运行", "2.党委运行"]),
        ("1. 甲\n3. 乙", ["1. 甲", "3. 乙"]),
        ("一行，\n接着写。\n\n另一段", ["一行，接着写。", "另一段"]),
        ("400元/人*2人*12个月", ["400元/人*2人*12个月"]),
        ("_甲_ __乙__ *丙* ____年", ["_甲_ __乙__ *丙* ____年"]),
        ("保障**村级**运转", ["保障【村级】运转"]),
        ("** 甲 ** ***乙*** **", ["** 甲 ** ***乙*** **"]),
        ("- 甲\n- 乙\n  - 丙\n\n丁", [" -甲", " -乙", "  -丙", "丁"]),
        ("- 甲\n\n  又一段\n\n- 1. 乙", [" -甲", " 又一段", " -1. 乙"]),
        ("- 甲\n1. 乙", [" -甲", " 1. 乙"]),
        ("如下：\n- 甲\n- 乙", ["如下：", " -甲", " -乙"]),
        ("如下：\n接着\n|甲|乙|\n|-|-|\n|1|2|", ["如下：接着", "甲/乙 // 1/2"]),
        ("# 题目\n正文\n#1号桥", ["【题目】", "正文#1号桥"]),
        ("    缩进不是代码\n\n> 引号\n\n---", ["缩进不是代码", "> 引号", "---"]),
        (
            "|任务|目标|\n|:--|--:|\n|养护|**18**个村|\n|清运|",
            ["任务/目标 // 养护/【18】个村 // 清运/"],
        ),
        ("a\\*b `c` &amp; <5% [甲] http://a.cn", ["a\\*b `c` &amp; <5% [甲] http://a.cn"]),
    ],
)
def test_what_is_read(text: str, blocks: list[str]) -> None:
    made, wrong = long_text(text)
    assert said(text) == blocks
    assert made == text
    assert wrong == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<b>甲</b>", ["S217 <b>", "S217 </b>"]),
        ("甲<!-- 乙 -->", ["S217 <!-- 乙 -->"]),
        ("- 见[甲](http://a.cn/b)", ["S218 [甲](http://a.cn/b)"]),
        ("![图](a.png)", ["S218 ![图](a.png)"]),
        ("<http://a.cn> <a@b.cn>", ["S218 <http://a.cn>", "S218 <a@b.cn>"]),
        ("|甲|乙|\n|-|-|\n|1|2|3|", ["S219 |1|2|3|"]),
        ("|甲" * 20 + "|\n" + "|-" * 20 + "|", []),
        ("|甲" * 21 + "|\n" + "|-" * 21 + "|", ["S219 甲"]),
        ("[甲](a(b)c) [乙][1]", ["S218 [甲](a(b)c)"]),
        ("- " * 3000 + "甲", ["S204 "]),
        ("甲" * 20_001, ["S205 "]),
    ],
)
def test_what_cannot_be_printed(text: str, told: list[str]) -> None:
    assert [f"{wrong.code} {wrong.text}" for wrong in long_text(text)[1]] == told


@given(TEXTS)
@example("- 甲\n- **\n|-")
@example("**a\n\nb**")
def test_no_text_is_an_exception_and_no_character_is_lost(text: str) -> None:
    _made, wrong = long_text(text)
    assume(not [one for one in wrong if one.code in {"S204", "S219"}])
    assert MARKUP.sub("", printed(text)) == MARKUP.sub("", text)


@given(TEXTS)
def test_every_row_of_a_table_has_as_many_cells(text: str) -> None:
    for block in long_text(text)[0].blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.rows[0])}


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "**a **", "<a ", "- a\n", "|-", "# a\n"])
def test_a_long_text_is_read_in_time(unit: str) -> None:
    begun = time.perf_counter()
    long_text(unit * (4_000 // len(unit)))
    assert time.perf_counter() - begun < 2


def test_a_cell_without_format_has_a_line_for_every_paragraph_and_row() -> None:
    text, wrong = long_text(
        "**路**通，\n人和\n- 甲\n  - 乙\n\n| 项目 | 钱 |\n|---|---|\n| 丙 | 5 |\n"
    )
    assert wrong == ()
    assert plain(text) == "路通，人和\n· 甲\n　· 乙\n项目　钱\n丙　5"
    assert plain(" 照旧**\n") == "照旧**"


def test_a_table_at_the_end_has_no_row_more_than_was_typed() -> None:
    text, _ = long_text("| 项目 | 钱 |\n|---|---|\n| 丙 | 5 |\n")
    assert [len(block.rows) for block in text.blocks if isinstance(block, Table)] == [2]


UNMARKED = (
    "甲",
    "1.乙",
    "（一）丙",
    "*",
    "**",
    "-",
    "- ",
    "+ ",
    "\n",
    "\n\n",
    " ",
    "\t",
    "　",
    "[",
    "]",
    "(",
    "\\",
    "\x02",
    "\x03",
)


@given(st.one_of(TEXTS, st.lists(st.sampled_from(UNMARKED)).map("".join)))
def test_without_marks_the_blocks_are_those_of_the_parser(text: str) -> None:
    assume(not reading._MARK.search(text))
    assert (long_text(text)[0].blocks, ()) == marked(text)


def test_without_marks_no_parser_is_loaded() -> None:
    program = (
        "import sys; from reportgen.longtext.reading import long_text;"
        "long_text('1.养护18个村，2人*12个月\\n2.清运 - 每天'); print('markdown' in sys.modules);"
        "long_text('- 养护'); print('markdown' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert ran.stdout == "False\nTrue\n"
