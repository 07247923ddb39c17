"""Compiled templates kept as bytes: the same after loading, None when damaged, never code."""

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportgen.word import store
from reportgen.word.archive import Packed
from reportgen.word.fields import Leaf, Record, Rows
from reportgen.word.render import RenderError, render
from reportgen.word.template import Compiled, Dynamic

MAGIC = b"reportgen template 1\n"
TEXT = Dynamic("word/document.xml", "正文", "<a>{{ x }}</a>", ("tr",), (("正文 第1段", "{{ x }}"),))
SMALL = Compiled("甲.docx", (Packed("[Content_Types].xml", b"\x03\x00", 0, 0), TEXT))


def _signed(body: bytes) -> bytes:
    return MAGIC + blake2b(body, digest_size=32).digest() + body


def _made(header: object, blobs: bytes = b"") -> bytes:
    text = json.dumps(header).encode()
    return _signed(struct.pack(">L", len(text)) + text + blobs)


def test_what_is_dumped_comes_back(
    compiled: Callable[..., Compiled], table: Callable[..., str], context: dict[str, object]
) -> None:
    cells = ["{% vm 行.一级指标 %}{{ 行.一级指标 }}", "{{ 行.序号 }}"]
    loop = table(["{%tr for 行 in 项目.指标行 %}", ""], cells, ["{%tr endfor %}", ""])
    template = compiled("前", loop, header="{{ 单位.单位名称 }}", title="{{ 项目.项目名称 }}")
    data = store.dump(template)
    assert data == store.dump(template)
    assert store.load(data) == template
    assert render(store.load(data) or SMALL, context) == render(template, context)


@given(st.data())
def test_any_damage_is_noticed(data: st.DataObject) -> None:
    good = store.dump(SMALL)
    at = data.draw(st.integers(0, len(good) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    damaged = good[:at] + bytes([good[at] ^ bit]) + good[at + 1 :]
    assert store.load(damaged) is None
    assert store.load(good[:at]) is None
    assert store.load(good + b"x") is None


@given(st.binary())
def test_anything_else_is_none(data: bytes) -> None:
    assert store.load(data) is None
    assert store.load(_signed(data)) is None


ENTRY: list[object] = ["a.xml", 0, 0, 0]
HOSTILE: list[object] = [
    [],
    "x",
    {"file": 1, "entries": []},
    {"file": "a", "entries": {}},
    {"file": "a", "entries": [{}]},
    {"file": "a", "entries": [["../a.xml", 0, 0, 0]]},
    {"file": "a", "entries": [["/a.xml", 0, 0, 0]]},
    {"file": "a", "entries": [["a\u0000.xml", 0, 0, 0]]},
    {"file": "a", "entries": [["a.xml", -1, 0, 0]]},
    {"file": "a", "entries": [["a.xml", 5, 0, 0]]},
    {"file": "a", "entries": [["a.xml", 0, 1 << 32, 0]]},
    {"file": "a", "entries": [["a.xml", 0, -1, 0]]},
    {"file": "a", "entries": [["a.xml", 0, 0.5, 0]]},
    {"file": "a", "entries": [["a.xml", 0, "正文", [1], []]]},
    {"file": "a", "entries": [["a.xml", 0, "正文", [], [["x"]]]]},
    {"file": "a", "entries": [ENTRY, ENTRY]},
]


@pytest.mark.parametrize("header", HOSTILE, ids=str)
def test_a_forged_header_is_none(header: object) -> None:
    assert store.load(_made(header)) is None


def test_a_deeply_nested_header_is_none() -> None:
    text = b"[" * 200_000
    assert store.load(_signed(struct.pack(">L", len(text)) + text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ _row.__self__ }}",
        "{{ _cell(1, 1, x.y()) }}",
        "{{ _cell(*x) }}",
        "{{ x|attr('y') }}",
        "{{ _row|_turns(1) }}",
        "{{ 9**9 }}",
        "{% include 'x' %}",
        "{% import 'os' as os %}",
        "{% for a in x recursive %}{% endfor %}",
    ],
)
def test_a_forged_text_is_held_to_the_allow_list(text: str) -> None:
    loaded = store.load(store.dump(replace(SMALL, entries=(replace(TEXT, text=text),))))
    assert loaded is not None
    with pytest.raises(RenderError) as raised:
        render(loaded, {"x": []})
    found = raised.value.diagnostic
    assert (found.code, found.place.where, found.message) == (
        "T407",
        "正文",
        "保存的模板被改过",
    )


@pytest.mark.parametrize("text", ["{{", "{% if %}", "{{ " + "(" * 5000 + " }}", "<a>", "\x00"])
def test_a_forged_text_that_is_no_template_is_a_finding(text: str) -> None:
    with pytest.raises(RenderError):
        render(replace(SMALL, entries=(replace(TEXT, text=text),)), {})


def test_a_forged_place_is_not_believed() -> None:
    for places in ((), (("", ""),) * 3, (("正文", ""),)):
        entry = replace(TEXT, text="<a>\n\n{{ x.y }}</a>", places=places)
        with pytest.raises(RenderError) as raised:
            render(replace(SMALL, entries=(entry,)), {"x": {}})
        assert raised.value.diagnostic.place.where == "正文"


def test_the_key_follows_content_words_and_versions() -> None:
    fields = Record({"甲": Leaf(), "乙": Rows(Record({"丙": Leaf()}))})
    same = Record({"乙": Rows(Record({"丙": Leaf("别的说明")})), "甲": Leaf()})
    first = store.key(b"x", fields, "1")
    assert len(first) == 64
    assert store.key(b"x", same, "1") == first
    others = [
        store.key(b"y", fields, "1"),
        store.key(b"x", Record({}), "1"),
        store.key(b"x", Record({"甲": Leaf(rich=True), "乙": Rows(Record({"丙": Leaf()}))}), "1"),
        store.key(b"x", fields, "2"),
    ]
    assert len({first, *others}) == 5


def test_a_template_whose_file_name_no_encoding_has() -> None:
    odd = replace(SMALL, file="templates/\udcff/表.docx")
    assert store.load(store.dump(odd)) == odd


def test_loading_and_filling_import_neither_docxtpl_nor_lxml(tmp_path: Path) -> None:
    file = tmp_path / "t"
    entry = replace(TEXT, text="<a>{{ x }}</a>")
    file.write_bytes(store.dump(replace(SMALL, entries=(entry,))))
    program = (
        "import sys, pathlib\n"
        "from reportgen.word.render import render\nfrom reportgen.word import store\n"
        "from reportgen.word.fields import Record\n"
        f"made = store.load(pathlib.Path({str(file)!r}).read_bytes())\n"
        "store.key(b'', Record({}), '1')\n"
        "data = render(made, {'x': 'y'})\n"
        "print(len(data) > 0, sorted({'docxtpl', 'docx', 'lxml'} & set(sys.modules)))"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert printed.stdout.strip() == b"True []"
