import json
from textwrap import dedent

import pytest

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, Place, Repair, in_order
from reportgen.formats import FORMATS, About, Findings, Head, printable
from reportgen.review import grade

INFO, WARN, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR

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
          必须改  值以“>”开头（第3行）
                    |
                  3 |   财政拨款: >=3
                    |             ^^^
                  改法：写成“≥3”
                        或加引号
          请核实  “质量指标”下没有指标（第2行）
                  改好以后再查别的

        templates/a/表.docx
          必须改  没有“年份”（正文 表1 第2行第1列）

        供参考：二级指标下没有指标 1
        3个项目：必须改 2，请核实 1，供参考 1（用 --output-format full 逐条看）
        请核实的没有错，就在“情况说明”里写理由；每一条的名称用 --output-format full 看
        """)


def test_full_underlines_every_place() -> None:
    assert lines("full").startswith(
        dedent("""\
        请核实 B604 “质量指标”下没有指标
          --> specs/u/1.yaml:2:1
            |
          2 | 资金:
            | ^^^^
          名称：二级指标下没有指标（不用改的，情况说明里写这个名称）

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
        "field": "",
        "answer": None,
    }


def test_nothing_found_is_said() -> None:
    assert lines("list", Findings((), 2, {}, lambda _: ())) == "2个项目：没有发现问题\n"


def test_what_acts_on_a_terminal_is_shown_not_sent() -> None:
    assert printable("红\x1b[31m色\u202e　\n") == "红<U+001B>[31m色<U+202E>　\n"


MANY = tuple(
    Diagnostic(
        "B604" if n < 12 else "B607", f"第{n}条", Place.span(f"specs/u/{n % 3}.yaml", n, 1, 2)
    )
    for n in range(25)
)
HOSTILE = "::error::x,y:%0A\n| <b>&amp; @all #12 [a](http://e.cn) www.e.cn `c` *d*"


def test_unfinished_is_one_finding() -> None:
    empty = tuple(
        Diagnostic("B604", f"“{n}”没有值", Place.span("specs/u/1.yaml", n, 3, 2))
        for n in range(4, 9)
    )
    goal = Diagnostic("B607", "目标没有写", Place.span("specs/u/1.yaml", 2, 1, 2), "写上目标")
    assert lines("list", Findings((goal, *empty), 1, {}, lambda _: ())) == dedent("""\
        specs/u/1.yaml
          必须改  这个项目还没有写完（第2、4、5、6、7、8行）
                  目标里有没填的内容 1处，二级指标下没有指标 5处
                  改法：先把内容填齐，再看别的；逐条看用 --output-format concise

        1个项目：必须改 1，请核实 0，供参考 0
        """)


def test_unfinished_is_one_block_beside_what_else_is_found() -> None:
    empty = tuple(
        Diagnostic("B604", f"“{n}”没有值", Place.span("specs/u/1.yaml", n, 3, 2))
        for n in range(4, 9)
    )
    code = Diagnostic("B632", "编码太短", Place.span("specs/u/1.yaml", 2, 1, 2), "补上")
    assert lines("full", Findings((code, *empty), 1, {}, lambda _: ())) == dedent("""\
        请核实 这个项目还没有写完（第4、5、6、7、8行）
          --> specs/u/1.yaml:4:3
          二级指标下没有指标 5处
          改法：先把内容填齐，再看别的；逐条看用 --output-format concise

        请核实 B632 编码太短
          --> specs/u/1.yaml:2:1
          改法：补上
          名称：项目编码不合规则（不用改的，情况说明里写这个名称）

        1个项目：必须改 0，请核实 2，供参考 0
        """)


def test_one_cause_has_one_repair_and_not_too_many_lines() -> None:
    found = tuple(
        Diagnostic("B690", f"第{n}个", Place.span("specs/u/1.yaml", n, 1, 1), "统一", changed=WARN)
        for n in range(1, 8)
    )
    assert lines("list", Findings(found, 1, {}, lambda _: ())) == dedent("""\
        specs/u/1.yaml
          请核实  第1个（第1行）
                  第2个（第2行）
                  第3个（第3行）
                  第4个（第4行）
                  第5个（第5行）
                  ……还有2处
                  改法：统一

        1个项目：必须改 0，请核实 7，供参考 0
        """)


