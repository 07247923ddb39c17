"""Every feature of docxtpl that the engine takes, compared part by part with docxtpl's output."""

# ruff: noqa: E501 - templates read better in one line each

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docxtpl import Listing, RichText

from reportgen.word.fields import Leaf, Record, Rows
from tests.unit.word.side_by_side import docxtpls, infosets, is_valid, ours, raw_parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROW = Record({"名": Leaf(), "值": Leaf(), "色": Leaf(), "富": Leaf(rich=True)})
FIELDS = Record(
    {
        "名": Leaf(), "行行": Leaf(), "列表": Leaf(), "富": Leaf(rich=True), "数": Leaf(number=True), "零": Leaf(number=True), "空": Leaf(),
        "行": Rows(ROW), "组": Rows(Record({"名": Leaf(), "行": Rows(ROW)})), "没有": Rows(ROW),
    }
)  # fmt: skip


def _rich(text: str) -> RichText:
    made = RichText(text, bold=True, color="FF0000")
    made.add("斜<&>", italic=True, size=28, font="仿宋")
    return made


def _row(number: int) -> dict[str, object]:
    return {
        "名": f"名{number}",
        "值": f"<{number}&\"'>",
        "色": f"FF{number:04}",
        "富": _rich(str(number)),
    }


CONTEXT: dict[str, object] = {
    "名": "姚伏镇 & <甲>",
    "行行": "一\n二\t三\n",
    "列表": Listing("甲<1>\n乙\t丙\a丁\f戊 & 己"),
    "富": _rich("富&贵"),
    "数": 3,
    "零": 0,
    "空": "",
    "行": [_row(n) for n in range(3)],
    "组": [{"名": f"组{n}", "行": [_row(m) for m in range(n + 1)]} for n in range(3)],
    "没有": [],
}
RPR = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:b/></w:rPr>'
PPR = '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr>'


def _p(*runs: str) -> str:
    return f"<w:p>{PPR}{''.join(f'<w:r>{RPR}<w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


