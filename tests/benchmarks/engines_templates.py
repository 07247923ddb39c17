"""The templates of the benchmark: the real form, and one table in the syntax of every engine."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import docx

from reportgen.files import Root
from reportgen.layout import fields, form_words, project_words, unit_words
from reportgen.shelf import Shelf
from reportgen.unit import complete_unit
from reportgen.word.fields import Leaf, Record, Rows

ROOT: Final = Path(__file__).parent.parent.parent
SPECS: Final = "specs/pingluo-yaofu-2023"
FORM: Final = ROOT / "templates/pingluo-2023/项目支出绩效目标表.docx"
DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
WORDS: Final = ("项目名称", "主管部门", "年度总体目标", "资金总额")
ROW: Final = ("一级指标", "二级指标", "三级指标", "指标值")
FIELDS: Final = Record(
    {**dict.fromkeys(WORDS, Leaf()), "指标行": Rows(Record(dict.fromkeys(ROW, Leaf())))}
)
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Syntax:
    """How an engine writes a value, and the rows of a loop."""

    value: Callable[[str], str]
    rows: Callable[[list[str]], list[list[str]]]


def _jinja(words: list[str]) -> list[list[str]]:
    blank = [""] * (len(words) - 1)
    cells = [f"{{{{ 行.{word} }}}}" for word in words]
    return [["{%tr for 行 in 指标行 %}", *blank], cells, ["{%tr endfor %}", *blank]]


def _braces(words: list[str]) -> list[list[str]]:
    cells = [f"{{{word}}}" for word in words]
    return [["{#指标行}" + cells[0], *cells[1:-1], cells[-1] + "{/指标行}"]]


def _carbone(words: list[str]) -> list[list[str]]:
    return [[f"{{d.指标行[{turn}].{word}}}" for word in words] for turn in ("i", "i+1")]


SYNTAXES: Final[Mapping[str, Syntax]] = MappingProxyType(
    {
        "docxtpl": Syntax("{{{{ {} }}}}".format, _jinja),
        "docxtemplater": Syntax("{{{}}}".format, _braces),
        "easy-template-x": Syntax("{{{}}}".format, _braces),
        "carbone": Syntax("{{d.{}}}".format, _carbone),
    }
)


def form_template(syntax: Syntax, styles: str) -> bytes:
    """A heading table and an indicator table, with the cell formats of the real form."""
    heading = [[word, syntax.value(word), "", ""] for word in WORDS]
    rows = [*heading, list(ROW), *syntax.rows(list(ROW))]
    grid = '<w:gridCol w:w="2250"/>' * len(ROW)
    table = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    body = (
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{table}</w:tbl><w:p/>"
    )
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}{section}</w:body></w:document>'
    parts = _parts(FORM.read_bytes())
    parts = {name: content for name, content in parts.items() if "footer" not in name}
    parts[DOCUMENT] = document.encode()
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        text = parts[name].decode()
        parts[name] = re.sub(r"<(?:Relationship|Override) [^>]*footer[^>]*/>", "", text).encode()
    return _zipped(_styled(parts, styles))


def real_form(styles: str) -> tuple[bytes, Record, list[dict[str, Any]]]:
    """The county's template, the words it may use, and the words of each of its projects.

    docxtpl does not know `{% vm key %}`: it stands here without a key, which both understand.
    """
    root = Root(ROOT)
    state = complete_unit(root.read(SPECS), Shelf(root.stock()), None, checks=False)
    assert state.filled is not None
    assert state.form is not None
    form, unit = state.form.form, unit_words(state.filled, state.form.form)
    contexts = [
        {
            "表样": form_words(form),
            "单位": unit,
            "项目列表": [project_words(project, state.filled, form)],
        }
        for project in state.filled.projects
    ]
    parts = _parts(FORM.read_bytes())
    text = re.sub(r"\{% vm [^%]*%\}", "{% vm %}", parts[DOCUMENT].decode())
    parts[DOCUMENT] = text.encode()
    return _zipped(_styled(parts, styles)), fields(form, "单位"), contexts


def _cell(text: str) -> str:
    run = (
        '<w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="18"/>'
        f"</w:rPr><w:t>{text}</w:t></w:r>"
    )
    paragraph = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run}</w:p>'
    width = '<w:tcPr><w:tcW w:w="2250" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{width}{paragraph}</w:tc>"


def _styled(parts: dict[str, bytes], styles: str) -> dict[str, bytes]:
    """The parts with the form's own slim styles, or with python-docx's default ones."""
    if styles == "slim":
        return parts
    stream = io.BytesIO()
    docx.Document().save(stream)
    return {**parts, STYLES: _parts(stream.getvalue())[STYLES]}


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
