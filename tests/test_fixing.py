"""`check --fix`: what is certain is written into the YAML, and not a character more."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import source
from reportgen.checking import Checked, Options, look, written
from reportgen.diagnostics import Diagnostic, Place, Repair
from reportgen.fixing import Fixed, repaired
from reportgen.formats import printable
from reportgen.model import Project, bind
from reportgen.model.binding import groups_of, keys_of
from reportgen.request import Request
from tests.conftest import ROADS, UNIT, Ran, Workspace

SPEC = "specs/heping-2024/01-村级道路养护.yaml"
WRONG = """\
# 村里的路
项目名称：村级道路养护   # 名称
资金：
　　财政拨款:３６.00  # 万元

年度总体目标: 养护18个村的道路，保障群众出行。
绩效指标:
\t数量指标:
\t# 哪些村
　　# 见附件
\t  养护道路的村: 18個
  质量指标:
    合格率: >=９5％   # 合格
    比例: ">= 3%"
  服务对象满意度指标:
    群众\u200b满意度：≥90%（10分）
    司机满意度:
      指标值: ≥８０%
      分值: １０
"""
RIGHT = """\
# 村里的路
项目名称: 村级道路养护   # 名称
资金:
  财政拨款: 36.00  # 万元

年度总体目标: 养护18个村的道路，保障群众出行。
绩效指标:
  数量指标:
  # 哪些村
  # 见附件
    养护道路的村: 18个
  质量指标:
    合格率: ≥95%   # 合格
    比例: "≥3%"
  服务对象满意度指标:
    群众满意度: ≥90%（10分）
    司机满意度:
      指标值: ≥80%
      分值: 10
"""


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_everything_certain_is_written_and_nothing_else(
    workspace: Workspace, start: str, end: str
) -> None:
    workspace.project("01-村级道路养护", (start + WRONG.replace("\n", end)).encode())
    assert workspace.run("check", "--fix").err == f"改了 {SPEC}：18处\n"
    assert (workspace.root / SPEC).read_bytes() == (start + RIGHT.replace("\n", end)).encode()
    assert workspace.run("check", "--fix").err == ""


@pytest.mark.parametrize(
    ("target", "number", "done"),
    [("≥９０%", " 1", 1), (">=９０%", "至少 1", 2)],
)
def test_what_shows_only_after_the_first_repairs_is_not_counted_before(
    workspace: Workspace, target: str, number: str, done: int
) -> None:
    workspace.project("01-村级道路养护", ROADS.replace("≥90%", target))
    told = workspace.run("check").out.splitlines()[-1]
    assert told == f"其中{number} 处可以自动改：reportgen check --fix（先看改什么：--diff）"
    assert workspace.run("check", "--fix").err == f"改了 {SPEC}：{done}处\n"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ('"≥ 95 %"', '"≥95%"'),
        ("≥ 95 %  # 问卷", "≥95%  # 问卷"),
        ("5万圆", "5万元"),
        ("每人200圆/月", "每人200元/月"),
        ("≥95百分比", "≥95%"),
        ("\n      指标值: ≥95百分比 # 问卷", "\n      指标值: ≥95% # 问卷"),
        ("5圆桌", "5圆桌"),
    ],
)
def test_a_spelling_is_mended_where_it_stands(workspace: Workspace, typed: str, right: str) -> None:
    other = "    司机满意度: ≥92%\n"
    for target in (typed, right):
        workspace.project("01-村级道路养护", ROADS.replace("≥90%", target) + other)
        workspace.run("check", "--fix")
        mended = (workspace.root / SPEC).read_text("utf-8")
        assert mended == ROADS.replace("≥90%", right) + other


GROUPS = ROADS.replace("18个\n", "18个\n    养护道路: 36公里\n")
SIGNS = [(": ", "："), (": ", ":"), (": ", "： "), (": ", "﹕")]


@pytest.mark.parametrize(("colon", "sign"), SIGNS)
def test_every_line_of_a_group_is_mended(workspace: Workspace, colon: str, sign: str) -> None:
    workspace.project("01-村级道路养护", GROUPS.replace(colon, sign))
    workspace.run("check", "--fix")
    assert (workspace.root / SPEC).read_text("utf-8") == GROUPS


def test_a_year_in_wide_digits_is_mended(workspace: Workspace) -> None:
    workspace.unit(UNIT.replace("2024", "２０２４年  # 本年"))
    assert workspace.run("check", "--fix").err == "改了 specs/heping-2024/unit.yaml：1处\n"
    text = (workspace.root / "specs/heping-2024/unit.yaml").read_text("utf-8")
    assert text == UNIT.replace("2024", "2024年  # 本年")


def test_a_difference_is_shown_and_nothing_is_written(workspace: Workspace) -> None:
    typed = ROADS.replace("≥90%", ">=90%")
    workspace.project("01-村级道路养护", typed)
    assert workspace.run("check", "--diff") == Ran(
        1,
        f"""\
