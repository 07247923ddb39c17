"""The main job: the documents that real units published come out of their specs."""

from pathlib import Path

import pytest

from reportgen.pipeline import build
from reportgen.request import Request
from tests.docx_text import docx_text, tables

ROOT = Path(__file__).parent.parent
EXPECTED = Path(__file__).parent / "published"
FORMS = sorted(path.parent.name for path in (ROOT / "templates").glob("*/form.yaml"))
UNITS = sorted(path.stem for path in EXPECTED.glob("*.txt"))


def test_there_are_published_documents_to_compare() -> None:
    assert len(UNITS) >= 4


@pytest.mark.parametrize("unit", UNITS)
def test_document_reads_as_published(unit: str, tmp_path: Path) -> None:
    report = build(Request(ROOT, (f"specs/{unit}",)), tmp_path, lambda _: None)
    (made,) = report.made
    text = docx_text(made.path.read_bytes())
    assert text == (EXPECTED / f"{unit}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_every_unit_is_printed_in_every_form(form: str, tmp_path: Path) -> None:
    report = build(Request(ROOT, (), form), tmp_path, lambda _: None)
    names = {path.name for path in (ROOT / "specs").iterdir()}
    assert {made.path.parent.parent.name for made in report.made} == names
    assert {made.path.parent.name for made in report.made} == {form}
    for made in report.made:
        assert len(tables(made.path.read_bytes())) >= 1