@pytest.mark.parametrize("name", ["list", "md"])
def test_a_line_that_the_message_names_is_not_named_again(name: str) -> None:
    place = Place.span("specs/u/1.yaml", 9, 1, 1)
    found = (
        Diagnostic("B665", "2个有分值：“甲”（第9行）、“乙”（第12行）", place, "删去"),
        Diagnostic("B665", "第9行以外的“丙”没有分值", place, "补上"),
    )
    told = lines(name, Findings(found, 1, {}, lambda _: ()))
    assert "“甲”（第9行）、“乙”（第12行）\n" in told.replace(
        "　扣5分（完整性·规范完整）　改法：删去", ""
    )
    assert "第9行以外的“丙”没有分值（第9行）" in told


def test_github_shows_as_many_as_the_platform_keeps_and_one_of_each_file_first() -> None:
    told = lines("github", Findings(MANY, 3, {}, lambda _: ())).splitlines()
    assert [line.partition(" ")[0] for line in told] == [
        *["::error"] * 10,
        "另有",
        *["::warning"] * 10,
        "另有",
        "3个项目：必须改",
    ]
    assert told[10] == "另有 3 条必须改没有列出，用 reportgen check 看"
    first = "file=specs/u/0.yaml,line=12,endLine=12,col=1,endColumn=3"
    assert told[0] == f"::error title=B607 goal-placeholder,{first}::第12条"
    assert [line.partition("file=")[2][8] for line in told[:3]] == ["0", "1", "2"]


def test_github_annotations_cannot_be_forged() -> None:
    place = Place.span("specs/a,b:c%/甲\n::error::.yaml", 1, 1, 1)
    found = Findings((Diagnostic("B607", HOSTILE, place),), 1, {}, lambda _: ())
    annotation, counts = lines("github", found).splitlines()
    assert annotation == (
        "::error title=B607 goal-placeholder,file=specs/a%2Cb%3Ac%25/甲%0A%3A%3Aerror%3A%3A.yaml,"
        "line=1,endLine=1,col=1,endColumn=2::::error::x,y:%250A%0A"
        "| <b>&amp; @all #12 [a](http://e.cn) www.e.cn `c` *d*"
    )
    assert counts == "1个项目：必须改 1，请核实 0，供参考 0"


def test_sarif_has_rules_places_suppressions_and_fixes() -> None:
    place = Place.span("specs/u/甲 乙.yaml", 3, 5, 2)
    repair = Repair(place, ">=", "≥")
    found = (
        Diagnostic("B602", "差1元", place, "改", "甲", field="测算", answer="已核"),
        Diagnostic("B690", "写法", place, repairs=(repair,)),
    )
    about = {"B602": About("查测算", "因为", "错", "对"), "B690": About("查写法", "因", "错", "对")}
    log = json.loads(lines("sarif", Findings(found, 1, {}, lambda _: (), about=about.__getitem__)))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert run["tool"]["driver"]["rules"][0] == {
        "id": "B602",
        "name": "arith-budget",
        "shortDescription": {"text": "测算和预算对不上"},
        "fullDescription": {"text": "查测算"},
        "help": {"text": "查测算\n为什么：因为\n错误写法：错\n正确写法：对"},
        "defaultConfiguration": {"level": "error"},
    }
    artifact = {"uri": "specs/u/%E7%94%B2%20%E4%B9%99.yaml", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 7}
    assert run["results"] == [
        {
            "ruleId": "B602",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "差1元\n改法：改"},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": artifact, "region": region},
                    "logicalLocations": [
                        {"fullyQualifiedName": "甲"},
                        {"fullyQualifiedName": "测算"},
                    ],
                }
            ],
            "suppressions": [{"kind": "inSource", "status": "accepted", "justification": "已核"}],
        },
        {
            "ruleId": "B690",
            "ruleIndex": 1,
            "level": "note",
            "message": {"text": "写法"},
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
            "fixes": [
                {
                    "artifactChanges": [
                        {
                            "artifactLocation": artifact,
                            "replacements": [
                                {"deletedRegion": region, "insertedContent": {"text": "≥"}}
                            ],
                        }
                    ]
                }
            ],
        },
    ]


