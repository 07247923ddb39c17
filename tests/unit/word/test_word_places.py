"""Templates as Word and WPS write them: tags are found whole, mistakes with their place."""

# ruff: noqa: E501 - templates and sentences read better in one line each

import io
from collections.abc import Callable

import docx
import docx.shared
import pytest

from reportgen.word.compile import compile_template
from reportgen.word.fields import Leaf, Record

R = "<w:r><w:rPr><w:rFonts w:hint='eastAsia'/></w:rPr><w:t>"
E = "</w:t></w:r>"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
V = "urn:schemas-microsoft-com:vml"
WORDS = "这里可以写：单位、项目"
UNKNOWN = "没有“单位名称”这个词；是不是想写“单位”？"


def _box(text: str) -> str:
    inner = f"<w:txbxContent><w:p>{R}{text}{E}</w:p></w:txbxContent>"
    choice = f"<mc:Choice xmlns:wps='{WPS}' Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>"
    fallback = (
        f"<mc:Fallback><w:pict><v:textbox xmlns:v='{V}'>{inner}</v:textbox></w:pict></mc:Fallback>"
    )
    return f"<w:p><w:r><mc:AlternateContent xmlns:mc='{MC}'>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"


SPLIT = {
    "spelling marks": f"<w:p>{R}{{{{ {E}<w:proofErr w:type='spellStart'/>{R}单位名称{E}<w:proofErr w:type='spellEnd'/>{R} }}}}{E}</w:p>",
    "a bookmark": f"<w:p>{R}{{{{ 单位{E}<w:bookmarkStart w:id='1' w:name='甲'/>{R}名称 }}{E}<w:bookmarkEnd w:id='1'/>{R}}}{E}</w:p>",
    "a page break that Word noted": f"<w:p>{R}{{{{ 单位</w:t><w:lastRenderedPageBreak/><w:t>名称 }}}}{E}</w:p>",
    "a smart tag": f"<w:p>{R}{{{{ {E}<w:smartTag w:uri='urn:x' w:element='y'>{R}单位名称{E}</w:smartTag>{R} }}}}{E}</w:p>",
    "a content control": f"<w:p><w:sdt><w:sdtContent>{R}{{{{ 单位名称 }}}}{E}</w:sdtContent></w:sdt></w:p>",
    "a link": f"<w:p><w:hyperlink w:anchor='a'>{R}{{{{ 单位名称 }}}}{E}</w:hyperlink></w:p>",
    "every character by itself": "<w:p>" + "".join(f"{R}{c}{E}" for c in "{{ 单位名称 }}") + "</w:p>",
}  # fmt: skip


@pytest.mark.parametrize("paragraph", SPLIT.values(), ids=SPLIT)
def test_a_split_tag_is_read_whole(paragraph: str, mistakes: Callable[..., list[str]]) -> None:
    assert mistakes("首", paragraph) == [f"T405 正文 第2段 {{{{ 单位名称 }}}}：{UNKNOWN}｜{WORDS}"]


@pytest.mark.parametrize("paragraph", SPLIT.values(), ids=SPLIT)
def test_a_split_tag_is_filled_in(
    paragraph: str, filled: Callable[..., bytes], part: Callable[..., str]
) -> None:
    right = paragraph.replace("单位名称", "项目.数").replace("单位", "项目.").replace("名称", "数")
    for wrong, character in zip("单位名称", ("项目", ".", "数", ""), strict=True):
        right = right.replace(f">{wrong}<", f">{character}<")
    xml = part(filled(right))
    assert "{" not in xml
    assert ">3<" in xml


def test_a_text_box_is_a_place_of_its_own(mistakes: Callable[..., list[str]]) -> None:
    found = mistakes("首", _box("{{ 单位名称 }}"))
    assert found == [f"T405 正文 第2段 文本框 第1段 {{{{ 单位名称 }}}}：{UNKNOWN}｜{WORDS}"]


def test_a_text_box_is_filled_in(filled: Callable[..., bytes], part: Callable[..., str]) -> None:
    assert part(filled(_box("{{ 单位.单位名称 }}"))).count(">姚伏镇<") == 2


