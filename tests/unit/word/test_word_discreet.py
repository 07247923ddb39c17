"""What a template tells of its makers does not travel into documents."""

import io
import re

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from reportgen.word.fields import Leaf, Record
from tests.unit.word.side_by_side import ours, raw_parts

FIELDS = Record({"名": Leaf()})
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
AUTHOR = "张三"


def _template(author: str) -> bytes:
    """A template with a comment, an author, and the numbers of editing sessions."""
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.last_modified_by, properties.title = author, AUTHOR, "绩效表"
    paragraph = document.add_paragraph("甲{{ 名 }}")
    paragraph._p.set(qn("w:rsidR"), "00AB12CD")
    for xml in (
        '<w:commentRangeStart {} w:id="0"/>',
        '<w:commentRangeEnd {} w:id="0"/>',
        '<w:r {}><w:rPr><w:b/></w:rPr><w:commentReference w:id="0"/></w:r>',
        "<w:r {}><w:t>尾</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.format(W)))
    comment = (
        f'<w:comments {W}><w:comment w:id="0" w:author="{AUTHOR}"><w:p><w:r>'
        "<w:t>{{ 没有的词</w:t></w:r></w:p></w:comment></w:comments>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    name = PackURI("/word/comments.xml")
    part = Part(name, kind, comment.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_comments_authors_and_editing_sessions_are_left_out() -> None:
    assert b"comments" in raw_parts(_template(AUTHOR))["[Content_Types].xml"]
    parts = raw_parts(ours(_template(AUTHOR), {"名": "乙"}, FIELDS))
    assert "word/comments.xml" not in parts
    for name, content in parts.items():
        text = content.decode() if name.endswith((".xml", ".rels")) else ""
        assert not re.search(f"{AUTHOR}|[cC]omment|w:rsid", text), name
    properties = parts["docProps/core.xml"].decode()
    assert "绩效表" in properties
    assert "creator" not in properties
    body = parts["word/document.xml"].decode()
    assert re.findall("<w:t[^>]*>([^<]*)</w:t>", body) == ["甲乙", "尾"]


def test_an_author_that_is_a_tag_is_filled_in() -> None:
    parts = raw_parts(ours(_template("{{ 名 }}"), {"名": "乙"}, FIELDS))
    assert "<dc:creator>乙</dc:creator>" in parts["docProps/core.xml"].decode()
