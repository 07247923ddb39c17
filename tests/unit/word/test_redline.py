"""Accepting every revision gives the new document, rejecting every one the old."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.word.redline import Reviser, redline
from tests.conftest import PACKAGE, REPOSITORY, Workspace
from tests.docx_text import W, docx_text
from tests.revisions import accepted, plain, rejected, stories
from tests.unit.word.test_text import word

WHO = ("张三", "2024-01-15T01:00:00Z")


def agrees(old: bytes, new: bytes) -> bytes:
    found = redline(old, new, Reviser(*WHO))
    assert found is not None
    for name, root in stories(new).items():
        assert accepted(stories(found)[name]) == plain(root)
    for name, root in stories(old).items():
        assert rejected(stories(found)[name]) == plain(root)
    assert redline(old, new, Reviser(*WHO)) == found
    return found


def paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def table(*rows: list[str]) -> str:
    grid = "<w:gridCol/>" * max((len(row) for row in rows), default=1)
    cells = (
        "".join(f"<w:tc><w:tcPr/>{paragraphs(*cell.split('/'))}</w:tc>" for cell in row)
        for row in rows
    )
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paragraphs("养护240公里"), paragraphs("养护280公里")),
        (paragraphs("甲", "乙"), paragraphs("甲", "新", "乙")),
        (paragraphs("甲", "乙", "丙"), paragraphs("甲", "丙")),
        (paragraphs("甲"), paragraphs("完全不同的一句话")),
        (table(["a", "1"], ["b", "2"]), table(["a", "1"], ["c", "9"], ["b", "2"])),
        (table(["a", "1"], ["b", "2"]), table(["b", "2"])),
        (table(["a/b", "1"]), table(["a/b/c", "1"])),
        (table(["a/b/c", "1"]), table(["a", "1"])),
        (table(["甲乙丙", "1"]), table(["完全不同/两段", "1"])),
        (table(["a", "b"]), table(["a", "b", "c"])),
        (paragraphs("题") + table(["a"]) + paragraphs("尾"), table(["b"]) + paragraphs("", "尾")),
        (paragraphs("a  b"), paragraphs("a b ")),
    ],
)
def test_small_documents(old: str, new: str) -> None:
    agrees(word(old), word(new))


CELLS = st.lists(
    st.sampled_from(["甲", "乙/丙", "12次", "≥90%", "", "甲/乙/丙"]), min_size=2, max_size=2
)
TABLES = st.lists(CELLS, min_size=1, max_size=5).map(lambda rows: table(*rows))
TEXTS = st.lists(st.sampled_from(["甲", "乙丙", "养护12公里", ""]), max_size=4)
BODIES = st.tuples(TEXTS, TABLES).map(
    lambda found: paragraphs(*found[0]) + found[1] + paragraphs("")
)


@settings(deadline=None, max_examples=60)
@given(BODIES, BODIES)
def test_any_two_documents(old: str, new: str) -> None:
    agrees(word(old), word(new))


def test_a_changed_number_is_marked_whole() -> None:
    found = agrees(word(paragraphs("养护240公里道路")), word(paragraphs("养护280公里道路")))
    xml = stories(found)["word/document.xml"]
    texts = [(e.tag.rpartition("}")[2], e.text) for e in xml.iter() if e.text]
    assert texts == [("t", "养护"), ("delText", "240"), ("t", "280"), ("t", "公里道路")]


def test_a_published_table_with_changes_everywhere(workspace: Workspace) -> None:
    shutil.rmtree(workspace.root / "specs")
    shutil.copytree(REPOSITORY / "specs/pingluo-yaofu-2023", workspace.root / "specs/yaofu")
    workspace.build()
    (old,) = workspace.documents("yaofu").values()
    files = sorted((workspace.root / "specs/yaofu").glob("[0-9]*.yaml"))
    change(files[0], "36.00", "35.00")
    change(files[1], "    村委会个数: 18个\n", "")
    change(files[2], "  质量指标:\n", "  质量指标:\n    新的指标: ≥98%\n")
    files[3].unlink()
    shutil.copy(files[4], files[4].with_name("17-新的项目.yaml"))
    change(files[4].with_name("17-新的项目.yaml"), "项目名称: ", "项目名称: 新的")
    workspace.build()
    (new,) = workspace.documents("yaofu").values()
    assert docx_text(old) != docx_text(new)
    agrees(old, new)


@pytest.mark.parametrize("unit", sorted(p.name for p in (REPOSITORY / "specs").iterdir()))
def test_every_form(unit: str, workspace: Workspace) -> None:
    shutil.rmtree(workspace.root / "specs")
    shutil.copytree(REPOSITORY / "templates", workspace.root / "templates", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "specs" / unit, workspace.root / "specs" / unit)
    workspace.build()
    old = workspace.documents(unit)
    files = sorted((workspace.root / "specs" / unit).glob("[0-9]*.yaml"))
    changed = [re.sub(r"(?<=: )[0-9]+(?=[次个人])", "77", f.read_text("utf-8")) for f in files]
    for file, text in zip(files[:-1], changed[1:], strict=True):
        file.write_text(text, "utf-8")  # the first is gone, all others have moved up
    (files[-1] if len(files) > 1 else files[0]).write_text(changed[0], "utf-8")
    workspace.build()
    new = workspace.documents(unit)
    for name, data in new.items():
        assert old[name] != data
        agrees(old[name], data)


PICTURE = (
    '<w:p><w:r><w:t>有图</w:t></w:r><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/'
    'drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' r:embed="rId7"/></w:drawing></w:r></w:p>'
)


def test_a_bookmark_stands_once() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="项目"/><w:bookmarkEnd w:id="1"/>'
    old, new = (paragraphs(text).replace("<w:p>", f"<w:p>{mark}") for text in ("甲乙丙", "一二三"))
    found = agrees(word(old + paragraphs("尾")), word(new + paragraphs("尾")))
    assert len(list(stories(found)["word/document.xml"].iter(f"{W}bookmarkStart"))) == 1


def test_what_went_points_at_no_part_that_is_gone() -> None:
    relations = PACKAGE["_rels/.rels"].replace("rId1", "rId7").replace('officeDocument"', 'image"')
    old = word(PICTURE + paragraphs("甲"), {"word/_rels/document.xml.rels": relations})
    found = redline(old, word(paragraphs("甲")), Reviser(*WHO))
    assert found is not None
    xml = etree.tostring(stories(found)["word/document.xml"], encoding="unicode")
    assert "有图" in xml
    assert "rId7" not in xml


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text, text
    file.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_rows(seed: int) -> None:
    rows = [[f"指标{n}", f"{n}次"] for n in range(12)]
    other = [rows[n * 5 % 12] for n in range(seed, 11)]
    agrees(word(table(*rows)), word(table(*other)))


def test_what_is_no_document_has_no_revisions() -> None:
    assert redline(b"x", word(paragraphs("a")), Reviser(*WHO)) is None


@pytest.mark.parametrize("unit", sorted(p.name for p in (REPOSITORY / "specs").iterdir()))
def test_a_project_between_one_that_went_and_one_that_came_stays(
    unit: str, workspace: Workspace
) -> None:
    shutil.rmtree(workspace.root / "specs")
    shutil.copytree(REPOSITORY / "templates", workspace.root / "templates", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "specs" / unit, workspace.root / "specs" / unit)
    workspace.build()
    (old,) = workspace.documents(unit).values()
    files = sorted((workspace.root / "specs" / unit).glob("[0-9]*.yaml"))
    gone, stays = (_goal(file) for file in files[-2:])
    files[-2].unlink()
    renamed = files[0].read_text("utf-8").replace("项目名称: ", "项目名称: 新的")
    files[-1].with_name("99-新的.yaml").write_text(renamed, "utf-8")
    workspace.build()
    (new,) = workspace.documents(unit).values()
    root = stories(agrees(old, new))["word/document.xml"]
    went, came = (
        "".join(t.text or "" for mark in root.iter(f"{W}{name}") for t in mark.iter(f"{W}{text}"))
        for name, text in (("del", "delText"), ("ins", "t"))
    )
    assert gone in went
    assert _goal(files[0]) in came
    assert stays not in went
    assert stays not in came


def _goal(file: Path) -> str:
    """The first words of what a project is for, as they are printed."""
    found = re.search(r"年度总体目标: *(?:[|>][-+]?\n *)?(.{6})", file.read_text("utf-8"))
    assert found
    return found[1]
