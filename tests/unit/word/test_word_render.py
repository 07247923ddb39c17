"""Filling: what people typed arrives unharmed, Word can open it, the bytes repeat."""

# ruff: noqa: E501 - templates and sentences read better in one line each

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable

import docx
import pytest

from reportgen.word.render import Compiled, RenderError, Template, render

TEXT = "&<>\"' 😀 {{ 甲 }} {_{ {% x %} 中文，。"


def _texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def _with(context: dict[str, object], name: str) -> dict[str, object]:
    return {**context, "单位": {"单位名称": name}}


def test_any_text_arrives_as_typed(
    compiled: Callable[..., Compiled], context: dict[str, object]
) -> None:
    made = render(compiled("前{{ 单位.单位名称 }}后"), _with(context, TEXT))
    assert _texts(made) == [f"前{TEXT}后"]


def test_lines_and_tabs_become_words_own(
    compiled: Callable[..., Compiled], context: dict[str, object], part: Callable[..., str]
) -> None:
    made = render(compiled("{{ 单位.单位名称 }}"), _with(context, " 一<\n二\t三 "))
    assert _texts(made) == [" 一<\n二\t三 "]
    assert "<w:br></w:br>" in part(made)
    assert part(made).count('<w:t xml:space="preserve">') == 3


def test_nothing_prints_as_nothing(
    compiled: Callable[..., Compiled], context: dict[str, object]
) -> None:
    words = {**context, "单位": {"单位名称": None}}
    assert _texts(render(compiled("[{{ 单位.单位名称 }}]"), words)) == ["[]"]


def test_ampersands_in_a_template_are_themselves(filled: Callable[..., bytes]) -> None:
    assert _texts(filled('甲&amp;乙{{ "丙&amp;丁&lt;" }}')) == ["甲&乙丙&丁<"]


def test_written_braces_can_be_printed(filled: Callable[..., bytes]) -> None:
    assert _texts(filled("{_{ 词 }_} {{ 项目.数 }}")) == ["{{ 词 }} 3"]


@pytest.mark.parametrize(
    "case",
    [
        ([["{%tr for 行 in 项目.指标行 %}", ""], ["{{ 行.序号 }}", ""], ["{%tr endfor %}", ""]], []),
        ([["{%tc for 行 in 项目.指标行 %}", "{{ 行.序号 }}", "{%tc endfor %}"]], []),
        ([["a", ("<w:p><w:r><w:t>{%p for 行 in 项目.指标行 %}</w:t></w:r></w:p>"
           "<w:p><w:r><w:t>{{ 行.序号 }}</w:t></w:r></w:p>"
           "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>")]], [["a", ""]]),
    ],
    ids=["no rows", "no cells", "no paragraphs"],
)  # fmt: skip
def test_empty_loops_leave_a_document_that_opens(
    case: tuple[list[list[str]], list[list[str]]],
    compiled: Callable[..., Compiled],
    table: Callable[..., str],
    cells: Callable[[bytes], list[list[str]]],
    part: Callable[..., str],
) -> None:
    rows, left = case
    words: dict[str, object] = {"单位": {}, "项目": {"指标行": []}}
    made = render(compiled("前", table(*rows), "后"), words)
    assert cells(made) == left
    assert part(made).count("</w:p></w:tc>") == sum(map(len, left))
    assert ("<w:tbl>" in part(made)) is bool(left)


def test_pictures_in_loops_get_numbers_of_their_own(
    filled: Callable[..., bytes], part: Callable[..., str]
) -> None:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<w:r><w:drawing><wp:docPr xmlns:wp="{wp}" id="1" name="图"/></w:drawing></w:r>'
    xml = part(filled("{%p for 行 in 项目.指标行 %}", f"<w:p>{picture}</w:p>", "{%p endfor %}"))
    assert [xml.count(f'id="{number}"') for number in range(1001, 1005)] == [1] * 4


def test_paragraph_ids_and_stray_bookmarks_are_not_repeated(
    filled: Callable[..., bytes], part: Callable[..., str]
) -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    paragraph = (
        f'<w:p xmlns:w14="{w14}" w14:paraId="00000001" w14:textId="77777777">'
        '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
        "<w:r><w:t>{{ 行.序号 }}</w:t></w:r></w:p>"
    )
    xml = part(filled("{%p for 行 in 项目.指标行 %}", paragraph, "{%p endfor %}"))
    assert "paraId" not in xml
    assert "bookmark" not in xml


def test_a_word_missing_from_the_context_is_a_finding_with_its_place(
    compiled: Callable[..., Compiled],
) -> None:
    with pytest.raises(RenderError) as raised:
        render(compiled("{{ 单位.单位名称 }}"), {"单位": {"单位": "x"}, "项目": {}})
    found = raised.value.diagnostic
    assert (found.code, found.place.file, found.place.where) == ("T407", "表.docx", "正文 第1段")
    assert found.message == "{{ 单位.单位名称 }}：没有“单位名称”这个词；是不是想写“单位”？"


def test_a_control_character_never_reaches_a_file(
    compiled: Callable[..., Compiled], context: dict[str, object]
) -> None:
    with pytest.raises(RenderError) as raised:
        render(compiled("{{ 单位.单位名称 }}"), _with(context, "\x0b"))
    assert raised.value.diagnostic.message == "填好以后格式坏了，Word会打不开"


def test_the_same_words_make_the_same_bytes(
    compiled: Callable[..., Compiled], context: dict[str, object]
) -> None:
    template = Template(compiled("{{ 单位.单位名称 }}", header="{{ 项目.项目名称 }}"))
    first = template.render(context)
    assert first == template.render(context)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


PROGRAM = """
import hashlib, sys
from reportgen.word.compile import compile_template
from reportgen.word.fields import Leaf, Record, Rows
from reportgen.word.render import render
row = Record({"三级指标": Leaf(), "序号": Leaf()})
fields = Record({"项目": Record({"指标行": Rows(row)})})
made, found = compile_template(sys.stdin.buffer.read(), "a.docx", fields)
rows = [{"三级指标": "甲", "序号": "1"}] * 3
print(hashlib.sha256(render(made, {"项目": {"指标行": rows}})).hexdigest(), found)
"""


def test_the_bytes_do_not_depend_on_the_hash_seed(
    document: Callable[..., bytes], table: Callable[..., str]
) -> None:
    cells = ["{% vm 行.三级指标 %}{{ 行.三级指标 }}", "{{ 行.序号 }}"]
    loop = table(["{%tr for 行 in 项目.指标行 %}", ""], cells, ["{%tr endfor %}", ""])
    data = document(loop, "后")
    printed = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=data,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1


def test_filling_imports_neither_docxtpl_nor_lxml() -> None:
    program = (
        "import sys, reportgen.word, reportgen.word.fields, reportgen.word.render;"
        "print(sorted({'docxtpl', 'docx', 'lxml'} & set(sys.modules)))"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert printed.stdout.strip() == b"[]"
