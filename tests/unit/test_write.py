from pathlib import Path

import pytest

from reportgen.write import Outcome, WriteError, write


def test_a_document_is_written_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "单位" / "表.docx"
    assert write(path, b"1") is Outcome.NEW
    before = path.stat()
    assert write(path, b"1") is Outcome.SAME
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert write(path, b"2") is Outcome.UPDATED
    assert path.read_bytes() == b"2"
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_in_the_way_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "表.docx").mkdir()
    with pytest.raises(WriteError, match="有同名的文件或文件夹挡着"):
        write(tmp_path / "表.docx", b"1")
    assert list(tmp_path.iterdir()) == [tmp_path / "表.docx"]


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "单位").write_bytes(b"")
    with pytest.raises(WriteError):
        write(tmp_path / "单位" / "表.docx", b"1")


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "单位").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="是一个链接"):
        write(tmp_path / "单位" / "表.docx", b"1")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_linked_document_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"keep")
    (tmp_path / "表.docx").symlink_to(tmp_path / "other")
    assert write(tmp_path / "表.docx", b"1") is Outcome.NEW
    assert (tmp_path / "other").read_bytes() == b"keep"
    assert not (tmp_path / "表.docx").is_symlink()
