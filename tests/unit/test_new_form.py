"""`reportgen new form`: a form that extends another, at once as right as that one."""

import re

import pytest
from msgspec.structs import replace

from reportgen.diagnostics import Place
from reportgen.form import LoadedForm, load_form
from tests.conftest import Ran, Workspace

MADE = """\
新建 templates/heping-2025/项目支出绩效目标表.docx
新建 templates/heping-2025/form.yaml
下一步：
  1. 改 templates/heping-2025/form.yaml：写上名称，和 pingluo-2023 不一样的写在里面
  2. 用Word改 项目支出绩效目标表.docx
  3. reportgen check，有错按提示改
  4. 试印一份：reportgen build 单位的文件夹 --form heping-2025
"""
NEW = ("new", "form", "heping-2025", "--from", "pingluo-2023")
TEMPLATE = "templates/pingluo-2023/项目支出绩效目标表.docx"
EVERYTHING = """\
名称: 什么都有的表样
金额单位: 万元
小数:
  金额: 2
  合计: 按填写
千分位: 是
资金来源:
  财政拨款: 其中：财政拨款
  单位资金:
二级指标:
  数量指标:
    打印: '数量"指标"\\一'
    必填: 硬性
  成本指标:
    归入: 经济成本指标
  经济成本指标:
    一级指标: 成本指标
    标题: 不印
指标值:
  百分号: "%"
凑整限额: 0.50
其他栏目:
  项目:
    性质:
      类型: 选项
      选项: [专项, 经常]
    清单:
      类型: 表
      列:
        名称:
          必填: 是
  资金来源:
    执行数:
      类型: 金额
级别:
  fund-sum: 请核实
默认:
  项目期: 一年
文档:
  - 模板: 表.docx
    文件名: "{{ 单位.标题单位 }}表"
    范围: 单位
  - 模板: 表.docx
    文件名: "{{ 项目.序号 }}"
    范围: 项目
"""


def loaded(workspace: Workspace, form_id: str) -> LoadedForm:
    def fetch(path: str) -> bytes | None:
        file = workspace.root / path
        return file.read_bytes() if file.is_file() else None

    form, found = load_form(form_id, fetch, (form_id,), Place("x"))
    assert found == ()
    assert form is not None
    return form


def test_a_new_form_prints_what_the_one_it_extends_prints(workspace: Workspace) -> None:
    assert workspace.run(*NEW) == Ran(0, MADE, "")
    workspace.build()
    workspace.build(form="heping-2025")
    (unnamed,) = workspace.check(form="heping-2025").diagnostics
    assert workspace.check().diagnostics == ()
    assert unnamed.message == "表样的名称还没有填：“（填写表样的名称）”"
    assert workspace.printed("heping-2024/heping-2025") == workspace.printed()


@pytest.mark.parametrize("above", ["quan", "pingluo-2022", "huangyuan-2024", "menyuan-2023"])
def test_without_its_comment_signs_it_says_what_that_form_says(
    workspace: Workspace, above: str
) -> None:
    workspace.form("quan", EVERYTHING)
    assert workspace.run("new", "form", "heping-2025", "--from", above).code == 0
    file = workspace.root / "templates/heping-2025/form.yaml"
    lines = file.read_text("utf-8").splitlines()
    said = "\n".join(re.sub("^# (?!下面|yaml|.*一样有效)", "", line) for line in lines)
    assert said.count("\n金额单位: ") == 1
    workspace.write("templates/heping-2025/form.yaml", f"{said}\n")
    theirs, mine = loaded(workspace, above), loaded(workspace, "heping-2025")
    new = {"name": theirs.form.name, "parent": theirs.form.parent, "typed": theirs.form.typed}
    assert replace(mine.form, **new) == theirs.form
    assert mine.defaults.entries == theirs.defaults.entries


def test_what_a_new_form_takes_over_unseen_is_told(workspace: Workspace) -> None:
    workspace.form("quan", EVERYTHING)
    assert workspace.run("new", "form", "heping-2025", "--from", "quan").code == 0
    made = (workspace.root / "templates/heping-2025/form.yaml").read_text("utf-8")
    assert "\n# quan 的“默认”没有抄在这里，一样有效。\n" in made
    assert workspace.run(*(*NEW[:2], "heping-2026", *NEW[3:])).code == 0
    made = (workspace.root / "templates/heping-2026/form.yaml").read_text("utf-8")
    assert "一样有效" not in made


def test_new_form_overwrites_nothing(workspace: Workspace) -> None:
    before = workspace.write("templates/heping-2025/notes.txt", "我的")
    said = "templates/heping-2025 已经有了，没有改动它\n"
    assert workspace.run(*NEW) == Ran(2, "", said)
    assert list(before.parent.iterdir()) == [before]


@pytest.mark.parametrize("name", ["Heping", "../heping", "和平县", "-a", "con", "a" * 65, ""])
def test_new_form_refuses_a_name_that_cannot_be(workspace: Workspace, name: str) -> None:
    ran = workspace.run("new", "form", "--from", "pingluo-2023", "--", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"表样的文件夹名“{name}”不行：只用小写英文字母、数字和 -，例如 heping-2025\n"
    )


def test_new_form_says_what_is_wrong_with_the_form_it_extends(workspace: Workspace) -> None:
    workspace.form("huai", "名称: 坏的\n")
    (workspace.root / TEMPLATE).unlink()
    known = sorted(path.parent.name for path in workspace.root.glob("templates/*/form.yaml"))
    for above, said in (
        ("pinglo", f"没有“pinglo”这个表样；templates/ 下有：{'、'.join(known)}\n"),
        ("huai", "表样“huai”有3处问题；运行 reportgen check 看是什么\n"),
        ("pingluo-2023", f"{TEMPLATE} 读不出来；运行 reportgen check 看是什么问题\n"),
    ):
        assert workspace.run("new", "form", "xin", "--from", above) == Ran(2, "", said)
    assert not (workspace.root / "templates/xin").exists()
