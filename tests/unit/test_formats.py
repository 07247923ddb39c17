import json
from textwrap import dedent

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.formats import FORMATS, Findings, printable

LINES = ("项目名称: 道路养护", "资金:", "  财政拨款: >=3")
FOUND = in_order(
    (
        Diagnostic(
            "Y101",
            "值以“>”开头",
            Place.span("specs/u/1.yaml", 3, 9, 3),
            "写成“≥3”\n或加引号",
            "道路养护",
        ),
        Diagnostic("B604", "“质量指标”下没有指标", Place("specs/u/1.yaml", 2, 1, 2, 3)),
        Diagnostic("B604", "小事", Place("specs/u/1.yaml", 2, 1, 2, 3), changed=Severity.INFO),
        Diagnostic("T405", "没有“年份”", Place("templates/a/表.docx", where="正文 表1 第2行第1列")),
    )
)
FINDINGS = Findings(FOUND, 3, {"specs/u/1.yaml": "01 道路养护"}, lambda _: LINES)


def lines(name: str, findings: Findings = FINDINGS) -> str:
    return "\n".join(line.rstrip() for line in FORMATS[name](findings)) + "\n"


def test_list_is_for_people() -> None:
    gap = " " * (100 - 11 - 14)
    assert lines("list") == f"01 道路养护{gap}specs/u/1.yaml\n" + dedent("""\
          请核实  “质量指标”下没有指标（第2行）
          必须改  值以“>”开头（第3行）
                    |
                  3 |   财政拨款: >=3
                    |             ^^^
                  改法：写成“≥3”
                        或加引号

        templates/a/表.docx
          必须改  没有“年份”（正文 表1 第2行第1列）

        3个项目：必须改 2，请核实 1，供参考 1（用 --output-format full 逐条看）
        """)


def test_full_underlines_every_place() -> None:
    assert lines("full").startswith(
        dedent("""\
        请核实 B604 “质量指标”下没有指标
          --> specs/u/1.yaml:2:1
            |
          2 | 资金:
            | ^^^^

        供参考 B604 小事
        """)
    )


def test_concise_is_one_line_a_finding() -> None:
    assert lines("concise") == dedent("""\
        specs/u/1.yaml:2:1: B604 请核实 “质量指标”下没有指标
        specs/u/1.yaml:2:1: B604 供参考 小事
        specs/u/1.yaml:3:9: Y101 必须改 值以“>”开头
        templates/a/表.docx（正文 表1 第2行第1列）: T405 必须改 没有“年份”
        """)


def test_json_keeps_every_finding() -> None:
    found = json.loads(lines("json"))
    assert found["schema_version"] == 1
    assert found["counts"] == {"error": 2, "warning": 1, "info": 1}
    assert found["diagnostics"][2] == {
        "file": "specs/u/1.yaml",
        "line": 3,
        "column": 9,
        "end_line": 3,
        "end_column": 12,
        "code": "Y101",
        "rule": "special-start",
        "severity": "error",
        "message": "值以“>”开头",
        "hint": "写成“≥3”\n或加引号",
        "project": "道路养护",
    }


def test_nothing_found_is_said() -> None:
    assert lines("list", Findings((), 2, {}, lambda _: ())) == "2个项目：没有发现问题\n"


def test_what_acts_on_a_terminal_is_shown_not_sent() -> None:
    assert printable("红\x1b[31m色\u202e　\n") == "红<U+001B>[31m色<U+202E>　\n"
