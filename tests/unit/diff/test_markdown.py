"""Nothing that somebody wrote becomes mark-up, a link or a mention."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reportgen.diff.markdown import markdown
from reportgen.diff.page import Fold, Heading, Line, Page, Table, marked, plain, strong
from reportgen.diff.text import text as on_a_terminal

ALLOWED = {
    *("h4", "p", "b", "del", "ins", "br", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
TEXT = st.text(
    st.sampled_from("养护 0123.)-+=*_`~|[]()<>!#@&\\\"'/:wghtpsGHmailto\n\t$%^{}"), max_size=40
)


class Tags(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not attrs or tag in {"td", "th"}

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered(page: Page) -> Tags:
    text = "\n".join(markdown(page, 60_000))
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    tags = Tags()
    tags.feed(html.removeprefix("<!-- reportgen:diff -->"))
    return tags


def page_of(text: str) -> Page:
    cells = (plain(text), strong(text))
    table = Table((text or "x", "y"), (cells,))
    blocks = (Heading(plain(f"甲{text}")), Line(plain(text)), Line(marked(text, "新")), table)
    return Page(blocks, (Fold(plain(text), blocks),))


@given(TEXT)
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    tags = rendered(page_of(text))
    assert set(tags.tags) <= ALLOWED
    assert tags.tags.count("details") == 2
    assert tags.tags.count("h4") == 2


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**重点** _x_ ~~甲~~ `z`", "**重点** _x_ ~~甲~~ `z`"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("[x](http://y) ![i](www.z)", "[x](http：//y) ![i](www．z)"),
        ("@all 请看 #12 和 !3", "＠all 请看 ＃12 和 ！3"),
        ("1. 第一", "1. 第一"),
        ("- 项", "- 项"),
        ("# 题", "# 题"),
        ("a|b", "a|b"),
        ("699.2196", "699.2196"),
        ("-1.00，-2.8%", "-1.00，-2.8%"),
        ("\\*x\\*", "\\*x\\*"),
        ("&lt;b&gt;", "＆lt;b＆gt;"),
    ],
)
def test_what_is_shown_is_what_was_typed(typed: str, shown: str) -> None:
    page = Page((Line(plain(typed)), Table(("列",), ((plain(typed),),))), ())
    tags = rendered(page)
    assert re.sub(r"\n+", "\n", tags.text).strip() == f"{shown}\n列\n{shown}"
    assert not set(tags.tags) & {"a", "img", "ol", "ul", "h1", "em", "code"}


def test_an_example_in_a_cell_keeps_its_lines() -> None:
    page = Page((Table(("改法",), ((plain("写成：\n甲:\n  乙: …"),),)),), ())
    assert "| 写成：<br>甲:<br>&nbsp;&nbsp;乙: … |" in list(markdown(page, 5000))
    assert "写成： / 甲: / 乙: …" in list(on_a_terminal(page))
