"""Records: what was saved comes back, and nothing else is believed, whatever lies in its place."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, Place, Repair
from reportgen.kept import contents, digest
from reportgen.results import Summary
from reportgen.state import Record, Store

RECORD = Record(
    folder="specs/u",
    made_for="|out",
    versions="1",
    inputs={"specs/u/unit.yaml": "a"},
    outputs={"u/甲.docx": "b"},
    errors={"u/甲.docx": 2},
    left={"u/乙.docx": "c"},
    summary=Summary("甲", 2024, "1万元"),
    projects=3,
    titles={"specs/u/1.yaml": "路"},
    diagnostics=(
        Diagnostic("R501", "写不进去", Place("output/a", 1, 2, 3, 4), "改", None, Severity.INFO),
        Diagnostic(
            "B690",
            "写法",
            Place("specs/u/1.yaml", 2, 3, 2, 5),
            field="绩效指标/数量指标/甲",
            answer="已核",
            repairs=(Repair(Place("specs/u/1.yaml", 2, 3, 2, 5), ">=", "≥"),),
        ),
    ),
)


def only(root: Path) -> Path:
    (path,) = (root / ".reportgen/units").iterdir()
    return path


def forge(root: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Changes the record and signs it again."""
    data = json.loads(only(root).read_bytes().partition(b"\n")[2])
    change(data)
    changed = json.dumps(data).encode()
    only(root).write_bytes(digest(changed).encode() + b"\n" + changed)


@pytest.mark.parametrize("folder", ["specs/u", "specs/\udcff"])
@pytest.mark.parametrize("failed", [False, True])
def test_what_is_saved_comes_back(tmp_path: Path, folder: str, failed: bool) -> None:
    store = Store(tmp_path, "|out/\udcfe")
    record = replace(RECORD, folder=folder, made_for=store.made_for, failed=failed)
    store.save(record)
    assert store.load(folder) == record
    assert list(store.others(())) == [record]
    assert store.load("specs/v") is None


CHANGES: list[Callable[[dict[str, Any]], object]] = [
    lambda data: data.update(format=1),
    lambda data: data.update(folder=1),
    lambda data: data.update(folder="specs/other"),
    lambda data: data.update(inputs=[1, 2]),
    lambda data: data.update(inputs={"a": 1}),
    lambda data: data.update(left=[5]),
    lambda data: data.update(left={"u/a": 5}),
    lambda data: data.update(left={"u/a\0": "c"}),
    lambda data: data.update(outputs={"../a": "c"}),
    lambda data: data.update(outputs={"u/\ud800": "c"}),
    lambda data: data.update(errors={"u/a": "2"}),
    lambda data: data.update(summary=["甲", "2024", ""]),
    lambda data: data.update(summary=[]),
    lambda data: data.update(projects=True),
    lambda data: data.update(failed=0),
    lambda data: data.update(diagnostics=5),
    lambda data: data["diagnostics"][0].__setitem__(0, "Z999"),
    lambda data: data["diagnostics"][0].__setitem__(0, ["R501"]),
    lambda data: data["diagnostics"][0].__setitem__(2, ["a", 1, 1, 1, 1]),
    lambda data: data["diagnostics"][0].__setitem__(2, ["a", "1", 1, 1, 1, ""]),
    lambda data: data["diagnostics"][0].__setitem__(4, 7),
    lambda data: data["diagnostics"][0].__setitem__(5, "fatal"),
    lambda data: data["diagnostics"][0].__setitem__(6, None),
    lambda data: data["diagnostics"][0].__setitem__(7, 1),
    lambda data: data["diagnostics"][1].__setitem__(8, 1),
    lambda data: data["diagnostics"][1].__setitem__(8, [["a", "b", "c"]]),
    lambda data: data["diagnostics"][1][8][0].__setitem__(1, 1),
    lambda data: data["diagnostics"][1][8][0].pop(),
    lambda data: data["diagnostics"][1].pop(),
    lambda data: data.pop("titles"),
]


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_a_whole_record_of_something_else_is_none(tmp_path: Path, number: int) -> None:
    store = Store(tmp_path, "|out")
    store.save(RECORD)
    forge(tmp_path, lambda data: data)
    assert store.load("specs/u") == RECORD
    forge(tmp_path, CHANGES[number])
    assert store.load("specs/u") is None


def lay_pipe(path: Path) -> None:
    os.mkfifo(path)


def lay_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def lay_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 36)


def lay_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("lay", [lay_pipe, lay_endless, lay_huge, lay_folder])
def test_what_is_no_plain_file_is_not_read(tmp_path: Path, lay: Callable[[Path], None]) -> None:
    store = Store(tmp_path, "|out")
    store.save(RECORD)
    path = only(tmp_path)
    path.unlink()
    lay(path)
    assert contents(path, 1 << 20) is None
    assert store.load("specs/u") is None
    assert list(store.others(())) == []
