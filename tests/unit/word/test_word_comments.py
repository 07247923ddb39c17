"""Notes become Word comments: where the range begins and ends, and what holds the comments."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from lxml import etree

from reportgen.diagnostics import Place
from reportgen.expression import Noted
from reportgen.source.characters import check_text
from reportgen.word.comments import commented
from reportgen.word.compile import compile_template
from reportgen.word.fields import Leaf, Record
from reportgen.word.render import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELDS = Record({"甲": Leaf(), "乙": Leaf()})
WORDS = {"甲": Noted.of("一<年&", "默认：unit.yaml\n第<7>行"), "乙": "typed"}

Document = Callable[..., bytes]


def made(data: bytes, **words: object) -> bytes:
    compiled, found = compile_template(data, "表.docx", FIELDS)
    assert found == ()
    assert compiled is not None
    return commented(render(compiled, {**WORDS, **words}))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def shown(data: bytes, name: str = "word/document.xml") -> str:
    """The texts of a part, with `[0` and `0]` where ranges begin and end, `*0` a reference."""
    root = etree.fromstring(parts(data)[name])
    signs = {"commentRangeStart": "[{}", "commentRangeEnd": "{}]", "commentReference": "*{}"}
    said = ""
    for element in root.iter(f"{W}t", f"{W}br", *(W + sign for sign in signs)):
        sign = element.tag.removeprefix(W)
        said += {"t": element.text or "", "br": "⏎"}.get(sign, "")
        said += signs.get(sign, "").format(element.get(f"{W}id"))
    return said


def comments(data: bytes) -> list[tuple[str, str, str]]:
    """Number, author and text of every comment, as python-docx reads them."""
    found = docx.Document(io.BytesIO(data)).comments
    return [(str(comment.comment_id), comment.author, comment.text) for comment in found]


def test_a_noted_text_gets_a_comment_around_it(document: Document) -> None:
    data = made(document("前{{ 甲 }}后{{ 乙 }}", "{{ 甲 }}"))
    assert shown(data) == "前[0一<年&0]*0后typed[1一<年&1]*1"
    said = "默认：unit.yaml 第<7>行"
    assert comments(data) == [("0", "reportgen", said), ("1", "reportgen", said)]


def test_the_runs_around_it_keep_their_format(document: Document) -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    data = made(document(f"<w:r>{bold}<w:tab/><w:t>前{{{{ 甲 }}}}后</w:t><w:br/></w:r>"))
    root = etree.fromstring(parts(data)["word/document.xml"])
    runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}commentReference") is None]
    assert [[child.tag.removeprefix(W) for child in run] for run in runs] == [
        ["rPr", "tab"], ["rPr", "t"], ["rPr", "t"], ["rPr", "t"], ["rPr", "br"],
    ]  # fmt: skip


def test_a_text_of_several_lines_is_one_range(document: Document) -> None:
    data = made(document("前{{ 甲 }}后"), 甲=Noted.of("一\n二", "推算"))
    assert shown(data) == "前[0一⏎二0]*0后"


def test_a_filter_makes_a_plain_text_of_it(document: Document) -> None:
    template = document("{{ 甲|trim }}", '{{ 甲 ~ "。" }}', "{% if 甲 != 乙 %}是{% endif %}")
    data = made(template)
    assert shown(data) == "一<年&一<年&。是"
    assert "word/comments.xml" not in parts(data)


def test_headers_and_properties_cannot_have_comments(document: Document) -> None:
    data = made(document("{{ 乙 }}", header="{{ 甲 }}", title="{{ 甲 }}"))
    assert shown(data, "word/header1.xml") == "一<年&"
    assert docx.Document(io.BytesIO(data)).core_properties.title == "一<年&"
    assert "word/comments.xml" not in parts(data)


def test_text_boxes_cannot_have_comments(document: Document) -> None:
    box = (
        '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{ 甲 }}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )
    assert shown(made(document(box, "{{ 甲 }}"))) == "一<年&[0一<年&0]*0"


def test_comments_of_the_template_are_left_out(document: Document) -> None:
    own: Any = docx.Document(io.BytesIO(document("{{ 乙 }}", "{{ 甲 }}")))
    own.add_comment(own.paragraphs[0].runs, "表样的批注", author="张三")
    stream = io.BytesIO()
    own.save(stream)
    data = made(stream.getvalue())
    assert comments(data) == [("0", "reportgen", "默认：unit.yaml 第<7>行")]
    assert shown(data) == "typed[0一<年&0]*0"


def test_the_same_words_give_the_same_bytes(document: Document) -> None:
    template = document("{{ 甲 }}")
    assert made(template) == made(template)


@pytest.mark.parametrize("mark", ["\ufdd0", "\ufdd1", "\ufdd2"])
def test_no_spec_can_hold_the_marks(mark: str) -> None:
    assert [found.code for found in check_text(f"甲{mark}", Place("x"))[1]] == ["Y003"]
