"""reportgen diff: what a reviewer sees first, and at whose door a change is laid."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from reportgen.formats.text import width
from tests.conftest import REPOSITORY, ROADS, UNIT, Workspace

OLD, NEW = "旧", "新"
NAME = "宁夏回族自治区石嘴山市平罗县第{}街道办事处暨综合行政执法与应急管理服务中心"
FUNDS = "资金:\n  财政拨款: 36.00\n"


@pytest.fixture
def sides(workspace: Workspace, tmp_path: Path) -> tuple[Workspace, Workspace]:
    for name in (OLD, NEW):
        shutil.copytree(workspace.root, tmp_path / name)
    return Workspace(tmp_path / OLD), Workspace(tmp_path / NEW)


def said(sides: tuple[Workspace, Workspace], *options: str) -> str:
    ran = sides[1].run("diff", str(sides[0].root), str(sides[1].root), *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def found(sides: tuple[Workspace, Workspace]) -> Any:
    return json.loads(said(sides, "--format", "json"))


def changes(sides: tuple[Workspace, Workspace]) -> list[tuple[str, str | None]]:
    """What changed in the projects: the subject, and where that was changed."""
    return [
        ("·".join(change["subject"]), change.get("cause", {}).get("name"))
        for unit in found(sides)["units"]
        for project in unit["projects"]
        for change in project["changes"]
    ]


def both(sides: tuple[Workspace, Workspace], path: str, before: str, after: str) -> None:
    for side, text in zip(sides, (before, after), strict=True):
        side.write(f"specs/heping-2024/{path}.yaml", text)


def test_the_first_screen_fits_whatever_happens(sides: tuple[Workspace, Workspace]) -> None:
    for side in sides:
        shutil.rmtree(side.root / "specs")
        for number in range(30):
            fill(side, number, changed=side is sides[1])
    first = said(sides).partition("── 逐项对照 ──")[0]
    assert sum(max(1, -(-width(line) // 100)) for line in first.splitlines()) <= 25
    md = said(sides, "--format", "md").partition("<details>")[0]
    assert len(md.splitlines()) <= 25
    for text in (first, md):
        assert text.startswith(("30个单位有变化", "<!--"))
        assert "第29街道办事处" in text
        assert "其余" in text
        assert all(f"{number}. " in text for number in range(1, 8))
        assert not re.search(r"\.yaml|specs|templates|\b[BSF][0-9]{3}\b", text)


def fill(side: Workspace, number: int, *, changed: bool) -> None:
    folder, name = f"u{number:02}", NAME.format(number)
    stage = f"阶段: {'二上' if changed else '一上'}\n控制数: 40\n"
    side.unit(UNIT.replace("平安县和平镇人民政府", name) + stage, folder)
    goal = "年度总体目标: " + "加强" * 2000 if changed else "年度总体目标: 加强"
    funds = FUNDS.replace("36.00", f"{40 + number}.00") if changed else FUNDS
    roads = ROADS.replace(FUNDS, funds).replace("年度总体目标: ", goal)
    reason = f"情况说明:\n  测算和预算对不上: {'理由' * 200}\n" if changed else ""
    roads = roads.replace("村级道路养护", "很长的项目名称" * 8).replace(
        "资金:", f"{reason}资金:", 1
    )
    side.project("01-道路", roads.replace("≥90%", "≥80%") if changed else roads, folder)
    gone = "03-新来的" if changed else "02-要走的"
    side.project(gone, ROADS.replace("村级道路养护", f"{gone}{'项目' * 20}"), folder)
    other = ROADS.replace("村级道路养护", "坏了的项目")
    side.project("04-坏了", other.replace("资金:", "资 金:") if changed else other, folder)
    renamed = ROADS.replace("村级道路养护", f"{'新' if changed else '旧'}{'名称' * 15}")
    side.project("05-改名", renamed, folder)


def test_no_table_is_wider_than_the_terminal(sides: tuple[Workspace, Workspace]) -> None:
    name = "实行网格化管理的网格员走访网格村民全覆盖并且按月登记" * 3
    both(sides, "01-村级道路养护", ROADS, ROADS.replace("群众满意度", name))
    details = said(sides).partition("── 逐项对照 ──")[2].splitlines()
    assert 90 < max(map(width, details)) <= 100


def test_money_of_projects_that_are_not_compared_is_in_no_sum(
    sides: tuple[Workspace, Workspace],
) -> None:
    sides[1].project("01-村级道路养护", ROADS.replace("资金:", "资 金:"))
    text = said(sides)
    (unit,) = found(sides)["units"]
    assert unit["money_yuan"] == ["125000", "125000"]
    assert (unit["projects_count"], unit["left_out"]) == ([2, 2], 1)
    assert "年度资金总额（万元，不含没有比较的1个）" in text
    assert "没有比较（1）　现在的村级道路养护有错，这个项目没有比较" in text


def test_a_unit_that_cannot_be_read_has_no_difference(sides: tuple[Workspace, Workspace]) -> None:
    sides[1].unit(UNIT.replace("年度: 2024", "年度: 今年"))
    (unit,) = found(sides)["units"]
    assert (unit["projects"], unit["money_yuan"], unit["sources"]) == ([], [None, None], [])
    assert unit["findings"]["gone"] == []
    assert "没有比较（1）　现在的单位文件或表样有错，这一单位没有逐项比较" in said(sides)


DEFAULT = UNIT + "默认:\n  项目期: 一年\n"
OWN = ROADS.replace(FUNDS, f"项目期: 三年\n{FUNDS}")
COSTED = ROADS.replace("年度总体", "测算:\n  补助: 行政村 × 2万元/村\n年度总体")
TAKEN = ROADS + "共性指标:\n  经费足额拨付率:\n"


@pytest.mark.parametrize(
    ("units", "projects", "told"),
    [
        ((UNIT, DEFAULT), (ROADS, ROADS), [("项目期", "默认·项目期")] * 2),
        ((DEFAULT, UNIT), (ROADS, ROADS), [("项目期", "默认·项目期")] * 2),
        ((DEFAULT, DEFAULT), (OWN, ROADS), [("项目期", None)]),
        ((DEFAULT, DEFAULT), (ROADS, OWN), [("项目期", None)]),
        (
            (UNIT + "基础数据:\n  行政村: 18个\n", UNIT + "基础数据:\n  行政村: 17个\n"),
            (COSTED, COSTED),
            [("测算·补助", "基础数据·行政村")],
        ),
        (
            (UNIT, UNIT.replace("平安县和平镇人民政府", "平安县和平镇")),
            (ROADS, ROADS),
            [("实施单位", "单位名称")] * 2,
        ),
        ((UNIT, UNIT), (ROADS, ROADS + "公开: 否（涉密）\n"), [("公开", None)]),
        (
            (UNIT, UNIT),
            (ROADS, ROADS + "不适用:\n  成本指标: 没有成本\n"),
            [("不适用·成本指标", None)],
        ),
        ((UNIT, UNIT), (ROADS, ROADS + "资金支出计划:\n  6月底: 50%\n"), [("资金支出计划", None)]),
        ((UNIT, UNIT), (ROADS, ROADS + "控制数: 36\n"), [("控制数", None)]),
        (
            (UNIT, UNIT),
            (ROADS, ROADS + "情况说明:\n  测算和预算对不上: 凑整\n"),
            [("情况说明·测算和预算对不上", None)],
        ),
        (
            (UNIT, UNIT.replace("金额单位: 万元", "金额单位: 元")),
            (ROADS, ROADS.replace("36.00", "360000")),
            [("资金·年度资金总额", None), ("资金·财政拨款", None)],
        ),
    ],
)
def test_at_whose_door_a_change_is_laid(
    units: tuple[str, str],
    projects: tuple[str, str],
    told: list[tuple[str, str | None]],
    sides: tuple[Workspace, Workspace],
) -> None:
    both(sides, "unit", *units)
    both(sides, "01-村级道路养护", *projects)
    assert changes(sides) == told


def library(text: str) -> str:
    return f"指标模板: 补贴发放\n绩效指标:\n  质量指标:\n    足额率:\n      指标值: {text}\n"


def test_a_standard_that_a_project_gives_up_is_its_own_doing(
    sides: tuple[Workspace, Workspace],
) -> None:
    for side in sides:
        side.write("templates/指标库/试.yaml", library("100%"))
    own = ROADS.replace("资金:", "指标模板: 补贴发放\n资金:")
    both(sides, "01-村级道路养护", f"{own}共性指标:\n  足额率:\n", own)
    assert changes(sides) == [("质量指标·足额率", None)]
    assert "目标降低或取消（1）　村级道路养护 · 取消 质量指标 足额率 100%" in said(sides)


def test_a_form_is_said_in_its_own_words(sides: tuple[Workspace, Workspace]) -> None:
    file = sides[1].root / "templates/pingluo-2023/form.yaml"
    text = file.read_text("utf-8").replace("指标顺序: 按填写", "指标顺序: 按表样")
    text = text.replace("级别:", "级别:\n  资金合计不符: 请核实\n  B602: 不查\n #")
    file.write_text(f"{text}默认:\n  项目期: 一年\n", "utf-8")
    sides[1].write("templates/pingluo-2023/项目支出绩效目标表.docx.txt", "{{ 单位.单位名称 }}")
    assert [list(shared.values()) for shared in found(sides)["shared"]] == [
        ["templates/pingluo-2023/form.yaml", "指标顺序", "按填写", "按表样", 2],
        ["templates/pingluo-2023/form.yaml", "级别·资金合计不符", "", "请核实", 2],
        ["templates/pingluo-2023/form.yaml", "级别·测算和预算对不上", "", "不查", 2],
        [
            "templates/pingluo-2023/项目支出绩效目标表.docx",
            "Word模板“项目支出绩效目标表”",
            *("有", "改过", 2),
        ],
        ["templates/pingluo-2023/form.yaml", "默认·项目期", "", "一年", 2],
    ]


def test_points_given_out_anew_are_silent(sides: tuple[Workspace, Workspace]) -> None:
    for side in sides:
        shutil.rmtree(side.root / "specs")
        shutil.copytree(REPOSITORY / "templates/huangyuan-2024", side.root / "templates/huangyuan")
        specs = REPOSITORY / "specs/huangyuan-chengguan-2024"
        shutil.copytree(specs, side.root / "specs/u", ignore=shutil.ignore_patterns("[01][2-9]*"))
        unit = (specs / "unit.yaml").read_text("utf-8").replace("huangyuan-2024", "huangyuan")
        side.unit(unit, "u")
    file = sides[1].root / "specs/u/01-社区工作经费.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("质量指标:\n", "质量指标:\n    新指标: ≥90%\n", 1), "utf-8")
    assert changes(sides) == [("质量指标·新指标", None)]


def test_a_finding_of_a_renamed_project_is_not_new(sides: tuple[Workspace, Workspace]) -> None:
    text = ROADS.replace("养护道路的村: 18个", "养护道路的村:")
    both(sides, "01-村级道路养护", text, text.replace("村级道路养护", "村级道路日常养护"))
    assert "请核实 1（新 0）" in said(sides)


def test_what_the_unit_explains_as_a_whole_is_shown(sides: tuple[Workspace, Workspace]) -> None:
    sides[1].unit(UNIT + "情况说明:\n  测算和预算对不上: 全部凑整到万元\n")
    text = said(sides)
    assert "单位写的情况说明（1）　整个单位（测算和预算对不上）：全部凑整到万元" in text
    assert "情况说明·测算和预算对不上 （无） → 全部凑整到万元" in text


def test_last_years_folder_is_the_same_unit(sides: tuple[Workspace, Workspace]) -> None:
    shutil.move(sides[0].root / "specs/heping-2024", sides[0].root / "specs/heping-2023")
    sides[0].unit(UNIT.replace("2024", "2023"), "heping-2023")
    text = said(sides)
    assert text.startswith("平安县和平镇人民政府 2023年 → 2024年　旧 → 新")
    assert "新增 0 · 取消 0" in text


def test_a_large_project_does_not_hide_the_others(sides: tuple[Workspace, Workspace]) -> None:
    sides[1].project(
        "01-村级道路养护", ROADS.replace("≥90%", "≥80%").replace("养护18", "养护" * 3000)
    )
    sides[1].project(
        "02-环境卫生整治",
        (sides[1].root / "specs/heping-2024/02-环境卫生整治.yaml")
        .read_text("utf-8")
        .replace("≥24次", "≥20次"),
    )
    text = said(sides, "--format", "md", "--max-chars", "4000")
    assert len(text) <= 4000
    assert "<summary>环境卫生整治" in text
    assert "另有1段没有列出：超过了4000个字符" in text
