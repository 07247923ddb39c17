"""`build --mark-filled`: a second document whose comments say where filled values come from."""

import io

import docx

from tests.conftest import UNIT, Workspace
from tests.docx_text import docx_text

FORM = """\
名称: 试填的表样
金额单位: 万元
资金来源:
  财政拨款: 财政拨款
  其他资金: 其他资金
二级指标:
  数量指标:
  质量指标:
    必填: 一般
补全共性指标: 是
默认:
  资金支出计划:
    12月底: 100%
分值:
  合计: 90
  各一级指标:
    产出指标: 90
其他栏目:
  资金来源:
    执行数:
      类型: 金额
文档:
  - 模板: 表.docx
    文件名: "{{ 单位.标题单位 ~ 单位.年度 }}表"
  - 模板: 单.docx
    文件名: "{{ 项目.序号 }}{{ 项目.实施单位 ~ 项目.项目期 }}"
    范围: 项目
"""
TEMPLATE = """\
{%p for 项目 in 项目列表 %}
{{ 项目.项目名称 }} {{ 项目.项目期 }} {{ 项目.资金.年度资金总额 }} {{ 项目.资金.财政拨款 }}
{%p for 点 in 项目.资金支出计划 %}
{{ 点.时点 }} {{ 点.比例 }}
{%p endfor %}
{%p for 组 in 项目.指标组 %}
{%p for 类 in 组.二级组 %}
{%p for 行 in 类.指标行 %}
{{ 行.三级指标 }} {{ 行.指标值 }} {{ 行.分值 }}
{%p endfor %}
{%p endfor %}
{%p endfor %}
{{ 项目.其他栏目.执行数.年度资金总额 }}
{%p endfor %}
"""
PROJECT = """\
项目名称: 村级道路养护
资金:
  财政拨款: 36.00
  其他资金: 1
年度总体目标: 养护18个村的道路，保障群众出行。
绩效指标:
  数量指标:
    养护道路的村: 18个
其他栏目:
  执行数:
    财政拨款: 30
"""
COMMENTS = [
    ("一年", "默认：specs/heping-2024/unit.yaml 第7行"),
    ("37.00", "推算：= 财政拨款 + 其他资金"),
    ("100%", "默认：templates/shi/form.yaml 第13行"),
    ("45", "推算：产出指标90分，分给2个指标"),
    ("资金使用合规率", "共性：templates/指标库/共性.yaml 第5行"),
    ("45", "推算：产出指标90分，分给2个指标"),
    ("30", "推算：= 财政拨款"),
]


def workspace_with_form(workspace: Workspace) -> Workspace:
    workspace.form("shi", FORM, TEMPLATE)
    workspace.write("templates/shi/单.docx.txt", "{{ 项目.项目期 }}")
    unit = UNIT.replace("pingluo-2023", "shi") + "默认:\n  项目期: 一年\n"
    workspace.unit(unit)
    workspace.project("01-村级道路养护", PROJECT)
    (workspace.root / "specs/heping-2024/02-环境卫生整治.yaml").unlink()
    return workspace


def commented(data: bytes) -> list[tuple[str, str]]:
    """The text that each comment is about, and what it says."""
    document = docx.Document(io.BytesIO(data))
    said = {comment.comment_id: comment.text for comment in document.comments}
    found = []
    for paragraph in document.paragraphs:
        about, number = "", None
        for element in paragraph._p:
            if element.tag.endswith("commentRangeStart"):
                about, number = "", int(element.values()[0])
            elif element.tag.endswith("commentRangeEnd") and number is not None:
                found.append((about, said[number]))
            elif element.tag.endswith("}r"):
                about += "".join(t.text or "" for t in element.iter() if t.tag.endswith("}t"))
    return found


def test_every_filled_value_says_where_it_comes_from(workspace: Workspace) -> None:
    space = workspace_with_form(workspace)
    assert space.run("build").code == 0
    plain = space.documents()
    assert space.run("build", "--mark-filled").code == 0
    both = space.documents()
    assert sorted(both) == [
        "1平安县和平镇人民政府一年.docx",
        "1平安县和平镇人民政府一年（标注来源）.docx",
        "平安县和平镇人民政府2024表.docx",
        "平安县和平镇人民政府2024表（标注来源）.docx",
    ]
    assert {name: both[name] for name in plain} == plain
    assert commented(both["平安县和平镇人民政府2024表（标注来源）.docx"]) == COMMENTS
    assert commented(both["1平安县和平镇人民政府一年（标注来源）.docx"]) == COMMENTS[:1]
    assert commented(both["平安县和平镇人民政府2024表.docx"]) == []


def test_both_documents_say_the_same(workspace: Workspace) -> None:
    space = workspace_with_form(workspace)
    filters = ("大写", '大写("万元")', "小数(1)", "千分位", 'default("无", true)', "截取(3)")
    total = [f"{{{{ 项目.资金.年度资金总额|{name} }}}}" for name in filters]
    lines = [
        *total,
        '{{ 项目.项目期 ~ "。" }}',
        "{{ 项目.项目期|trim }}",
        "{{ 项目.资金.其他资金 }}",
    ]
    space.write("templates/shi/单.docx.txt", "\n".join(lines))
    space.run("build")
    space.run("build", "--mark-filled")
    for name, data in space.documents().items():
        other = name.replace("（标注来源）", "")
        assert docx_text(data) == docx_text(space.documents()[other])


def test_the_two_modes_know_nothing_of_each_other(workspace: Workspace) -> None:
    space = workspace_with_form(workspace)
    commands = (("build", "--no-summary"), ("build", "--mark-filled"))
    for command in commands:
        assert "2份文档：新建 2" in space.run(*command).out
    before = space.documents()
    for command in commands * 2:
        assert "2份文档：未变 2" in space.run(*command).out
    assert "2份文档：未变 2" in space.run("build", "--mark-filled", "--force").out
    assert space.documents() == before
    space.project("01-村级道路养护", PROJECT.replace("18个\n", "19个\n"))
    told = space.run(*commands[0]).out
    assert "更新 1，未变 1" in told
    assert "标注来源" not in told


def test_long_names_keep_their_ending(workspace: Workspace) -> None:
    space = workspace_with_form(workspace)
    name = "字" * 300
    space.unit(UNIT.replace("pingluo-2023", "shi").replace("平安县和平镇人民政府", name))
    space.run("build", "--mark-filled")
    names = list(space.documents())
    assert [n.endswith("（标注来源）.docx") and len(n.encode()) <= 200 for n in names] == [True] * 2


def test_a_unit_with_mistakes_is_not_marked_either(workspace: Workspace) -> None:
    space = workspace_with_form(workspace)
    space.project("01-村级道路养护", "项目名称: 甲\n")
    ran = space.run("build", "--mark-filled")
    assert (ran.code, ran.err) == (1, "")
    assert space.documents() == {}
