"""Texts that nearly are tags are found; ordinary text, with whatever brackets, is not."""

from collections.abc import Callable

import pytest

from reportgen.word.compile import compile_template
from reportgen.word.fields import Record
from reportgen.word.render import Compiled

TWO, ENGLISH = "标记要用两层花括号", "标记要用英文的花括号"
BARE, WHOLE = "没有写花括号，会照样印出来", "标记没有写完整"
NEAR = {
    "{ 项目.项目名称 }": f"{TWO}｜改成 {{{{ 项目.项目名称 }}}}",
    "{项目.项目名}": f"{TWO}｜改成 {{{{ 项目.项目名 }}}}",
    "｛项目。数｝": f"{TWO}｜改成 {{{{ 项目。数 }}}}",
    "共{项目名称}": f"{TWO}｜改成 {{{{ 项目名称 }}}}",
    "{ 行.指标值 }": f"{TWO}｜改成 {{{{ 行.指标值 }}}}",
    "{tr for 行 in 项目.指标行}": f"{WHOLE}｜改成 {{% tr for 行 in 项目.指标行 %}}",
    "{ endif }": f"{WHOLE}｜改成 {{% endif %}}",
    "【【项目.数】】": f"{ENGLISH}｜改成 {{{{ 项目.数 }}}}",
    "[[ 单位名称 ]]": f"{ENGLISH}｜改成 {{{{ 单位名称 }}}}",
    "名称：项目.项目名称": f"{BARE}｜改成 {{{{ 项目.项目名称 }}}}",
}
ORDINARY = (
    "{见附件}",
    "{单位}",
    "（项目）。数量",
    "项目。数量指标",
    "【项目】【单位】",
    "《关于<单位>的通知》{1}",
    "注：{a.b}、{x, y}、[1]、[[2]]",
    "www.项目.com 之外",
    "项目.项木",
    "{}",
    "if {x}",
)


@pytest.mark.parametrize(("text", "expected"), NEAR.items(), ids=NEAR)
def test_what_nearly_is_a_tag_is_found(
    text: str, expected: str, mistakes: Callable[..., list[str]]
) -> None:
    loop = "{% for 行 in 项目.指标行 %}{{ 行.序号 }}{% endfor %}"
    assert mistakes(loop, text) == [f"T404 正文 第2段 {text}：{expected}"]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_no_mistake(text: str, compiled: Callable[..., Compiled]) -> None:
    written = text.replace("<", "&lt;").replace(">", "&gt;")
    assert compiled("{{ 项目.数 }}", written).words == ("数",)


def test_a_tag_that_swallows_the_next_is_found(mistakes: Callable[..., list[str]]) -> None:
    text = "{{ 项目.数 } 和 {{ 项目.项目名称 }}"
    said = "里面又开始了一个标记，前一个没有写完整｜成对地写 {{ … }} 或 {% … %}"
    assert mistakes(text) == [f"T404 正文 第1段 {text}：{said}"]


def test_a_template_without_any_tag_is_refused(
    document: Callable[..., bytes], fields: Record
) -> None:
    made, found = compile_template(document("绩效目标表", "{# 说明 #}"), "表.docx", fields)
    assert made is None
    assert [(d.code, d.message, d.hint) for d in found] == [
        (
            "T404",
            "模板里一个标记也没有，每份文档都会一模一样",
            "在要填的地方写标记，例如 {{ 单位.单位名称 }}",
        )
    ]
