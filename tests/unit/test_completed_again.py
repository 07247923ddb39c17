"""What is the same in another state of a unit is taken from there, and nothing else is."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportgen.files import Root
from reportgen.shelf import Shelf
from reportgen.unit import UnitState, complete_unit
from tests.conftest import REPOSITORY

UNIT = "specs/pingluo-yaofu-2023"


def state(root: Path, like: UnitState | None = None, shelf: Shelf | None = None) -> UnitState:
    found = Root(root)
    used = shelf or Shelf(found.stock())
    return complete_unit(found.read(UNIT), used, None, checks=True, like=like)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("templates", UNIT):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "before", "after", "kept"),
    [
        (f"{UNIT}/01-村级创新社会管理工作经费.yaml", "36.00", "35.00", 15),
        (f"{UNIT}/unit.yaml", "年度: 2023", "年度: 2024", 0),
        (f"{UNIT}/unit.yaml", "行政村: 18个", "行政村: 17个", 0),
        (f"{UNIT}/unit.yaml", "附件号: 2", "附件号: 3", 16),
        (f"{UNIT}/unit.yaml", "附件号: 2\n", "", 0),
        (f"{UNIT}/unit.yaml", "一年", "二年", 0),
        ("templates/pingluo-2023/form.yaml", "质量指标（必填", "质量指标（选填", 0),
        ("templates/指标库/补贴发放.yaml", "≥95%", "≥98%", 16),
    ],
)
def test_only_what_is_the_same_is_taken_over(
    file: str, before: str, after: str, kept: int, root: Path
) -> None:
    old = state(root)
    text = (root / file).read_text("utf-8")
    assert before in text
    (root / file).write_text(text.replace(before, after), "utf-8")
    again, anew = state(root, old), state(root)
    assert shown(again) == shown(anew)
    assert again.filled
    assert old.filled
    same = {id(project) for project in old.filled.projects}
    assert sum(id(project) in same for project in again.filled.projects) == kept


def test_a_project_that_moved_up_has_its_new_number(root: Path) -> None:
    shelf = Shelf(Root(root).stock())
    old = state(root, shelf=shelf)
    next((root / UNIT).glob("03-*")).unlink()
    assert shown(state(root, old, shelf)) == shown(state(root, shelf=shelf))


def test_a_name_used_twice_is_found_again(root: Path) -> None:
    shelf = Shelf(Root(root).stock())
    old = state(root, shelf=shelf)
    shutil.copy(next((root / UNIT).glob("03-*")), root / UNIT / "00.yaml")
    again = state(root, old, shelf)
    assert shown(again) == shown(state(root, shelf=shelf))
    assert shown(state(root, again, shelf)) == shown(again)


def shown(found: UnitState) -> object:
    """Everything of a state that anybody sees."""
    return replace(found, work=None)
