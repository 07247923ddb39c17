import pytest

from reportgen.proving import form_findings
from reportgen.shelf import Shelf
from reportgen.stock import Stock
from tests.conftest import Workspace
from tests.reading_specs import FORM

NAME = "{{ 单位.单位名称 }}"


def found(text: str = FORM, library: str = "") -> list[str]:
    """What is said of the form and the library, templates aside."""
    files = {"templates/a/form.yaml": text.encode()}
    if library:
        files["templates/指标库/共性.yaml"] = library.encode()
    said = form_findings(Shelf(Stock(files, {})))
    return [f"{d.code} {d.place.line} {d.message}" for d in said if d.code != "T401"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("{{ 单位.单位名秤 }}", "没有“单位名秤”这个词；是不是想写“单位名称”？"),
        ("{{ 项目.项目名称 }}", "这里没有“项目”这个词；“项目名称”要从列表“项目列表”里逐个取"),
        ("{{ 单位.年度|美元 }}", "“|”后面没有“美元”这个词；是不是想写“元”？"),
        ("{{ 单位.年度", "写法有误"),
        ("{{ 单位 }}", "“单位”下面还有词，不能直接打印"),
        (
            "{% for 项目 in 项目列表 %}{% if 项目.序号 %}{{ 项目.序好 }}{% endif %}{% endfor %}",
            "没有“序好”这个词；是不是想写“序号”？",
        ),
    ],
)
def test_a_file_name_is_proven_without_any_unit(name: str, problem: str) -> None:
    assert found(FORM.replace(NAME, name)) == [f"F305 8 文件名的写法有误：{problem}"]


@pytest.mark.parametrize(
    "name",
    [
        "绩效目标表",
        "{{ 单位.标题单位 }}{{ 单位.年度 }}年",
        "{% for 项目 in 项目列表 %}{% if loop.first %}{{ 项目.项目名称 }}{% endif %}{% endfor %}",
    ],
)
def test_a_file_name_that_is_right(name: str) -> None:
    assert found(FORM.replace(NAME, name)) == []


def rows(target: str) -> str:
    return f"  成本指标:\n    预算数:\n      指标值: ≤{{{{ {target} }}}}\n"


@pytest.mark.parametrize("word", ["年度", "项目期", "单位名称", "其他资金|万元", "年度资金总额"])
def test_targets_of_the_library_and_of_a_form_that_are_right(word: str) -> None:
    assert found(f"{FORM}共性指标:\n{rows(word)}", f"绩效指标:\n{rows(word)}") == []


def test_targets_of_the_library_and_of_a_form_are_proven_without_any_unit() -> None:
    said = "指标“预算数”的指标值算不出来：没有“资金总数”这个词；是不是想写“年度资金总额”？"
    wrong = rows("资金总数|万元")
    assert found(f"{FORM}共性指标:\n{wrong}", f"绩效指标:\n{wrong}") == [
        f"F305 11 {said}",
        f"F305 3 {said}",
    ]


def test_what_a_unit_finds_too_is_said_once(workspace: Workspace) -> None:
    workspace.form("a", FORM.replace(NAME, "{{ 单位.单位名秤 }}"))
    unit = workspace.root / "specs" / "heping-2024" / "unit.yaml"
    workspace.unit(unit.read_text("utf-8").replace("pingluo-2023", "a"))
    workspace.write("templates/指标库/错.yaml", f"绩效指标:\n{rows('年度资金总数|万元')}")
    project = unit.with_name("01-村级道路养护.yaml")
    workspace.project("01-村级道路养护", f"{project.read_text('utf-8')}共性指标:\n  - 预算数\n")
    said = [found for found in workspace.check().diagnostics if found.code == "F305"]
    assert sorted(found.place.file for found in said) == [
        "templates/a/form.yaml",
        "templates/指标库/错.yaml",
    ]


LOOP = "{%p for 项目 in 项目列表 %}\n{{ 项目.资金.WORD }}\n{%p endfor %}\n"
OWN = FORM.replace("表.docx", "单.docx").partition("文档:\n")[2] + "    范围: 项目\n"


@pytest.mark.parametrize(
    ("words", "documents", "said"),
    [
        (("年度资金总额",), "", []),
        (("财政拨款", "其他资金"), "", []),
        (("财政拨款",), "", ["T408 表样有资金来源“其他资金”，模板没有印它"]),
        (("财政拨款",), OWN, []),
    ],
    ids=["the total alone", "all", "one of two", "the other in another document"],
)
def test_a_source_that_no_template_prints_is_told(
    words: tuple[str, ...], documents: str, said: list[str], workspace: Workspace
) -> None:
    template = "".join(LOOP.replace("WORD", word) for word in words)
    workspace.form("a", FORM + documents, template)
    workspace.write("templates/a/单.docx.txt", "{{ 项目.资金.其他资金 }}")
    told = [f for f in workspace.check().diagnostics if f.place.file.startswith("templates/a/")]
    assert [f"{found.code} {found.message}" for found in told] == said
