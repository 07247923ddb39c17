"""A baseline: what it knows does not count, whatever moves around it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from reportgen import baseline
from reportgen.diagnostics import Diagnostic, Place
from tests.conftest import ROADS, STREETS, Ran, Workspace

FILE = "known.json"
BAD = ROADS.replace("资金:\n", "资金:\n  年度资金总额: 40\n").replace("满意度: ≥90%", "满意度:")
KNOWN = """\
{
 "schema_version": 1,
 "known": {
  "specs/heping-2024": {
   "村级道路养护": {
    "fund-sum": [
     "资金/年度资金总额"
    ],
    "ind-value": [
     "绩效指标/服务对象满意度指标/群众满意度"
    ]
   }
  }
 }
}
"""


@pytest.fixture
def known(workspace: Workspace) -> Workspace:
    """A ROOT with two findings, and a baseline that knows them."""
    workspace.project("01-村级道路养护", BAD)
    ran = workspace.run("check", "--baseline", FILE, "--update-baseline")
    assert ran == Ran(0, f"基线 {FILE}：2 条\n", "")
    return workspace


def test_a_baseline_can_be_read_in_a_review(known: Workspace) -> None:
    assert (known.root / FILE).read_text("utf-8") == KNOWN


def test_what_is_known_does_not_count_where_lines_move(known: Workspace) -> None:
    known.project("01-村级道路养护", f"# 加了一行\n\n{BAD}")
    assert known.run("check", "--strict", "--baseline", FILE) == Ran(
        0, "2个项目：没有新的问题（基线里原有的 2 条不计）\n", ""
    )


def test_what_is_new_counts(known: Workspace) -> None:
    known.project("02-环境卫生整治", STREETS.replace("资金:\n", "资金:\n  年度资金总额: 40\n"))
    ran = known.run("check", "--baseline", FILE, "--output-format", "concise")
    assert ran.code == 1
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == [
        "specs/heping-2024/02-环境卫生整治.yaml"
    ]


def test_what_is_gone_is_named(known: Workspace) -> None:
    known.project("01-村级道路养护", BAD.replace("满意度:", "满意度: ≥90%"))
    assert known.run("check", "--baseline", FILE).out == (
        "2个项目：没有新的问题（基线里原有的 1 条不计）\n"
        "基线里有 1 条已经没有了，用 --update-baseline 更新：\n"
        "  specs/heping-2024　村级道路养护　指标没有填指标值　"
        "绩效指标/服务对象满意度指标/群众满意度\n"
    )


def test_what_is_explained_is_not_gone(known: Workspace) -> None:
    known.project("01-村级道路养护", f"{BAD}情况说明:\n  资金合计不符: 已核\n")
    ran = known.run("check", "--baseline", FILE)
    assert "已经没有了" not in ran.out
    assert ran.out.endswith("供参考 0，已说明 1（基线里原有的 1 条不计）\n")


def test_one_of_two_that_is_explained_does_not_make_the_other_new() -> None:
    found = [
        Diagnostic("B607", "", Place("specs/u/1.yaml", n), field="年度总体目标", answer=answer)
        for n, answer in ((1, "已核"), (2, None))
    ]
    sifted = baseline.sift(found, Counter([baseline.key_of(found[0])]), None)
    assert (sifted.new, sifted.known, sifted.stale) == ((found[0],), 1, ())


def test_a_baseline_that_is_a_folder_is_said(workspace: Workspace) -> None:
    (workspace.root / FILE).mkdir()
    ran = workspace.run("check", "--baseline", FILE)
    assert (ran.code, ran.err.partition("；")[0]) == (
        2,
        f"基线文件 {FILE} 读不出来：这是一个文件夹\n",
    )


def test_only_the_units_that_were_checked_go_stale(known: Workspace) -> None:
    unit = (known.root / "specs/heping-2024/unit.yaml").read_text("utf-8")
    known.unit(unit, "anhe-2024")
    known.project("01-甲", ROADS, "anhe-2024")
    known.project("01-村级道路养护", ROADS)
    assert "已经没有了" not in known.run("check", "anhe-2024", "--baseline", FILE).out
    assert "基线里有 2 条已经没有了" in known.run("check", "--baseline", FILE).out


def test_one_more_of_the_same_kind_is_new() -> None:
    found = [
        Diagnostic("B607", "", Place("specs/u/1.yaml", n), field="年度总体目标") for n in (1, 2)
    ]
    key = baseline.key_of(found[0])
    sifted = baseline.sift(found, Counter([key]), None)
    assert (sifted.new, sifted.known, sifted.stale) == ((found[1],), 1, ())


def test_what_stops_a_document_and_what_is_explained_is_never_held(workspace: Workspace) -> None:
    workspace.project(
        "01-村级道路养护", f"{BAD}情况说明:\n  资金合计不符: 已核\n  指标没有填指标值: 无\n"
    )
    workspace.project("02-环境卫生整治", ROADS.replace("18个", ">=18个"))
    workspace.run("check", "--baseline", FILE, "--update-baseline")
    assert json.loads((workspace.root / FILE).read_text("utf-8"))["known"] == {}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema_version": 2, "known": {}}', "\xff", "[" * 100_000]
    + [f'{{"schema_version": 1, "known": {known}}}' for known in ('{"a": 1}', "[1]", "null")]
    + ['{"schema_version": 1, "known": {"a": {"b": {"c": "d"}}}}'],
)
def test_a_damaged_baseline_is_said(workspace: Workspace, text: str) -> None:
    (workspace.root / FILE).write_bytes(text.encode("latin-1"))
    said = f"{FILE} 不是基线文件，或者被改坏了；用 --update-baseline 重新写\n"
    assert workspace.run("check", "--baseline", FILE) == Ran(2, "", said)


def test_a_missing_baseline_is_said(workspace: Workspace) -> None:
    made = "第一次在命令后面加上 --update-baseline（不写单位），就会写一份"
    said = f"没有基线文件 {FILE}；{made}\n"
    assert workspace.run("check", "--baseline", FILE) == Ran(2, "", said)
    assert workspace.run("check", "--update-baseline").code == 2
    assert workspace.run("check", "heping-2024", "--baseline", FILE, "--update-baseline").code == 2
    assert not Path(FILE).exists()