PARAGRAPHS = {
    "a value with markup": [_p("前{{ 名 }}后")],
    "lines and tabs keep the format of their run": [_p("前{{ 行行 }}后", "{{ 行行 }}"), _p("{{ 列表 }}")],
    "a listing between texts": ["前{{ 列表 }}后"],
    "lines in a loop": ["{% for 项 in 行 %}{{ 行行 }}{{ 项.值 }}{% endfor %}"],
    "lines in a literal": ["{{ '甲\n乙' }}"],
    "rich text": [_p("前{{r 富 }}后"), "{{r 富}}", "{{r  富 }}"],
    "rich text in a loop": [_p("{% for 项 in 行 %}{{r 项.富 }}、{% endfor %}")],
    "runs in a loop": [_p("前", "{%r for 项 in 行 %}", "{{ 项.名 }}", "{%r endfor %}", "后")],
    "runs in a condition": [_p("前", "{%r if 零 %}", "甲", "{%r else %}", "乙", "{%r endif %}", "后")],
    "runs within one run": [_p("前{%r for 项 in 行 %}{{ 项.名 }}{%r endfor %}后")],
    "a condition over runs": [_p("{% if 数 == 3 %}", "甲", "{% elif 零 %}", "乙", "{% else %}", "丙", "{% endif %}")],
    "a condition over paragraphs without p": ["前{% if 零 %}", "中", "{% endif %}后"],
    "a loop over paragraphs without p": ["前{% for 项 in 行 %}", "{{ 项.名 }}", "{% endfor %}后"],
    "paragraph loops in each other": ["{%p for 组一 in 组 %}", "{{ 组一.名 }}", "{%p for 项 in 组一.行 %}", "{{ 项.名 }}{{ loop.index }}", "{%p endfor %}", "{%p endfor %}", "后"],
    "an empty paragraph loop": ["前", "{%p for 项 in 没有 %}", "{{ 项.名 }}", "{%p endfor %}", "后"],
    "for else": ["{% for 项 in 没有 %}{{ 项.名 }}{% else %}没有{% endfor %}"],
    "for if": ["{% for 项 in 行 if 项.名 != '名1' %}{{ 项.名 }}{{ loop.index }}{% endfor %}"],
    "left and right": ["甲", "{%- if 数 -%}", "乙", "{%- endif -%}", "丙"],
    "a remark": ["前{# {{ 没有 }} #}后", "{#p 整段 #}", "尾{{ 名 }}"],
    "a tag over runs": ["<w:p><w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ 名 </w:t></w:r><w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='3' w:name='甲'/><w:r><w:t>}</w:t></w:r><w:bookmarkEnd w:id='3'/><w:r><w:t>}后</w:t></w:r></w:p>"],
    "a tag over a break of the page": ["<w:p><w:r><w:t>{{ </w:t><w:lastRenderedPageBreak/><w:t>名 }}</w:t></w:r></w:p>"],
    "a tag in a smart tag": ["<w:p><w:smartTag w:uri='urn:x' w:element='y'><w:r><w:t>{{ 名 }}</w:t></w:r></w:smartTag></w:p>"],
    "a tag in a content control": ["<w:p><w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent><w:r><w:t>{{ 名 }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"],
    "a tag in a link": ["<w:p><w:hyperlink w:anchor='a'><w:r><w:t>{{ 名 }}</w:t></w:r></w:hyperlink></w:p>"],
    "paragraph numbers outside loops": [f"<w:p xmlns:w14='{W14}' w14:paraId='00000001' w14:textId='77777777'><w:r><w:t>{{{{ 名 }}}}</w:t></w:r></w:p>"],
    "spaces": [_p(" {{ 名 }} ", " ", "{{ 空 }}")],
    "set": ["{% set 甲 = 名 ~ '—' ~ 数 %}{{ 甲 }}"],
    "comparisons": ["{% if 数 &gt;= 3 and not 零 or 空 %}{{ '甲' if 数 &lt; 5 else '乙' }}{% endif %}"],
    "curly quotes": ["{{ 空|default(“无”, true) }}{{ 行|join(‘、’, attribute=‘名’) }}"],
    "filters": ["{{ 名|replace('甲', '乙') }}{{ (行|first).名 }}{{ (行|last).值 }}{{ 行|length }}"],
    "a field": ["<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>{{ 名 }}</w:t></w:r></w:p>"],
    "symbols of Word": ["<w:p><w:r><w:t>{{ 名 }}</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>"],
}  # fmt: skip
LOOP, END = "{%tr for 项 in 行 %}", "{%tr endfor %}"
TABLES = {
    "rows": [["名", "值"], [LOOP, ""], ["{{ 项.名 }}", "{{ 项.值 }}"], [END, ""]],
    "two kinds of rows in a loop": [[LOOP, ""], ["{{ 项.名 }}", "a"], ["{{ 项.值 }}", "b"], [END, ""]],
    "rows with a condition inside": [["a", "b"], [LOOP, ""], ["{%tr if 项.名 == '名1' %}", ""], ["{{ 项.名 }}", ""], ["{%tr else %}", ""], ["", "{{ 项.值 }}"], ["{%tr endif %}", ""], [END, ""]],
    "a wide row that goes": [["a", "b"], ["{%tr if 零 %}"], ["a", "b", "c"], ["{%tr endif %}"]],
    "a wide row that stays": [["a", "b"], ["{%tr if 数 %}"], ["a", "b", "c"], ["{%tr endif %}"]],
    "an empty loop between rows": [["a", "b"], ["{%tr for 项 in 没有 %}", ""], ["{{ 项.名 }}", ""], [END, ""], ["c", "d"]],
    "nested row loops": [["a", "b"], ["{%tr for 甲 in 组 %}", ""], ["{{ 甲.名 }}", ""], ["{%tr for 项 in 甲.行 %}", ""], ["", "{{ 项.名 }}"], [END, ""], [END, ""]],
    "cells": [["头", "{%tc for 项 in 行 %}", "{{ 项.名 }}", "{%tc endfor %}"], ["值", "{%tc for 项 in 行 %}", "{{ 项.值 }}", "{%tc endfor %}"]],
    "cells with a condition": [["{%tc if 零 %}", "a", "{%tc else %}", "b", "{%tc endif %}", "c"]],
    "rows and cells": [["{%tr for 甲 in 组 %}", ""], ["{%tc for 项 in 行 %}", "{{ 甲.名 }}{{ 项.名 }}", "{%tc endfor %}"], [END, ""]],
    "paragraphs in a cell": [["a", _p("{%p for 项 in 行 %}") + _p("{{ 项.名 }}") + _p("{%p endfor %}") + _p("尾")]],
    "bare vm": [[LOOP, ""], ["{% vm %}{{ 数 }}", "{{ 项.值 }}"], [END, ""]],
    "bare vm behind the text": [[LOOP, ""], ["{{ 数 }}{% vm %}", "{{ 项.值 }}"], [END, ""]],
    "bare vm and a format": [[LOOP, ""], [_p("{% vm %}{{ 数 }}"), "{{ 项.值 }}"], [END, ""]],
    "hm": [["{%tc for 项 in 行 %}", "{% hm %}{{ 数 }}", "{%tc endfor %}"], ["{%tc for 项 in 行 %}", "{{ 项.名 }}", "{%tc endfor %}"]],
    "colspan": [["{% colspan 数 %}宽"], ["a", "b", "c"]],
    "colspan of a sum": [["{% colspan 行|length %}{{ 名 }}"], ["a", "b", "c"]],
    "cellbg": [[LOOP, ""], ["{% cellbg 项.色 %}{{ 项.名 }}", "b"], [END, ""]],
    "cellbg and colspan": [["{% colspan 2 %}{% cellbg 'FF0000' %}甲"], ["a", "b"]],
    "cellbg and vm": [[LOOP, ""], ["{% cellbg 'FF0000' %}{% vm %}甲", "b"], [END, ""]],
    "lines and rich text in cells": [[LOOP, ""], [_p("{{ 行行 }}"), _p("{{r 项.富 }}")], [END, ""]],
    "a table in a cell": [["a", "TABLE"], ["{{ 名 }}", "b"]],
    "a table in a loop": [[LOOP, ""], ["{{ 项.名 }}", "TABLE"], [END, ""]],
}  # fmt: skip


