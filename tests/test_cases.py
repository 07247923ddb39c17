"""A case is a folder: what a person wrote, and what must come of it.

`bad/<code>-<short>/` is laid over a ROOT with two units whose documents exist already;
expected.txt holds every finding. `good/<name>/` is a unit printed in the form of `cases/form/`
(or in the forms that its folder brings); expected.txt holds what is printed.
"""

import shutil
from pathlib import Path

import pytest

from reportgen.codes import TABLE
from reportgen.formats import printable
from reportgen.write import Outcome
from tests.conftest import Golden, Workspace

CASES = Path(__file__).parent / "cases"
BAD = sorted(path.name for path in (CASES / "bad").iterdir())
GOOD = sorted(path.name for path in (CASES / "good").iterdir())
ELSEWHERE = {
    "R501": "test_writing.py",
    "R502": "a file without permission: nothing that git keeps, and nothing that stops root",
    "Y002": "test_hostile.py",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ROOT with two units of two forms, built."""
    made = Workspace(tmp_path_factory.mktemp("cases") / "root")
    shutil.copytree(CASES.parents[1] / "templates", made.root / "templates")
    made.lay(CASES / "start")
    assert [made.outcome for made in made.build().made] == [Outcome.NEW, Outcome.NEW]
    return made.root


@pytest.fixture
def two_units(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A copy of the built ROOT; the working directory."""
    copy = Workspace(tmp_path / "root")
    shutil.copytree(built, copy.root)
    monkeypatch.chdir(copy.root)
    return copy


@pytest.mark.parametrize("name", BAD)
def test_bad_case_is_told_and_spoils_nothing_else(
    name: str, two_units: Workspace, golden: Golden
) -> None:
    case = CASES / "bad" / name
    old = two_units.documents()
    shutil.rmtree(two_units.output("anhe-2024"))
    two_units.lay(case)
    report = two_units.build()
    golden(case / "expected.txt", two_units.told(report))
    assert name.partition("-")[0] in {found.code for found in report.diagnostics}
    assert len(two_units.documents("anhe-2024")) == 1
    said = two_units.run("build").out
    if any(found.blocks for found in report.diagnostics):
        assert two_units.documents() == old
        assert "没做  output/heping-2024/" in said
        assert "旧文件还在，内容已过时" in said
    else:
        assert "没做" not in said


@pytest.mark.parametrize("name", BAD)
def test_check_finds_what_build_finds(name: str, two_units: Workspace) -> None:
    two_units.lay(CASES / "bad" / name)
    assert two_units.told(two_units.check("heping-2024")) == two_units.told(
        two_units.build("heping-2024")
    )


@pytest.mark.parametrize("name", BAD)
def test_every_error_says_how_to_repair_it(name: str, two_units: Workspace) -> None:
    two_units.lay(CASES / "bad" / name)
    report = two_units.check("heping-2024")
    assert [found for found in report.diagnostics if not found.hint] == []


def test_every_code_has_a_case() -> None:
    shown = {name.partition("-")[0] for name in BAD}
    assert {code.id for code in TABLE} - shown == set(ELSEWHERE)


@pytest.mark.parametrize("path", sorted((CASES / "bad").glob("*/expected.txt")), ids=str)
def test_every_message_can_be_shown_in_gbk(path: Path) -> None:
    assert printable(path.read_text("utf-8")).encode("gbk")


@pytest.mark.parametrize("name", GOOD)
def test_good_case_prints_what_was_typed(name: str, workspace: Workspace, golden: Golden) -> None:
    case = CASES / "good" / name
    shutil.rmtree(workspace.root / "specs")
    workspace.lay(CASES / "form")
    workspace.lay(case)
    form = (case / "form.txt").read_text("utf-8").strip() if (case / "form.txt").exists() else None
    report = workspace.build(form=form)
    assert [found for found in report.diagnostics if found.blocks] == []
    golden(case / "expected.txt", workspace.printed("/".join(filter(None, ("heping-2024", form)))))