def test_the_report_card_grades_every_project_and_says_how() -> None:
    file = "specs/u/01-甲.yaml"
    found = (
        Diagnostic("B602", "差1元\n甲：2元", Place.span(file, 3, 1, 2), "改测算", "甲"),
        Diagnostic("B604", "没有值", Place.span(file, 9, 1, 2), "补上", "甲"),
        Diagnostic("B604", "写法", Place.span(file, 9, 1, 2), "", "甲", INFO),
        Diagnostic("B604", "空行", Place.span(file, 10, 1, 2), "补上", "甲", answer="公益项目"),
    )
    units = {"specs/u": Head("和平镇 2024年", 3), "specs/v": Head("安和镇 2024年", 2)}
    told = lines("md", Findings(found, 5, {file: "01 甲"}, lambda _: (), units))
    _, _, told = told.partition("由审核人定。\n")
    headings = "完整性20 | 相关性30 | 适当性30 | 可行性20"
    assert told == dedent(f"""\

        ## 和平镇 2024年　3个项目

        | 项目 | 建议等级 | 得分 | {headings} | 必须改 | 请核实 | 供参考 | 已说明 |
        |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        | 01 甲 | 中 | 93 | 18 | 30 | 25 | 20 | 1 | 1 | 1 | 1 |

        其余2个项目没有发现问题：优（100分）。

        ### 01 甲：中（93分，但有必须改的，要改好重报）

        - **必须改** 差1元（第3行）<br>甲：2元　扣5分（适当性·资金匹配）　改法：改测算
        - **请核实** 没有值（第9行）　扣2分（完整性·规范完整）　改法：补上
        - 已说明：空行（第10行）　**单位说明**：公益项目
        - 供参考 1 条，不扣分


        ## 安和镇 2024年　2个项目：都是优，没有发现问题

        5个项目：必须改 1，请核实 1，供参考 1，已说明 1（用 --output-format full 逐条看）
        """)


def test_the_report_card_shows_hostile_text_and_does_nothing_with_it() -> None:
    diagnostic = Diagnostic("B607", HOSTILE, Place("specs/u/1.yaml"), answer=HOSTILE)
    told = lines("md", Findings((diagnostic,), 1, {}, lambda _: ()))
    safe = (
        "::error::x,y:％0A<br>\\| &lt;b&gt;＆amp; ＠all ＃12 \\[a\\](http：//e.cn) www．e.cn "
        "\\`c\\` \\*d\\*"
    )
    assert f"- 已说明：{safe}　**单位说明**：{safe}\n" in told


@pytest.mark.parametrize(
    ("codes", "name", "total"),
    [
        ((), "优", 100),
        (("B604",) * 4, "优", 92),
        (("B602",), "中", 95),
        (("B605", "B604", "B604", "B604", "B606"), "差", None),
        (("B601",) * 9, "中", 85),
        (("S202", "B604"), "差", None),
    ],
)
def test_a_grade_follows_from_what_is_found(
    codes: tuple[str, ...], name: str, total: int | None
) -> None:
    given = grade([Diagnostic(code, "", Place("a", n)) for n, code in enumerate(codes)])
    assert (given.name, given.total if given.scored else None) == (name, total)


def test_the_report_card_gives_no_points_where_not_everything_was_looked_at() -> None:
    broken, begun = "specs/u/01-甲.yaml", "specs/u/02-乙.yaml"
    found = (
        Diagnostic("S202", "不认识“资经”", Place.span(broken, 3, 1, 2), "改", "甲"),
        Diagnostic("B604", "空行", Place.span(broken, 9, 1, 2), "补上", "甲"),
        *(Diagnostic("B604", "空行", Place.span(begun, n, 1, 2), "补上", "乙") for n in range(5)),
    )
    titles = {broken: "01 甲", begun: "02 乙"}
    units = {"specs/u": Head("和平镇 2024年", 2)}
    told = lines("md", Findings(found, 2, titles, lambda _: (), units)).splitlines()
    assert told[2].endswith(
        "没有写完或者做不出文档的为差，没有查全，不打分。等级是建议，由审核人定。"
    )
    assert told[8:10] == [
        "| 01 甲 | 差 | — | — | — | — | — | 1 | 1 | 0 | 0 |",
        "| 02 乙 | 差 | — | — | — | — | — | 0 | 5 | 0 | 0 |",
    ]
    assert told[11:15] == [
        "### 01 甲：差（有写法或结构的错误，文档做不出来，业务检查没有做全，不打分）",
        "",
        "- **必须改** 不认识“资经”（第3行）　改法：改",
        "- **请核实** 空行（第9行）　改法：补上",
    ]
    assert told[16] == "### 02 乙：差（还没有写完，不打分）"