@pytest.mark.parametrize("blocks", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(blocks: list[str], document: Callable[..., bytes]) -> None:
    _compare(document("首", *blocks, "末"))


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_tables(
    rows: list[list[str]], document: Callable[..., bytes], table: Callable[..., str]
) -> None:
    inner = table(["{{ 名 }}", "{% if 零 %}a{% else %}b{% endif %}"]) + "<w:p/>"
    made = table(*([cell.replace("TABLE", inner) for cell in row] for row in rows))
    _compare(document(made, "后"))


def test_headers_footers_notes_and_properties(document: Callable[..., bytes]) -> None:
    template = document("正文{{ 数 }}", header="{{ 名 }}{% for 项 in 行 %}{{ 项.名 }}{% endfor %}")
    tags = "<w:p><w:r><w:t>{{ 名 }}{{ 行行 }}{% if 数 %}甲{% endif %}</w:t></w:r></w:p>"
    for kind, inner in (
        ("footer", tags),
        ("footnotes", f'<w:footnote w:id="1">{tags}</w:footnote>'),
    ):
        template = _with_part(template, kind, inner)
    names = {"title": "{{ 数 }}表", "author": "{{ 行|join('、', attribute='名') }}"}
    template = _with_properties(template, names)
    _compare(template)
    assert (
        "<dc:title>3表</dc:title>" in infosets(ours(template, CONTEXT, FIELDS))["docProps/core.xml"]
    )


def test_two_headers_and_a_picture(document: Callable[..., bytes]) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing" id="7" name="图"/></w:drawing></w:r></w:p>'
    )
    _compare(
        document("{{ 名 }}", "{%p for 项 in 行 %}", drawing, "{%p endfor %}", header="页{{ 名 }}")
    )


def _compare(template: bytes) -> None:
    theirs = docxtpls(template, CONTEXT)
    assert is_valid(theirs), "compare only with what Word would open"
    mine = ours(template, CONTEXT, FIELDS)
    assert is_valid(mine)
    assert infosets(mine) == infosets(theirs)


def _with_part(template: bytes, kind: str, inner: str) -> bytes:
    """The template with one more part of this kind, related to the document."""
    root = {"footer": "ftr"}.get(kind, kind)
    part = f'<w:{root} xmlns:w="{W}">{inner}</w:{root}>'
    parts = {name: content.decode("latin-1") for name, content in raw_parts(template).items()}
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    relation = f'<Relationship Id="rIdX{kind}" Type="{OFFICE}/{kind}" Target="{kind}9.xml"/>'
    override = f'<Override PartName="/word/{kind}9.xml" ContentType="{MAIN}.{kind}+xml"/>'
    parts[rels] = parts[rels].replace("</Relationships>", f"{relation}</Relationships>")
    parts[types] = parts[types].replace("</Types>", f"{override}</Types>")
    parts[f"word/{kind}9.xml"] = part.encode().decode("latin-1")
    return _zipped(parts)


def _with_properties(template: bytes, texts: dict[str, str]) -> bytes:
    document = docx.Document(io.BytesIO(template))
    for name, text in texts.items():
        setattr(document.core_properties, name, text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content.encode("latin-1"))
    return stream.getvalue()
