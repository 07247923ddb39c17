"""Mistakes that can be seen in a tag before it is parsed, and texts that look like broken tags."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, TypeAlias

from reportgen.expression import unknown
from reportgen.patterns import pattern
from reportgen.word.chunks import TAG
from reportgen.word.places import Story, Tag

Wrong: TypeAlias = tuple[str, str, str]
Finding: TypeAlias = tuple[str, str, str, str]
STATEMENTS: Final = {
    "": "{{{{ {body} }}}}",
    "for": "{{% for {body} %}}{{% endfor %}}",
    "if": "{{% if {body} %}}{{% endif %}}",
    "elif": "{{% if {body} %}}{{% endif %}}",
    "set": "{{% set {body} %}}",
    "vm": "{{% if ({body}) %}}{{% endif %}}",
    "hm": "",
    "colspan": "{{{{ {body} }}}}",
    "cellbg": "{{{{ {body} }}}}",
    "else": "",
    "endif": "",
    "endfor": "",
}
_BARE: Final = ("else", "endif", "endfor", "hm")
IN_CELLS: Final = ("vm", "hm", "colspan", "cellbg")
_DIVIDED: Final = ("colspan", "cellbg")
PREFIXES: Final = {"tr": "一行", "tc": "一个单元格", "p": "一个段落"}
WIDE: Final = pattern(r"[｛{]\s?[｛{%％#＃]|[%％#＃｝}]\s?[｝}]")
_PUNCTUATION: Final = str.maketrans("，。（）：；｜＝！＋－．［］＜＞％　", ",.():;|=!+-.[]<>% ")
_PAIRS: Final = "成对地写 {{ … }} 或 {% … %}"
_QUOTED: Final = pattern(r"\"[^\"]*\"|'[^']*'")


def shown(text: str) -> str:
    """A tag as quoted in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "……" + flat[-2:]


def spelling(tag: Tag) -> Iterator[Wrong]:
    """Mistakes to be seen before anything is parsed."""
    bare = _QUOTED.sub("", tag.body)
    if "{{" in bare or "{%" in bare:
        yield "T404", "里面又开始了一个标记，前一个没有写完整", _PAIRS
        return
    wide = next((mark for mark in bare if mark.translate(_PUNCTUATION) != mark), None)
    if wide:
        narrow = wide.translate(_PUNCTUATION).replace(" ", "空格")
        yield "T404", f"标记里用了中文标点“{wide}”", f"改成英文的“{narrow}”"
    barred = "}%" if tag.prefix else "%" if tag.word in _DIVIDED else ""
    if any(mark in tag.body for mark in barred):
        yield "T406", "这种标记里不能有“%”和“}”", "先用 {% set 词 = … %} 记下来"
    elif not tag.text.startswith("{{"):
        yield from islice(_statement(tag), 1)
    elif tag.prefix and tag.prefix not in ("r", "p"):
        yield unprintable(tag)


def unprintable(tag: Tag) -> Wrong:
    """`{{r 词 }}` of a word without a format of its own, and other prefixes."""
    return "T406", f"不支持“{{{{{tag.prefix} ”", "直接写 {{ 词 }}"


def _statement(tag: Tag) -> Iterator[Wrong]:
    """Whether the sandbox has such a statement, and it stands where it can work."""
    if tag.prefix and not tag.text.startswith("{%" + tag.prefix):
        right = f"{{%{tag.prefix} {tag.word} {tag.body}".rstrip()
        yield "T404", f"“{tag.prefix}”要紧挨着“%”", f"写成 {right} %}}"
    if tag.word not in STATEMENTS or not tag.word:
        known = [word for word in STATEMENTS if word]
        message = unknown(tag.word, known).replace("这个词", "这种标记")
        yield "T406", message, f"可以用：{'、'.join(known)}"
    if tag.word in _BARE and tag.body:
        yield "T404", f"“{tag.word}”后面不能再写“{tag.body}”", f"写成 {{% {tag.word} %}}"
    if tag.word in IN_CELLS and (not tag.cell or tag.prefix):
        yield "T406", f"“{tag.word}”只能写在表格的单元格里", f"写成 {{% {tag.word} … %}}"
    if tag.nested and tag.word in IN_CELLS and not (tag.word == "vm" and tag.body):
        yield "T406", f"单元格里还有表格，不能用“{tag.word}”", "直接在Word里设，或者移走里面的表格"
    if tag.prefix in ("tr", "tc") and not tag.cell:
        yield "T406", f"“{{%{tag.prefix}”只能写在表格里", "整段用 {%p"


def leftover(where: str, text: str) -> Iterator[Finding]:
    """Braces outside complete tags."""
    for line in filter(WIDE.search, text.split("\n")):
        if re.search("[｛｝％＃]", line):
            wide = f"{shown(line)}：花括号或百分号是全角的"
            yield "T404", where, wide, "改成英文的 {{ }} 或 {% %}"
        else:
            yield "T404", where, f"{shown(line)}：标记没有写完整", _PAIRS


def misplaced(story: Story) -> Iterator[Finding]:
    """Tags outside the printed text."""
    for where, text in story.elsewhere:
        said = f"{_first(text)}：标记只能写在正文的文字里"
        yield "T406", where, said, "不要写在链接、域或图片的属性里"
    for where, count in story.revisions:
        said = f"还有{count}处修订没有接受或拒绝"
        yield "T406", where, said, "在Word的“审阅”里接受或拒绝全部修订，再保存"


def _first(text: str) -> str:
    found = TAG.search(text)
    return shown(found[0]) if found else ""