def test_the_report_card_grades_no_project_of_a_unit_that_was_not_read() -> None:
    file = "specs/u/01-甲.yaml"
    found = (
        Diagnostic("Y004", "零宽空格", Place.span(file, 3, 1, 2), "删去", "甲"),
        Diagnostic("S203", "缺少“年度”", Place("specs/u/unit.yaml")),
    )
    units = {"specs/u": Head("u", 3, checked=False), "specs/v": Head("v", 1, checked=False)}
    told = lines("md", Findings(found, 4, {file: "01 甲"}, lambda _: (), units))
    assert "| 01 甲 | — | — | — | — | — | — | 0 | 1 | 0 | 0 |\n" in told
    why = "unit.yaml或表样有错误，业务检查没有做；改好以后再评"
    assert f"\n其余2个项目：{why}。\n" in told
    assert f"\n## v　1个项目：{why}\n" in told


def test_what_is_known_and_what_is_gone_is_said() -> None:
    found = Findings((), 2, {}, lambda _: (), known=3, stale=("甲　year　年度",))
    assert lines("list", found) == dedent("""\
        2个项目：没有新的问题（基线里原有的 3 条不计）
        基线里有 1 条已经没有了，用 --update-baseline 更新：
          甲　year　年度
        """)


def test_what_many_projects_share_is_said_once() -> None:
    found = [
        Diagnostic(
            "B604", f"“{name}”是空行", Place.span(f"specs/u/{n}.yaml", line, 3, 2), "补上", f"{n}"
        )
        for n in range(1, 6)
        for line, name in ((8, "生态效益"), (9, "经济效益"))[: 1 + n % 2]
    ]
    found += [
        Diagnostic("B606", "没有钱", Place.span(f"specs/u/{n}.yaml", 2, 1, 2), "填", f"{n}", ERROR)
        for n in range(1, 5)
    ]
    one = Diagnostic("B605", "没有值", Place.span("specs/u/2.yaml", 5, 3, 2), "补上", "2")
    titles = {f"specs/u/{n}.yaml": f"0{n} 甲" for n in range(1, 6)}
    units = {"specs/u": Head("和平镇 2024年", 5)}
    told = lines("list", Findings(in_order((*found, one)), 5, titles, lambda _: (), units))
    assert told == (
        f"02 甲{' ' * 81}specs/u/2.yaml\n"
        "  请核实  没有值（第5行）\n"
        "          改法：补上\n\n"
        f"和平镇 2024年　几个项目都有的{' ' * 64}specs/u\n"
        "  必须改  没有钱：01 02 03 04\n"
        "          改法：填\n"
        "  请核实  “生态效益”是空行：01 02 03 04 05\n"
        "          “经济效益”是空行：01 03 05\n"
        "          改法：补上\n\n"
        "5个项目：必须改 4，请核实 9，供参考 0\n"
        "请核实的没有错，就在“情况说明”里写理由；每一条的名称用 --output-format full 看\n"
    )


def test_what_few_projects_share_or_only_the_rule_is_said_of_each() -> None:
    def shown(found: list[Diagnostic]) -> str:
        return lines("list", Findings(in_order(found), 5, {}, lambda _: ()))

    few = [Diagnostic("B604", "空行", Place(f"specs/u/{n}.yaml"), "", f"{n}") for n in range(3)]
    differ = [Diagnostic("B604", f"{n}", Place(f"specs/u/{n}.yaml"), "", f"{n}") for n in range(6)]
    assert shown(few).count("空行") == 3
    assert "都有的" not in shown(few) + shown(differ)
