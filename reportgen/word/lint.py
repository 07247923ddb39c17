"""All mistakes of a template at once, each with its place and what would be right."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, TypeAlias

from jinja2 import TemplateSyntaxError

from reportgen.expression import Sandbox, environment, explained, problems, unknown
from reportgen.word.fields import Record
from reportgen.word.paths import Scopes
from reportgen.word.places import TAG, Story, Tag

Wrong: TypeAlias = tuple[str, str, str]
Finding: TypeAlias = tuple[str, str, str, str]
_STATEMENTS: Final = {
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
_IN_CELLS: Final = ("vm", "hm", "colspan", "cellbg")
_ENDS: Final = {"for": "endfor", "if": "endif"}
_PREFIXES: Final = {"tr": "一行", "tc": "一个单元格", "p": "一个段落"}
_WIDE: Final = re.compile(r"[｛{]\s?[｛{%％#＃]|[%％#＃｝}]\s?[｝}]")
_PUNCTUATION: Final = str.maketrans("，。（）：；｜＝！＋－．［］＜＞％　", ",.():;|=!+-.[]<>% ")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")


def lint(story: Story, fields: Record) -> list[Finding]:
    """Code, place, message and hint of every mistake in one part, in the order people read it."""
    found = [finding for where, text in story.leftovers for finding in _leftover(where, text)]
    linter = _Linter(fields)
    wrong = [(tag, finding) for tag in story.tags for finding in linter.tag(tag)]
    for tag, (code, message, hint) in [*wrong, *linter.unclosed(), *_crowded(story.tags)]:
        found.append((code, tag.where, f"{shown(tag.text)}：{message}", hint))
    order = {where: number for number, (where, _text) in enumerate(story.leftovers)}
    return sorted(dict.fromkeys(found), key=lambda finding: order[finding[1]])


def shown(text: str) -> str:
    """A tag as quoted in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "……" + flat[-2:]


class _Linter:
    """Walks through the tags of a part and keeps what is open and what is known there."""

    def __init__(self, fields: Record) -> None:
        self._sandbox: Sandbox = environment()
        self._scopes = Scopes(fields.fields)
        self._open: list[Tag] = []
        self._lost = False

    def tag(self, tag: Tag) -> Iterator[Wrong]:
        """What is wrong with the next tag."""
        wrong = list(_spelling(tag))
        yield from wrong
        if not wrong:
            yield from self._expression(tag)
        elif tag.word in ("for", "set"):
            self._lost = True
            if tag.word == "for":
                self._scopes.frames.append({})
        yield from self._block(tag)

    def unclosed(self) -> Iterator[tuple[Tag, Wrong]]:
        """Loops and conditions that never end."""
        for tag in self._open:
            end = f"{{%{tag.prefix} {_ENDS[tag.word]} %}}"
            yield tag, ("T404", f"“{tag.word}”没有结束", f"在后面补上 {end}")

    def _expression(self, tag: Tag) -> Iterator[Wrong]:
        """Syntax, what the sandbox refuses, and unknown words."""
        source = _STATEMENTS[tag.word].format(body=tag.body)
        if tag.word == "hm" or (tag.word == "vm" and not tag.body):
            source = "{% if loop.first %}{% endif %}"
        try:
            tree = self._sandbox.parse(source)
        except TemplateSyntaxError as error:
            yield "T404", explained(error), '照例子改：{{ 单位.单位名称 }}、{% if 词 == "字" %}'
            self._lose(tag)
            return
        refused = list(problems(tree))
        yield from (("T406", message, hint) for _line, message, hint in refused)
        if refused:
            self._lose(tag)
            return
        for code, message, hint in self._scopes.prove(tree):
            if not (self._lost and message.startswith("没有")):
                yield code, message, hint

    def _lose(self, tag: Tag) -> None:
        """A broken for or set defines words that nobody knows: later words are not judged."""
        self._lost = self._lost or tag.word in ("for", "set")
        if tag.word == "for":
            self._scopes.frames.append({})

    def _block(self, tag: Tag) -> Iterator[Wrong]:
        """Whether loops and conditions begin and end in the same kind of place."""
        if tag.word in _ENDS:
            self._open.append(tag)
        elif tag.word in ("elif", "else", "endif", "endfor"):
            wanted = ("for", "if") if tag.word == "else" else (tag.word.replace("end", ""),)
            wanted = ("if",) if tag.word == "elif" else wanted
            if not self._open or self._open[-1].word not in wanted:
                yield "T404", f"前面没有和它相配的“{'”或“'.join(wanted)}”", "删去，或者补上开头"
                return
            yield from _paired(self._open[-1], tag)
            if tag.word.startswith("end") and self._open.pop().word == "for":
                self._scopes.leave()


