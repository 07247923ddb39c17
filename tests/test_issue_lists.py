"""问题清单 for the bureau: a workbook and a document, the same bytes every time."""

import io
import time
from pathlib import Path

import openpyxl
import pytest

from reportgen.formats.issues import HEADS, TITLE
from reportgen.issue_document import issue_document
from reportgen.issue_sheet import issue_sheet
from tests.conftest import ROADS, UNIT, Ran, Workspace
from tests.docx_text import docx_text

BAD = (
    ROADS.replace("资金:\n", "资金:\n  年度资金总额: 40\n").replace("满意度: ≥90%", "满意度:")
    + "情况说明:\n  资金合计不符: =另有<结转>&其他\n测算:\n  养护: 18村 × 1万元/村\n"
)
UNIT_NAME = "平安县和平镇人民政府 2024年"
ROWS = [
    (
        *("1", UNIT_NAME, "01 村级道路养护", "资金/年度资金总额"),
        "［必须改］年度资金总额40，各来源相加36.00，差4.00万元（第3行）",
        "财预〔2015〕88号的项目支出绩效目标申报表：“年度资金总额”和“其中”各行",
        "核对各来源；来源没错就删去“年度资金总额”这一行，由来源相加得出",
        *("=另有<结转>&其他", ""),
    ),
    (
        *("2", UNIT_NAME, "01 村级道路养护", "绩效指标/服务对象满意度指标/群众满意度"),
        "［必须改］服务对象满意度指标“群众满意度”没有填指标值（第10行）",
        "财预〔2015〕88号：指标要“细化量化”；预算管理一体化系统的提示“指标值为必录项”",
        "补上指标值；没有这个指标就删去这一行",
        *("", ""),
    ),
    (
        *("3", UNIT_NAME, "01 村级道路养护", "测算/养护"),
        (
            "［必须改］测算和预算对不上，差22万元\n"
            "测算：养护：18村 × 1万元/村，合计18万元（第14行）；资金：40万元（第3行）"
        ),
        "财预〔2015〕88号：绩效目标要与资金额“相应匹配”",
        "预算已调整，改测算；测算没错，资金应为18万元",
        *("", ""),
    ),
]


def cells(data: bytes) -> list[tuple[str, ...]]:
    """The rows of a workbook below its title."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.cell(1, 1).value == TITLE
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    return [tuple(str(c or "") for c in row) for row in sheet.iter_rows(2, values_only=True)]


def test_a_workbook_lists_what_was_found_and_what_was_said(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", BAD)
    ran = workspace.run("check", "--output-format", "xlsx")
    assert ran == Ran(1, "写出 output/问题清单.xlsx\n", "")
    data = (workspace.root / "output/问题清单.xlsx").read_bytes()
    assert cells(data) == [HEADS, *ROWS]


def test_a_document_lists_the_same(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", BAD)
    ran = workspace.run("check", "--output-format", "docx", "--out", "清单/问题.docx", "--strict")
    assert ran == Ran(1, "写出 清单/问题.docx\n", "")
    text = docx_text((workspace.root / "清单/问题.docx").read_bytes())
    assert text.startswith(f"{TITLE}\n")
    lines = [line for row in (HEADS, *ROWS) for cell in row for line in cell.split("\n")]
    assert [line for line in lines if line not in text] == []


def test_what_is_said_of_the_unit_is_listed_under_the_unit(workspace: Workspace) -> None:
    workspace.unit(UNIT + "标题单位: 和平镇2023年\n")
    workspace.run("check", "--output-format", "xlsx", "--out", "单位.xlsx")
    _, row = cells((workspace.root / "单位.xlsx").read_bytes())
    assert row[1:5] == (
        *(UNIT_NAME, "整个单位（unit.yaml）", "标题单位"),
        "［请核实］“标题单位”里写的是2023年，unit.yaml 的年度是2024年（第6行）",
    )
    card = workspace.run("check", "--output-format", "md").out
    assert "### 整个单位（unit.yaml）\n" in card


def test_a_list_of_nothing_is_a_head(workspace: Workspace) -> None:
    workspace.run("check", "--output-format", "xlsx", "--out", "空.xlsx")
    assert cells((workspace.root / "空.xlsx").read_bytes()) == [HEADS]


def test_text_is_never_a_formula_and_bytes_know_no_clock() -> None:
    row = ("=1+1", "+1", "-1", "@A1", "<b>", "甲\n乙", "　", "", "长" * 40_000)
    data = issue_sheet(TITLE, HEADS, [row])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    typed = [(cell.value, cell.data_type, bool(cell.quotePrefix)) for cell in sheet[3]][:5]
    assert typed == [
        *(("=1+1", "s", True), ("+1", "s", True), ("-1", "s", True), ("@A1", "s", True)),
        ("<b>", "s", False),
    ]
    document = issue_document(TITLE, HEADS, [row])
    time.sleep(2.1)  # two seconds are what a zip file can tell apart
    assert issue_sheet(TITLE, HEADS, [row]) == data
    assert issue_document(TITLE, HEADS, [row]) == document


def test_a_file_is_written_for_lists_alone(workspace: Workspace) -> None:
    said = "--out 只和 --output-format xlsx、docx 一起用\n"
    assert workspace.run("check", "--out", "问题.txt") == Ran(2, "", said)


@pytest.mark.parametrize("style", ["xlsx", "docx"])
def test_a_list_that_cannot_be_written_is_said(workspace: Workspace, style: str) -> None:
    Path(f"挡着.{style}").mkdir()
    ran = workspace.run("check", "--output-format", style, "--out", f"挡着.{style}")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err == f"挡着.{style} 写不进去：有同名的文件或文件夹挡着；"
        "移走挡着的文件或文件夹，再运行一次\n"
    )


def test_a_file_is_named_after_its_format(workspace: Workspace) -> None:
    ran = workspace.run("check", "--output-format", "docx", "--out", "a.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "--out 的文件名要以 .docx 结尾，写的是“a.xlsx”\n"
