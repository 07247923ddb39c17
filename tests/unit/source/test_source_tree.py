"""The tree: text only, places, line breaks, limits, and YAML features that are refused."""

import subprocess
import sys

import pytest
import yaml

from reportgen.diagnostics import Place
from reportgen.source import Mapping, Node, Scalar, Sequence, parser, read
from reportgen.source.patch import Text
from tests.unit.source.told import hints, plain, told, tree


def test_everything_is_text() -> None:
    text = "a: 36.00\nb: 052\nc: 12:30\nd: yes\ne: =8个\nf: 2024-13-01\ng: ~\nh: null\ni: 1_0\n"
    values = ["36.00", "052", "12:30", "yes", "=8个", "2024-13-01", "~", "null", "1_0"]
    assert tree(text) == dict(zip("abcdefghi", values, strict=True))
    assert told(text) == []


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        return [s for e in node.entries for s in (e.key, *scalars(e.value))]
    return [s for item in node.items for s in scalars(item)]


def test_places_cover_the_raw_text_in_characters() -> None:
    text = "键😀: 'a''b' # c\nx:\n  - 甲\n    乙\n  - |\n    丙\n\ny:\n"
    mapping, _ = read(text.encode(), "f")
    places = {s.text: (s.place, s.quoted) for s in scalars(mapping)}
    assert places == {
        "键😀": (Place("f", 1, 1, 1, 3), False),
        "a'b": (Place("f", 1, 5, 1, 11), True),
        "x": (Place("f", 2, 1, 2, 2), False),
        "甲\n乙": (Place("f", 3, 5, 4, 6), False),
        "丙": (Place("f", 5, 5, 6, 6), False),
        "y": (Place("f", 8, 1, 8, 2), False),
        "": (Place("f", 8, 3, 8, 3), False),
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: x\n  y\n\n  z\n", "x\ny\n\nz"),
        ("a: 'x\n  y'\n", "x\ny"),
        ("a: ' x\n  y '\n", " x\ny "),
        ('a: "x\n\n  y"\n', "x\n\ny"),
        ('a: "x\n  y\\t"\n', "x y\t"),
        ("a: >\n  x\n  y\n\n  z\n", "x\ny\n\nz"),
        ("a: >-\n  x\n  y\n", "x\ny"),
        ("a: |\n  x\n   y\n\n  z\n", "x\n y\n\nz"),
        ("a: |+\n  x\n\n", "x"),
        ("a: |\n  　　甲\n", "　　甲"),
        ("a:\n  x\n  y\n", "x\ny"),
    ],
)
def test_typed_line_breaks_survive_folding(text: str, value: str) -> None:
    assert tree(text) == {"a": value}
    assert told(text) == []


def test_keys_are_nfc_and_twice_is_an_error() -> None:
    text = "caf\u00e9: 1\nb: 2\n cafe\u0301: 3\n".replace(" c", "c")
    assert told(text) == ["3:1 S201 “café”写了两遍，第1行已经写过"]
    assert tree(text) == {"café": "1", "b": "2"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: &x 1\n", "1:4 Y106 不支持YAML的锚点“&x”"),
        ("a: *x\n", "1:4 Y106 不支持YAML的引用“*x”"),
        ("a: !重要\n", "1:4 Y106 不支持YAML的类型标签“!重要”"),
        ("a: !!str 5\n", "1:4 Y106 不支持YAML的类型标签“!!str”"),
        ("a: [&x 1]\n", "1:5 Y106 不支持YAML的锚点“&x”"),
        ("<<: *x\nb: 1\n", "1:1 Y106 不支持合并写法“<<”"),
        ("? a\n: b\n", "1:3 Y106 不支持用“?”或括号写的栏目名"),
        ("[a]: b\n", "1:1 Y106 不支持用“?”或括号写的栏目名"),
        ("{a: b}: c\n", "1:1 Y106 不支持用“?”或括号写的栏目名"),
        ("%YAML 1.1\n---\na: 1\n", "1:1 Y106 不支持YAML指令“%YAML 1.1”"),
        ("a: 1\n---\nb: 2\n", "2:1 Y108 从这里起是第二份内容，没有读进去"),
        (": x\na: 1\n", "1:1 Y105 冒号前面没有栏目名"),
        ("- a\n- b\n", "1:1 S204 整个文件是“-”列表，没有栏目"),
        ("一段话\n", "1:1 S204 整个文件是一段文字，没有栏目"),
    ],
)
def test_what_a_spec_never_uses(text: str, finding: str) -> None:
    assert told(text) == [finding]


def test_text_that_looks_like_a_feature_is_told_to_be_quoted() -> None:
    assert hints("a: *x\n") == ['如果就是文字，加英文引号："*x"']


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "# 甲\n--- # 乙\na: 1\n"])
def test_one_document_may_be_marked(text: str) -> None:
    assert (told(text), tree(text)) == ([], {"a": "1"})


DEEP = {
    "brackets": "'[' * 100_000",
    "braces": "'{a: ' * 100_000",
    "items": "'- ' * 100_000",
    "indents": "''.join(' ' * i + 'a:\\n' for i in range(1400))",
    "keys": "'a: ' + '[' * 17",
}


@pytest.mark.parametrize("made", DEEP.values(), ids=DEEP)
def test_depth_is_bounded_without_a_crash(made: str) -> None:
    code = f"from reportgen.source import read; print(read(({made}).encode(), 'f')[1][0].message)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert run.stdout.decode(errors="replace").strip() == "层次超过16层"


def test_sixteen_levels_are_read() -> None:
    text = "a: " + "[" * 14 + "x" + "]" * 14 + "\n"
    assert told(text) == []


def test_number_of_nodes_is_bounded() -> None:
    text = "".join(f"k{number}: 1\n" for number in range(50_001))
    assert told(text) == ["50000:9 Y107 内容超过100000项"]


SAME = [
    "a: 1\nb: [x, {c: 'd'}]\nc: >\n  e\n  f\n",
    "a: >=95%\nb: *c\nd:\n\te: 1\n",
    "项目名称：甲\n资金：\n  财政拨款：36\n",
    'a: "x\nb: 1\nc: {d: 1\n',
]


@pytest.mark.parametrize("text", SAME)
def test_both_parsers_give_the_same(text: str) -> None:
    lines = Text("f", tuple(text.split("\n")[:-1]))
    ours, pure = parser.parse(lines), parser.parse(lines, yaml.BaseLoader)
    assert ours == pure


def test_sequences_keep_their_items() -> None:
    mapping, _ = read(b"a:\n- x\n- b: 1\n  c: 2\n", "f")
    value = mapping.entries[0].value
    assert isinstance(value, Sequence)
    assert plain(value) == ["x", {"b": "1", "c": "2"}]
