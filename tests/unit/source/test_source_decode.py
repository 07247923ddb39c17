"""Files as bytes: encodings, size, nothing in them, unfinished merges."""

import pytest

from tests.unit.source.told import told, tree


def test_utf8_with_a_mark_is_fine() -> None:
    assert told(b"\xef\xbb\xbfa: 1\n") == []
    assert tree(b"\xef\xbb\xbfa: 1\n") == {"a": "1"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_lines(end: str) -> None:
    assert told(f"a: 1{end}b: >5{end}") == ["2:4 Y101 值以“>”开头，YAML把它当成特殊符号"]


def test_gbk_is_named_and_the_rest_still_checked() -> None:
    data = "项目名称: 甲\n资金: %3\n".encode("gbk")
    assert told(data) == [
        "1:1 Y001 文件是GBK编码，不是UTF-8",
        "2:5 Y101 值以“%”开头，YAML把它当成特殊符号",
    ]
    assert tree(data) == {"项目名称": "甲", "资金": "%3"}


@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-32"])
def test_other_unicode_is_named(encoding: str) -> None:
    data = "a: 甲\n".encode(encoding)
    assert told(data) == [f"1:1 Y001 文件是{encoding}编码，不是UTF-8"]
    assert tree(data) == {"a": "甲"}


def test_unknown_encoding_ends_the_reading() -> None:
    assert told(b"a: \xff\xff\n") == ["1:1 Y001 文件不是UTF-8编码，也认不出是什么编码"]


def test_too_large() -> None:
    assert told(b"#" * (1024 * 1024 + 1)) == ["1:1 Y002 文件有1.0MB，超过1MB"]


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "---\n", "  \n...\n"])
def test_nothing_in_the_file(text: str) -> None:
    assert told(text) == ["1:1 Y005 文件里没有内容"]


def test_merge_conflict_is_all_that_is_said() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: >1\n=======\nb: 2\n>>>>>>> 分支\n"
    assert told(text) == [
        "2:1 Y006 留有合并冲突标记“<<<<<<<”",
        "4:1 Y006 留有合并冲突标记“=======”",
        "6:1 Y006 留有合并冲突标记“>>>>>>>”",
    ]
