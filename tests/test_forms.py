"""Two invented forms, made as a form keeper makes them: a folder with form.yaml and Word files.

`anping-2025` has the structure of 2021, with 成本 as a 一级指标; `anping-ziping-2025` is a
self-evaluation with fields of its own for indicators and sources of money.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Workspace

FORMS = Path(__file__).parent / "forms"


@pytest.fixture
def anping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A ROOT with the two forms, the library, and a unit for each form; the working directory."""
    made = Workspace(tmp_path / "root")
    for folder in ("specs", "templates"):
        shutil.copytree(FORMS / folder, made.root / folder)
    shutil.copytree(REPOSITORY / "templates/指标库", made.root / "templates/指标库")
    monkeypatch.chdir(made.root)
    return made


def test_forms_specs_and_templates_are_right(anping: Workspace) -> None:
    assert anping.told(anping.check()) == ""


@pytest.mark.parametrize("folder", ["heping-2025", "heping-ziping-2025"])
def test_a_form_prints_its_unit(
    folder: str, anping: Workspace, golden: Callable[[Path, str], None]
) -> None:
    anping.build(folder)
    golden(FORMS / f"expected/{folder}.txt", anping.printed(folder))


def test_a_self_evaluation_is_printed_in_the_other_form(
    anping: Workspace, golden: Callable[[Path, str], None]
) -> None:
    report = anping.build("heping-ziping-2025", form="anping-2025")
    assert anping.told(report) == ""
    printed = anping.printed("heping-ziping-2025/anping-2025")
    golden(FORMS / "expected/heping-ziping-2025-in-anping-2025.txt", printed)


def test_what_the_self_evaluation_lacks_is_told(anping: Workspace) -> None:
    spec = anping.root / "specs/heping-ziping-2025/01-村道养护.yaml"
    text = spec.read_text("utf-8")
    changed = {
        "        实际完成值: 37.8万元\n": "",
        "  自评等级: 优\n": "  自评等级: 优秀\n",
        "    财政拨款: 33.30\n": "",
        "    - 措施: 每季度通报一次进度\n": "    - 责任人: 村镇建设办\n",
    }
    for old, new in changed.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    spec.write_text(text, "utf-8")
    assert anping.told(anping.check("heping-ziping-2025")) == (
        "F304 specs/heping-ziping-2025/01-村道养护.yaml:11:7\n"
        "    “养护总成本”的其他栏目缺少“实际完成值”\n"
        "    改法：本表样要求填写，写成这样：\n"
        "    成本指标:\n"
        "      养护总成本:\n"
        "        指标值: …\n"
        "        其他栏目:\n"
        "          实际完成值: …\n"
        "F304 specs/heping-ziping-2025/01-村道养护.yaml:40:9\n"
        "    “自评等级”：“优秀”不在选项里\n"
        "    改法：可以写：优、良、中、差\n"
        "F304 specs/heping-ziping-2025/01-村道养护.yaml:41:3\n"
        "    “执行数”里缺少“财政拨款”\n"
        "    改法：执行数:\n"
        "      财政拨款: …\n"
        "F304 specs/heping-ziping-2025/01-村道养护.yaml:51:7\n"
        "    “整改措施”第2行缺少“措施”\n"
        "    改法：在这一行下面写　措施: …\n"
    )
