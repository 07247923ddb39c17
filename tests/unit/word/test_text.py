"""What reportgen text prints of a Word file."""

import io
import shutil
import sys
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from reportgen.word.text import document_text
from tests.conftest import PACKAGE, REPOSITORY, Workspace
from tests.docx_text import W
from tests.story import begun

TEMPLATE = REPOSITORY / "templates/pingluo-2023/项目支出绩效目标表.docx"


def word(body: str, more: Mapping[str, str] = MappingProxyType({})) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in {**PACKAGE, **more}.items():
            archive.writestr(name, text)
        document = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


def told(body: str) -> str:
    return "\n".join(document_text(word(body), "x.docx").lines)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_template_is_told_with_its_merges_and_pages() -> None:
    lines = document_text(TEMPLATE.read_bytes(), "x.docx").lines
    assert lines[0] == "[正文]"
    assert "#| 项目名称 | {{ 项目.项目名称 }} | < | < | < |" in lines
    assert "| ^ | 其他资金 | {{ 项目.资金.其他资金 }} | < | < |" in lines
    assert "[页面 210×297，上20 下20 左16 右16 毫米]" in lines
    assert lines[-3:] == ("[页脚]", "— [域 PAGE]1 —", "")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"<w:p>{run('甲')}<w:r><w:br/></w:r>{run('乙')}</w:p>", "甲 / 乙"),
        ('<w:p><w:r><w:br w:type="page"/></w:r></w:p>', "\n---- 新页 ----"),
        (
            (
                f"<w:p>{run('共')}<w:del><w:r><w:delText>24</w:delText></w:r></w:del>"
                f"<w:ins>{run('20')}</w:ins>{run('次')}</w:p>"
            ),
            "共[-24-]{+20+}次",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('a|b')}</w:p><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl>",
            "| a\\|b / c |",
        ),
        ("<w:sdt><w:sdtContent><w:p>" + run("框") + "</w:p></w:sdtContent></w:sdt>", "框"),
    ],
)
def test_what_is_told(body: str, said: str) -> None:
    assert told(body) == f"[正文]\n{said}\n"


def test_the_command_prints_it(workspace: Workspace) -> None:
    workspace.build()
    (path,) = workspace.output().glob("*.docx")
    ran = workspace.run("text", str(path))
    assert (ran.code, ran.err) == (0, "")
    assert "| 项目属性 |  | 项目期 |  | < |" in ran.out


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0doc", b"x" * 100])
def test_what_is_no_document_is_told_in_one_line(data: bytes, workspace: Workspace) -> None:
    path = workspace.write("坏.docx", data)
    ran = workspace.run("text", str(path))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)


def test_a_missing_file_is_wrong_usage(workspace: Workspace) -> None:
    assert workspace.run("text", "没有.docx").code == 2


def test_git_diff_shows_documents_as_text(workspace: Workspace) -> None:
    repository = begun(workspace)
    shutil.copy(REPOSITORY / ".gitattributes", workspace.root)
    repository.git("config", "diff.docx.textconv", f"{sys.executable} -m reportgen text")
    template = "templates/pingluo-2023/项目支出绩效目标表.docx"
    other = "templates/pingluo-2022/项目支出绩效目标表.docx"
    shutil.copy(workspace.root / other, workspace.root / template)
    said = repository.git("diff", "--", template)
    assert "-| 项目名称" in said.replace("#|", "|") or "+| 项目名称" in said.replace("#|", "|")


def test_comments_are_printed_with_their_places(workspace: Workspace) -> None:
    assert workspace.run("build", "--mark-filled").code == 0
    (document, *_) = sorted(workspace.root.glob("output/**/*.docx"))
    file = str(document.relative_to(workspace.root))
    printed = workspace.run("text", file).out
    assert "[批注1]" in printed.partition("\n[批注]\n")[0]
    assert "\n[批注1] " in printed.partition("\n[批注]\n")[2]
    assert workspace.run("text", file, file).out == f"==== {file}\n{printed}" * 2
