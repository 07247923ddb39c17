"""The documents say what the program does: keys, words, commands and transcripts."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument

from reportgen import codes, console, layout, summary
from reportgen.cli import app
from reportgen.diagnostics import Place
from reportgen.expression import FILTERS, LOOP_WORDS, TESTS
from reportgen.form import Form, LoadedForm, load_form
from reportgen.form.categories import CategoryRule
from reportgen.form.model import Document
from reportgen.form.own import Column, OwnField, OwnFields
from reportgen.form.style import IndicatorStyle, NoSign, Rounding, TargetStyle
from reportgen.form.weights import Weights
from reportgen.model import Indicator, Project, Unit, Written
from reportgen.model.binding import keys_of
from reportgen.word.fields import Leaf, Record, Rows
from tests.docx_text import docx_text

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
FORM_PAGES = ("docs/forms.md", "docs/forms.zh-CN.md")
COMMANDS = ("pip install -e . && reportgen build", "pip install -e '.[dev]' && pytest")
MODELS: dict[str, type[Written]] = {"Unit": Unit, "Project": Project, "Indicator": Indicator}
FORM_MODELS: dict[str, type[Written]] = {
    "Form": Form,
    "CategoryRule": CategoryRule,
    "Rounding": Rounding,
    "IndicatorStyle": IndicatorStyle,
    "TargetStyle": TargetStyle,
    "NoSign": NoSign,
    "Weights": Weights,
    "OwnFields": OwnFields,
    "OwnField": OwnField,
    "Column": Column,
    "Document": Document,
}
LOOPS = {
    "项目列表": "项目",
    "项目.指标行": "行",
    "项目.指标组": "组",
    "组.二级组": "类",
    "类.指标行": "行",
    "项目.资金支出计划": "点",
    "单位.年度主要任务": "任务",
    "提示": "条",
    "汇总.项目": "项",
    "情况说明": "明",
    "测算.行": "算",
    "预算.部分": "部",
    "部.行": "行",
    "整体.任务": "任",
    "整体.指标": "标",
    "附录": "填",
}


@pytest.mark.parametrize("name", READMES)
def test_a_readme_begins_with_the_two_commands(name: str) -> None:
    title, sentence, rest = text(name).split("\n\n", 2)
    assert title.startswith("# ")
    assert "\n" not in sentence
    assert rest.startswith("".join(f"```sh\n{command}\n```\n\n" for command in COMMANDS))


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", READMES)
def test_a_readme_lists_exactly_the_keys_of_the_model(name: str, model: str) -> None:
    assert table(name, f"keys: {model}") == list(keys_of(MODELS[model]))


@pytest.mark.parametrize("model", FORM_MODELS)
@pytest.mark.parametrize("name", FORM_PAGES)
def test_the_forms_pages_list_exactly_the_keys_of_a_form(name: str, model: str) -> None:
    assert table(name, f"keys: {model}") == list(keys_of(FORM_MODELS[model]))


@pytest.mark.parametrize("name", ["docs/forms.md", "docs/templates.md"])
def test_the_pages_in_both_languages_list_exactly_the_words_of_a_template(name: str) -> None:
    listed = table(name, "words")
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == offered("pingluo-2023")


def test_the_summary_page_lists_exactly_the_words_of_its_template() -> None:
    assert table("docs/summary.md", "words") == list(named(summary.FIELDS, "", set()))


@pytest.mark.parametrize(("what", "words"), [("filters", FILTERS), ("tests", TESTS)])
def test_the_templates_page_lists_exactly_the_filters_and_tests(
    what: str, words: tuple[str, ...]
) -> None:
    assert sorted(table("docs/templates.md", what)) == sorted(words)


def test_the_templates_page_names_the_words_of_a_loop() -> None:
    page = text("docs/templates.md")
    assert [word for word in LOOP_WORDS if f"`loop.{word}`" not in page] == []


@pytest.mark.parametrize("name", READMES)
def test_the_transcripts_of_a_readme_are_what_is_printed(
    name: str,
    example: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    followed(name, example, request, capsys)
    assert {"--help", "build", "check", "show", "new"} <= commands(text(name))


@pytest.mark.parametrize("name", FORM_PAGES)
def test_a_form_is_made_in_an_empty_folder_by_following_the_page(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    template = tmp_path / "templates/heping-2025/绩效目标表.docx"
    template.parent.mkdir(parents=True)
    drawn(text(name)).save(str(template))
    followed(name, tmp_path, request, capsys)
    (document,) = (tmp_path / "output/heping-zhen-2025").glob("*[!总].docx")
    assert docx_text(document.read_bytes()) == PRINTED
    assert {"new", "check", "build"} <= commands(text(name))


PRINTED = """\
和平县和平镇人民政府项目支出绩效目标表（2025年度）
项目名称 | 村道养护 | 资金（万元） | 40.50
年度总体目标 | 养护全镇村道24公里，方便群众出行。 | 主管部门 | \n\
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 养护村道里程 | 24公里
[↑] | 质量指标 | 养护合格率 | ≥95%
满意度指标 | 服务对象满意度指标 | 沿线群众满意度 | ≥90%
"""


def drawn(page: str) -> DocxDocument:
    """The Word document that a page draws: a paragraph for each line, a table for a table."""
    document = docx.Document()
    lines = page.partition("<!-- word -->\n")[2].partition("<!-- /word -->")[0].splitlines()
    for is_table, group in groupby(filter(None, lines), lambda line: line.startswith("|")):
        if not is_table:
            for line in group:
                document.add_paragraph(line.strip("`"))
            continue
        rows = [[cell.strip(" `") for cell in row.strip("|").split("|")] for row in [*group][2:]]
        table = document.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for cell, said in zip(table.rows[number].cells, row, strict=True):
                cell.text = said
    return document


def followed(
    name: str, root: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does what a page says, in its order, and compares what is printed with the page."""
    page = text(name)
    for language, block in blocks(page):
        if language == "console":
            page = page.replace(block, "".join(transcript(block, capsys)))
        else:
            write(root, language, block)
    if request.config.getoption("--update-golden", default=False):
        (ROOT / name).write_text(page, encoding="utf-8")
    assert text(name) == page


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh clone to follow the README in; the working directory."""
    others = shutil.ignore_patterns("heping-*")
    for folder in ("specs", "templates", "schemas"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=others)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_a_readme_lists_every_business_rule(name: str) -> None:
    rules = [code.id for code in codes.TABLE if code.id.startswith("B")]
    assert sorted(set(re.findall(r"\bB6\d\d\b", text(name)))) == rules


def test_ci_runs_what_the_readme_says() -> None:
    script = text(".ci/run")
    assert [command for command in COMMANDS if f'run "{command}"\n' not in script] == []
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o100


def test_ci_checks_the_published_tables_against_the_known_findings() -> None:
    command = "reportgen check --baseline .ci/baseline.json"
    assert f'run "{command}"\n' in text(".ci/run")
    assert f"entry: {command}\n" in text(".pre-commit-config.yaml")
    assert f"`{command} --update-baseline`" in text("CONTRIBUTING.md")


def test_the_house_in_contributing_is_the_one_that_is_linted() -> None:
    drawn = text("CONTRIBUTING.md").partition("## The house")[2].split("```")[1].strip()
    contract, *_ = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    assert [line.partition("  ")[0] for line in drawn.splitlines()] == contract["layers"]


def test_contributing_shows_every_key_of_a_form() -> None:
    page = text("CONTRIBUTING.md")
    assert [key for key in keys_of(Form) if f"`{key}`" not in page] == []


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def table(name: str, mark: str) -> list[str]:
    """The first column of the table behind `<!-- mark -->`, without backticks and stars."""
    page = text(name)
    assert page.count(f"<!-- {mark} -->") == 1
    rows = page.partition(f"<!-- {mark} -->")[2].strip().partition("\n\n")[0].splitlines()
    return [match[1] for row in rows if (match := re.match(r"\| `([^`]+)`( \*)? \|", row))]


def offered(form_id: str) -> set[str]:
    """Every word that documents for the unit and for a project may use, by its usual loop name."""
    form = loaded(form_id).form
    return {
        word
        for scope in ("单位", "项目")
        for word in named(layout.fields(form, scope), "", set(form.sources))
    }


def named(record: Record, within: str, sources: set[str]) -> Iterator[str]:
    for name, kind in record.fields.items():
        path = f"{within}.{name}" if within else name
        if isinstance(kind, Leaf):
            yield f"{within}.〈资金来源〉" if name in sources else path
        elif isinstance(kind, Rows):
            yield path
            yield from named(kind.item, LOOPS[path], sources)
        else:
            yield from named(kind, path, sources) if kind.fields else (f"{path}.〈栏目〉",)


def loaded(form_id: str) -> LoadedForm:
    def fetch(path: str) -> bytes | None:
        file = ROOT / path
        return file.read_bytes() if file.is_file() else None

    form, found = load_form(form_id, fetch, (form_id,), Place("unit.yaml"))
    assert form is not None, found
    return form


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The code blocks that are a file to write, a change to make or a transcript."""
    for match in re.finditer(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if match[1] in {"console", "diff"} or match[2].startswith(("# specs/", "# templates/")):
            yield match[1], match[2]


def commands(page: str) -> set[str]:
    return set(re.findall(r"^\$ reportgen (\S+)", page, re.MULTILINE))


def write(root: Path, language: str, block: str) -> None:
    """Writes the file whose name is the first line, or changes one line of the example."""
    if language == "yaml":
        path = root / block.splitlines()[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, encoding="utf-8")
        return
    old, new = (line[1:] for line in block.splitlines())
    (spec,) = (root / "specs" / "heping-2024").glob("01-*.yaml")
    before = spec.read_text(encoding="utf-8")
    assert before.count(old) == 1
    spec.write_text(before.replace(old, new), encoding="utf-8")


def transcript(block: str, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    """What a terminal shows when the commands of the block are run."""
    code = 0
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        yield f"$ {command}\n"
        if command == "echo $?":
            yield f"{code}\n"
            continue
        run = partial(app, command.split()[1:], "reportgen", standalone_mode=False)
        code = console.guarded(run)
        yield capsys.readouterr().out