DELETED = "<w:del w:id='1' w:author='a'><w:r><w:delText>{{ 旧 }}</w:delText></w:r></w:del>"
INSERTED = f"<w:ins w:id='2' w:author='a'>{R}{{{{ 项目.数 }}}}{E}</w:ins>"
EXAMPLE = '照例子改：{{ 单位.单位名称 }}、{% if 词 == "字" %}'
PAIRS, AWAY = "成对地写 {{ … }} 或 {% … %}", "放到别处去"
SET = "先用 {% set 词 = … %} 记下来"
LOOP, END = "{%tr for 行 in 项目.指标行 %}", "{%tr endfor %}"
MISTAKES: dict[str, tuple[list[str | list[list[str]]], list[str]]] = {
    "tracked changes": (
        ["{{ 项目.数 }}", f"<w:p>{DELETED}{INSERTED}</w:p>"],
        ["T406 正文 第2段 还有2处修订没有接受或拒绝｜在Word的“审阅”里接受或拒绝全部修订，再保存"],
    ),
    "a tag over two paragraphs": (
        ["{{ 项目.", "数 }}"],
        [f"T404 正文 第1段 {{{{ 项目.：标记没有写完整｜{PAIRS}", f"T404 正文 第2段 数 }}}}：标记没有写完整｜{PAIRS}"],
    ),
    "a tag over two cells": (
        [[["{{ 项目.", "数 }}"]]],
        [f"T404 正文 表1 第1行第1列 {{{{ 项目.：标记没有写完整｜{PAIRS}", f"T404 正文 表1 第1行第2列 数 }}}}：标记没有写完整｜{PAIRS}"],
    ),
    "a loop over two cells": (
        [[["{% for 行 in 项目.指标行 %}{{ 行.序号 }}", "b{% endfor %}"]]],
        [f"T406 正文 表1 第1行第2列 {{% endfor %}}：和开头“for”（正文 表1 第1行第1列）不在同一个表格、单元格或段落里｜要的是整行，在上面和下面写 {LOOP} 和 {END}，各占一行；要的是单元格，用 {{%tc"],
    ),
    "a row tag that a cell tag ends": (
        [[[LOOP, ""], ["{{ 行.序号 }}", ""], ["{%tc endfor %}", ""]]],
        [f"T404 正文 表1 第3行第1列 {{%tc endfor %}}：和开头“for”（正文 表1 第1行第1列）的写法不一样｜写成 {END}"],
    ),
    "two row tags in two cells of a row": (
        [[[LOOP, "{%tr if 项目.数 %}"], ["{{ 行.序号 }}", ""], ["{%tr endif %}", END]]],
        [
            "T406 正文 表1 第1行第2列 {%tr if 项目.数 %}：一行里只能有一个“{%tr”｜各占一行、一格或一段",
            f"T406 正文 表1 第3行第2列 {END}：一行里只能有一个“{{%tr”｜各占一行、一格或一段",
        ],
    ),
    "a text in the row of a tag": (
        [[[LOOP, "合计"], ["{{ 行.序号 }}", ""], [END, ""]]],
        [f"T406 正文 表1 第1行第1列 {LOOP}：同一行里的“合计”会一起去掉｜{AWAY}"],
    ),
    "a text in the paragraph of a tag": (
        ["{%p if 项目.数 %}甲", "乙", "{%p endif %}"],
        [f"T406 正文 第1段 {{%p if 项目.数 %}}：同一个段落里的“甲”会一起去掉｜{AWAY}"],
    ),
    "a brace in a row tag": (
        [[["{%tr if 项目.数 == '}' %}"], ["x"], ["{%tr endif %}"]]],
        [f"T406 正文 表1 第1行第1列 {{%tr if 项目.数 == '}}' %}}：这种标记里不能有“%”和“}}”｜{SET}"],
    ),
    "a per cent sign in a colour": (
        [[["{% cellbg '5%' %}x"]]],
        [f"T406 正文 表1 第1行第1列 {{% cellbg '5%' %}}：这种标记里不能有“%”和“}}”｜{SET}"],
    ),
    "braces in a text": (
        ["{{ '}}' }}"],
        [f"T404 正文 第1段 ' }}}}：标记没有写完整｜{PAIRS}", f"T404 正文 第1段 {{{{ '}}}}：引号不成对｜{EXAMPLE}"],
    ),
    "a colour over a table in a cell": (
        [[["<w:p><w:r><w:t>{% cellbg 'FF0000' %}</w:t></w:r></w:p><w:tbl><w:tblGrid/></w:tbl><w:p/>"]]],
        ["T406 正文 表1 第1行第1列 {% cellbg 'FF0000' %}：单元格里还有表格，不能用“cellbg”｜直接在Word里设，或者移走里面的表格"],
    ),
    "wide braces and marks": (
        ["｛{ 项目.数 }｝", "{％ if 项目.数 ％}a{％ endif ％}"],
        [
            "T404 正文 第1段 ｛{ 项目.数 }｝：花括号或百分号是全角的｜改成英文的 {{ }} 或 {% %}",
            "T404 正文 第2段 {％ if 项目.数 ％}a{％ endif ％}：花括号或百分号是全角的｜改成英文的 {{ }} 或 {% %}",
        ],
    ),
    "Chinese quotes and commas": (
        ["{{ 项目.数|default(「无」) }}", "{{ 项目、数 }}"],
        [f"T404 正文 第1段 {{{{ 项目.数|default(「无」) }}}}：“「”不能写在这里｜{EXAMPLE}", f"T404 正文 第2段 {{{{ 项目、数 }}}}：“、”不能写在这里｜{EXAMPLE}"],
    ),
    "a list of words where one is wanted": (
        ["{{ 单位|trim }}", "{{ 项目.一级|join('、', '二级') }}"],
        [
            "T404 正文 第1段 {{ 单位|trim }}：“单位”下面还有词，不能用“|trim”｜可以写：单位名称",
            "T404 正文 第2段 {{ 项目.一级|join('、', '二级') }}：“二级”不是一个能直接印的词，不能连起来｜词有：名称、二级",
        ],
    ),
    "wrong arguments": (
        ["{{ 项目.数|小数 }}", "{{ 项目.数|截取(单位) }}"],
        [
            "T406 正文 第1段 {{ 项目.数|小数 }}：“|小数”后面括号里写得不对｜例如 {{ 项目.控制数|小数(2) }}",
            "T406 正文 第2段 {{ 项目.数|截取(单位) }}：“|截取”后面括号里写得不对｜例如 {{ 项目.项目名称|截取(15) }}",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("blocks", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told_all_at_once_with_their_places(
    blocks: list[str | list[list[str]]],
    expected: list[str],
    mistakes: Callable[..., list[str]],
    table: Callable[..., str],
) -> None:
    made = (block if isinstance(block, str) else table(*block) for block in blocks)
    assert mistakes(*made) == expected


def test_a_table_in_a_header_is_a_place(document: Callable[..., bytes], fields: Record) -> None:
    made = docx.Document(io.BytesIO(document("x", header="页")))
    cell = made.sections[0].header.add_table(2, 2, docx.shared.Cm(9)).cell(1, 0)
    cell.text = "{{ 没 }}"
    stream = io.BytesIO()
    made.save(stream)
    found = compile_template(stream.getvalue(), "表.docx", fields)[1]
    assert [(d.code, d.place.file, d.place.where) for d in found] == [
        ("T405", "表.docx", "页眉 表1 第2行第1列")
    ]


RICH = Record({"富": Leaf(rich=True), "名": Leaf()})


def test_a_rich_text_needs_its_own_mark(document: Callable[..., bytes]) -> None:
    found = compile_template(document("{{ 富 }}", "{{r 名 }}", "{{r 富 }}"), "表.docx", RICH)[1]
    assert [f"{d.place.where} {d.message}｜{d.hint}" for d in found] == [
        "正文 第1段 {{ 富 }}：“富”带有格式｜写成 {{r 富 }}",
        "正文 第2段 {{r 名 }}：不支持“{{r ”｜直接写 {{ 词 }}",
    ]