def _paired(start: Tag, tag: Tag) -> Iterator[Wrong]:
    """A tag and the beginning of its block belong to the same table, row or paragraph."""
    begun = f"“{start.word}”（{start.where}）"
    if tag.prefix != start.prefix:
        right = f"{{%{start.prefix} {tag.word} %}}"
        yield "T404", f"和开头{begun}的写法不一样", f"写成 {right}"
    elif tag.home != start.home:
        whole = "整行用 {%tr，整个单元格用 {%tc，整段用 {%p"
        yield "T406", f"和开头{begun}不在同一个表格、单元格或段落里", whole


def _spelling(tag: Tag) -> Iterator[Wrong]:
    """Mistakes to be seen before anything is parsed."""
    bare = _QUOTED.sub("", tag.body)
    wide = next((mark for mark in bare if mark.translate(_PUNCTUATION) != mark), None)
    if wide:
        narrow = wide.translate(_PUNCTUATION).replace(" ", "空格")
        yield "T404", f"标记里用了中文标点“{wide}”", f"改成英文的“{narrow}”"
    if not tag.text.startswith("{{"):
        yield from islice(_statement(tag), 1)
    elif tag.prefix:
        yield "T406", f"不支持“{{{{{tag.prefix} ”", "直接写 {{ 词 }}"


def _statement(tag: Tag) -> Iterator[Wrong]:
    """Whether the sandbox has such a statement, and it stands where it can work."""
    if tag.prefix and not tag.text.startswith("{%" + tag.prefix):
        right = f"{{%{tag.prefix} {tag.word} {tag.body}".rstrip()
        yield "T404", f"“{tag.prefix}”要紧挨着“%”", f"写成 {right} %}}"
    if tag.word not in _STATEMENTS or not tag.word:
        known = [word for word in _STATEMENTS if word]
        message = unknown(tag.word, known).replace("这个词", "这种标记")
        yield "T406", message, f"可以用：{'、'.join(known)}"
    if tag.word in _BARE and tag.body:
        yield "T404", f"“{tag.word}”后面不能再写“{tag.body}”", f"写成 {{% {tag.word} %}}"
    if tag.word in _IN_CELLS and (not tag.cell or tag.prefix):
        yield "T406", f"“{tag.word}”只能写在表格的单元格里", f"写成 {{% {tag.word} … %}}"
    if tag.prefix in ("tr", "tc") and not tag.cell:
        yield "T406", f"“{{%{tag.prefix}”只能写在表格里", "整段用 {%p"
    if tag.prefix in _PREFIXES and re.search("[}%]", tag.body):
        yield "T406", "这种标记里不能有“%”和“}”", "先用 {% set 词 = … %} 记下来"


def _leftover(where: str, text: str) -> Iterator[Finding]:
    """Braces outside complete tags, and tags outside the printed text."""
    if found := TAG.search(text):
        message = f"{shown(found[0])}：标记只能写在正文的文字里"
        yield "T406", where, message, "不要写在链接、域或图片的属性里"
        return
    for line in filter(_WIDE.search, text.split("\n")):
        if re.search("[｛｝％＃]", line):
            yield (
                "T404",
                where,
                f"{shown(line)}：花括号或百分号是全角的",
                "改成英文的 {{ }} 或 {% %}",
            )
        else:
            yield "T404", where, f"{shown(line)}：标记没有写完整", "成对地写 {{ … }} 或 {% … %}"


def _crowded(tags: tuple[Tag, ...]) -> Iterator[tuple[Tag, Wrong]]:
    """Tags that docxtpl would drop with the row, cell or paragraph of another tag."""
    owners: dict[str, Tag] = {}
    merged: dict[str, Tag] = {}
    for tag in tags:
        what = _PREFIXES.get(tag.prefix)
        if what and owners.setdefault(tag.line, tag) is not tag:
            yield tag, ("T406", f"{what}里只能有一个“{{%{tag.prefix}”", "各占一行、一格或一段")
        if tag.word == "vm" and tag.body and merged.setdefault(tag.cell, tag) is not tag:
            yield tag, ("T406", "一个单元格里只能有一个“vm”", "几个词一起比，写成 vm (甲, 乙)")
    for tag in tags:
        for line, owner in owners.items():
            inside = tag.line.startswith(line + "/")
            if inside or (tag.line == line and tag.prefix not in _PREFIXES):
                gone = f"会和 {shown(owner.text)} 所在的那{_PREFIXES[owner.prefix]}一起去掉"
                yield tag, ("T406", gone, "放到别处去")
