"""Hostile and broken packages never reach docxtpl."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from reportgen.word import package
from reportgen.word.package import read_package

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "word/document.xml"
AGAIN = "用Word打开，另存为“Word文档（*.docx）”，不设密码"
DAMAGED = f"T402  这不是Word文档，或者文件已经损坏｜{AGAIN}"
TAKE_OUT = "在Word里删去它，再另存为“Word文档（*.docx）”"


def _found(data: bytes) -> list[str]:
    read, found = read_package(data, "表.docx")
    assert (read is None) is bool(found)
    return [f"{d.code} {d.place.where} {d.message}｜{d.hint}" for d in found]


def _changed(data: bytes, changes: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return stream.getvalue()


def _body(inner: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode()


def _relation(kind: str, target: str, mode: str = "External") -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        "</Relationships>"
    ).encode()


def _field(*pieces: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return _body(f"<w:p>{begin}{runs}</w:p>")


@pytest.fixture
def good(document: Callable[..., bytes]) -> bytes:
    return document("好")


def test_an_ordinary_document_is_read_whole(good: bytes) -> None:
    read, found = read_package(good, "表.docx")
    assert found == ()
    assert read is not None
    assert read.types.of(DOCUMENT).endswith("document.main+xml")
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        assert dict(read.parts) == {name: archive.read(name) for name in archive.namelist()}


UNSAFE = {
    "remote template": (
        {"word/_rels/settings.xml.rels": _relation("attachedTemplate", "http://x/a.dotm")},
        f"word/_rels/settings.xml.rels 模板还挂着另一个模板｜{TAKE_OUT}",
    ),
    "remote picture": (
        {"word/_rels/x.xml.rels": _relation("image", "http://x/a.png")},
        f"word/_rels/x.xml.rels 模板要用到文档外面的内容：http://x/a.png｜{TAKE_OUT}",
    ),
    "file link": (
        {"word/_rels/x.xml.rels": _relation("hyperlink", "file:///c:/a")},
        f"word/_rels/x.xml.rels 模板要用到文档外面的内容：file:///c:/a｜{TAKE_OUT}",
    ),
    "object": (
        {"word/_rels/x.xml.rels": _relation("oleObject", "embeddings/a.bin", "Internal")},
        f"word/_rels/x.xml.rels 模板里嵌入了别的文件或控件｜{TAKE_OUT}",
    ),
    "embedding": (
        {"word/embeddings/a.xlsx": b"x"},
        f"word/embeddings/a.xlsx 模板里嵌入了别的文件或控件｜{TAKE_OUT}",
    ),
    "macro": ({"word/vbaProject.bin": b"x"}, f"word/vbaProject.bin 模板带有宏｜{TAKE_OUT}"),
    "foreign chunk": (
        {DOCUMENT: _body("<w:altChunk/>")},
        f"{DOCUMENT} 模板里夹带了另一份文档｜{TAKE_OUT}",
    ),
    "mail merge": (
        {"word/settings.xml": f'<w:settings xmlns:w="{W}"><w:mailMerge/></w:settings>'.encode()},
        f"word/settings.xml 模板连着邮件合并的数据｜{TAKE_OUT}",
    ),
    "split field": (
        {DOCUMENT: _field(" D", "DEAUTO c:\\ cmd")},
        f"{DOCUMENT} 模板里有会取用外部内容的域“DDEAUTO”｜{TAKE_OUT}",
    ),
    "simple field": (
        {DOCUMENT: _body('<w:p><w:fldSimple w:instr=" includepicture x"/></w:p>')},
        f"{DOCUMENT} 模板里有会取用外部内容的域“INCLUDEPICTURE”｜{TAKE_OUT}",
    ),
    "entities": (
        {DOCUMENT: b'<!DOCTYPE a [<!ENTITY a "b">]>' + _body("&amp;")},
        f"{DOCUMENT} 模板里自定义了实体（DTD）｜用Word打开，另存一次",
    ),
    "entities in another encoding": (
        {DOCUMENT: ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>').encode("utf-16")},
        f"{DOCUMENT} 模板里自定义了实体（DTD）｜用Word打开，另存一次",
    ),
}


@pytest.mark.parametrize(("changes", "expected"), UNSAFE.values(), ids=UNSAFE)
def test_what_could_run_or_fetch_is_refused(
    changes: dict[str, bytes], expected: str, good: bytes
) -> None:
    assert _found(_changed(good, changes)) == [f"T403 {expected}"]


def test_plain_links_and_page_numbers_are_tolerated(good: bytes) -> None:
    changes = {
        "word/_rels/x.xml.rels": _relation("hyperlink", "https://example.org"),
        DOCUMENT: _field(" PAGEREF _Toc1 \\h "),
    }
    assert _found(_changed(good, changes)) == []


def test_broken_xml_is_named(good: bytes) -> None:
    assert _found(_changed(good, {DOCUMENT: b"<a>"})) == [
        f"T402 {DOCUMENT} 模板里有一部分已经损坏｜用Word打开，另存一次"
    ]


@pytest.mark.parametrize("data", [b"", b"abc", b"PK\x03\x04junk"], ids=repr)
def test_what_is_no_document_is_said_to_be_none(data: bytes) -> None:
    assert _found(data) == [DAMAGED]


def test_a_file_with_a_password_is_told_apart() -> None:
    expected = f"T402  模板加了密码，或者是旧版的.doc文档｜{AGAIN}"
    assert _found(b"\xd0\xcf\x11\xe0" + b"x" * 600) == [expected]


def test_a_damaged_part_and_a_lost_end(good: bytes) -> None:
    at = good.index(b"word/document.xml") + 200
    assert _found(good[:at] + bytes(64) + good[at + 64 :])[0].startswith("T402")
    assert _found(good[:-30]) == [DAMAGED]


def test_macros_and_templates_by_type(good: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    plain = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    macros = types.replace(plain, "vnd.ms-word.document.macroEnabled.main").encode()
    template = types.replace(plain, plain.replace("document.main", "template.main")).encode()
    assert _found(_changed(good, {"[Content_Types].xml": macros})) == [f"T403  模板带有宏｜{AGAIN}"]
    assert _found(_changed(good, {"[Content_Types].xml": template})) == [
        f"T402  这不是普通的Word文档（.docx）｜{AGAIN}"
    ]
    assert _found(_changed(good, {"[Content_Types].xml": b""})) == [DAMAGED]


@pytest.mark.parametrize("name", ["../a.xml", "/a.xml", "word\\a.xml", "c:a.xml", "word//a.xml"])
def test_names_that_lead_out_of_the_package(name: str, good: bytes) -> None:
    assert _found(_changed(good, {name: b"x"})) == [
        f"T403  模板里有不正常的文件名：{name!r}｜{AGAIN}"
    ]


def test_two_files_of_one_name(good: bytes) -> None:
    assert _found(_changed(good, {"WORD/Document.xml": b"x"})) == [
        f"T403  模板里有两个同名的文件：WORD/Document.xml｜{AGAIN}"
    ]


def test_a_link_instead_of_a_file(good: bytes) -> None:
    stream = io.BytesIO(good)
    with zipfile.ZipFile(stream, "a") as archive:
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert _found(stream.getvalue()) == [f"T403  模板里有不正常的文件名：'word/link.xml'｜{AGAIN}"]


def test_bombs_are_stopped(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [f"T403  模板展开后大得不正常｜{AGAIN}"]
    bomb = _changed(good, {"word/media/a.bin": bytes(4 << 20)})
    assert _found(bomb) == expected
    monkeypatch.setattr(package, "MAX_TOTAL", 10_000)
    assert _found(good) == expected
    monkeypatch.setattr(package, "MAX_ENTRIES", 3)
    assert _found(good) == [f"T403  模板里的文件多得不正常｜{AGAIN}"]


def test_a_bomb_that_lies_about_its_size(good: bytes) -> None:
    bomb = _changed(good, {"word/media/a.bin": bytes(4 << 20)})
    lied = bomb.replace(struct.pack("<L", 4 << 20), struct.pack("<L", 100))
    assert _found(lied) == [DAMAGED]


def test_too_large_a_file(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_FILE", 1 << 10)
    assert _found(good) == ["T402  模板太大，超过0MB｜压缩或去掉里面的图片"]