--- a/{SPEC}
+++ b/{SPEC}
@@ -6,4 +6,4 @@
   数量指标:
     养护道路的村: 18个
   服务对象满意度指标:
-    群众满意度: >=90%
+    群众满意度: ≥90%
""",
        "",
    )
    assert (workspace.root / SPEC).read_text("utf-8") == typed
    workspace.project("01-村级道路养护", ROADS)
    assert workspace.run("check", "--fix", "--diff") == Ran(0, "", "")


def test_a_difference_is_what_is_written(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", WRONG)
    shown = workspace.run("check", "--diff").out
    removed = [line[1:] for line in shown.splitlines() if line[0] == "-"][1:]
    added = [line[1:] for line in shown.splitlines() if line[0] == "+"][1:]
    workspace.run("check", "--fix")
    lines = zip(WRONG.splitlines(), RIGHT.splitlines(), strict=True)
    changed = [(old, new) for old, new in lines if old != new]
    assert removed == [printable(old.replace("\t", "→")) for old, _ in changed]
    assert added == [new for _, new in changed]
    assert (workspace.root / SPEC).read_text("utf-8") == RIGHT


def test_a_file_that_cannot_be_written_is_said_and_still_found(workspace: Workspace) -> None:
    (workspace.root / "specs/link").symlink_to(workspace.root / "specs/heping-2024")
    change = Fixed("specs/link/01-村级道路养护.yaml", ROADS, "", 1)
    request = Request(workspace.root, ("heping-2024",))

    def again() -> Checked:
        return look(request, Options(), lambda _: None)

    checked, lines = written((change,), again(), again, workspace.root)
    assert [(d.code, d.place.file) for d in checked.findings.diagnostics] == [
        ("R501", "specs/link/01-村级道路养护.yaml")
    ]
    assert lines == []
    assert (workspace.root / SPEC).read_text("utf-8") == ROADS


@pytest.mark.parametrize(
    ("right", "uncertain"),
    [
        ("≥90%", "%90"),
        ("≥90%", "*90"),
        ("≥90%", "[90次"),
        ("≥90%", "约90% #1"),
        ("≥90%", "> 约九成"),
        ("≥90%", "{指标值: ≥90%，分值: 10}"),
        ("36.00", "36.00万元"),
        ("36.00", "36，00"),
        ("保障", "完成: 保障"),
    ],
)
def test_what_is_not_certain_stays_for_people(
    workspace: Workspace, right: str, uncertain: str
) -> None:
    typed = ROADS.replace(right, uncertain)
    workspace.project("01-村级道路养护", typed)
    ran = workspace.run("check", "--fix")
    assert (ran.code, ran.err) == (1, "")
    assert (workspace.root / SPEC).read_text("utf-8") == typed


def test_files_of_another_encoding_and_links_stay_as_they_are(workspace: Workspace) -> None:
    typed = ROADS.replace("：", ":").replace("项目名称: ", "项目名称：").encode("gbk", "replace")
    workspace.project("01-村级道路养护", typed)
    real = workspace.write("specs/heping-2024/真.txt", WRONG)
    (workspace.root / "specs/heping-2024/03-链接.yaml").symlink_to(real)
    assert workspace.run("check", "--fix").err == ""
    assert (workspace.root / SPEC).read_bytes() == typed
    assert real.read_text("utf-8") == WRONG


def test_a_repair_that_does_not_fit_is_left_out() -> None:
    def repair(column: int, old: str, new: str, line: int = 1) -> Repair:
        return Repair(Place.span("x", line, column, len(old)), old, new)

    text = "甲：乙\n丙：丁"
    wanted = (
        repair(2, "：", ": "),
        repair(2, "：乙", ""),
        repair(1, "丁", ""),
        repair(1, "", "", 9),
    )
    assert repaired(text, wanted) == ("甲: 乙\n丙：丁", 1)


def findings(text: str) -> list[Diagnostic]:
    """What reading finds in a project file."""
    tree, found = source.read(text.encode(), "x.yaml", tuple(keys_of(Project)), groups_of(Project))
    return [*found, *(bind(tree, Project).diagnostics if tree.entries else ())]


def mended(text: str) -> str:
    """The text after all repairs, and those that show only then."""
    for _ in range(5):
        text, _ = repaired(text, [r for d in findings(text) for r in d.repairs])
    return text


SLIPS = ("colon", "small", "wide", "glued", "indent", "sign", "unseen", "none")


def slip(kind: str, line: str) -> str:
    """The line with one slip of this kind, where it has a place for it."""
    slipped = {
        "colon": line.replace(": ", "：", 1),
        "small": line.replace(": ", "﹕", 1),
        "wide": f"{line[:-1]}：" if line.endswith(":") else line,
        "glued": line.replace(": ", ":", 1),
        "indent": line.replace("  ", "　", 1) if line.startswith("    ") else line,
        "sign": line.replace(": ≥", ": >=", 1),
        "unseen": f"{line[:-2]}\u200b{line[-2:]}",
    }
    return slipped.get(kind, line)


@given(st.lists(st.sampled_from(SLIPS), min_size=9, max_size=9))
def test_any_slips_are_mended_to_the_letter_or_still_told(slips: list[str]) -> None:
    text = mended(slipped(slips))
    assert text == ROADS.rstrip("\n") or any(found.blocks for found in findings(text))


@pytest.mark.parametrize("kind", SLIPS)
def test_the_same_slip_on_every_line_is_mended_to_the_letter(kind: str) -> None:
    assert mended(slipped([kind] * 9)) == ROADS.rstrip("\n")


def slipped(slips: list[str]) -> str:
    """A right project file with a slip on every line."""
    pairs = zip(slips, ROADS.splitlines(), strict=True)
    return "\n".join(slip(kind, line) for kind, line in pairs)


PIECES = st.sampled_from(
    [
        *("项目名称", "资金", "数量指标", "甲", "：", ":", ": ", " ", "  ", "\t", "　", "\n"),
        *("\n  ", "- ", ">=9", "%", "｛", "{", "}", "，", ",", '"', "'", "#", " #", "３", "36.00"),
        *("|", ">", "\u200b", "\r\n"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_gets_worse(text: str) -> None:
    before = findings(text)
    repairs = [repair for found in before for repair in found.repairs]
    after, count = repaired(text, repairs)
    assert repaired(text, ()) == (text, 0)
    assert (after == text) == (count == 0) or any(r.old == r.new for r in repairs)
    touched = {repair.place.line for repair in repairs}
    lines = zip(text.split("\n"), after.split("\n"), strict=True)
    kept = [old == new for number, (old, new) in enumerate(lines, 1) if number not in touched]
    assert "\r" in text or all(kept)
    fixed = Counter(found.code for found in before if found.repairs)
    new = Counter(found.code for found in findings(after)) - Counter(d.code for d in before)
    assert not set(new) & set(fixed)
