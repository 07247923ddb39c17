"""text: no word is doubled, none is a well-known slip."""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.lexicon import right_word, wrong_words
from reportgen.checks.prose import Said, stretch_place, texts, whole
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_TWICE: Final = pattern("的的|了了|和和|及及|与与|在在|对对|为为|是是(?!非)|率率")
_WORD_TWICE: Final = pattern(
    r"(\w)(?!\1)(\w)\1\2|(\w)(?!\3)(\w)(\w)\3\4\5|(\w)(?!\6)(\w)(\w)(\w)\6\7\8\9"
)
_MEANT: Final = pattern("[一二三四五六七八九十百千]")
_AT_EASE: Final = pattern(r"(?:天天|好好|一起|多多|常常)\Z")
_OVERLAP: Final = pattern("(?P<one>.)每(?P=one)每")
_BOUND_TWICE: Final = pattern(
    r"(?P<sign>≥|>=|不低于|不少于|不小于|至少)(?P<up>[0-9][0-9.,]*[^\s0-9，,。；;、≥≤以]{0,5})及?以上(?=$|[\s，,。；;、（(])"
    r"|(?P<limit>≤|<=|不超过|不高于|不大于|不多于|至多)(?P<down>[0-9][0-9.,]*[^\s0-9，,。；;、≥≤以]{0,5})(?:及?以[下内]|之内)(?=$|[\s，,。；;、（(])",
    re.MULTILINE,
)
_SIGNS: Final = pattern(r"，，|。。(?!。)|、、|；；|，。|。，|、，|，、")

_PICTURE: Final = pattern(
    "(?:[\U0001f000-\U0001fbff]|[\u2600-\u27bf]\ufe0f|[\u2705\u2728\u274c\u274e\u2753-\u2757\u2764\u2b50\u2b55])+"
)

_WITH_PICTURE: Final = "里有表情符号，预算系统收不进去，印出来可能是方框"
_NO_PICTURE: Final = "删去表情符号"

Slip = tuple[Said, re.Match[str], str, str]


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The slips of every text, each once, where it stands first."""
    del unit, form
    told: set[str] = set()
    if _PICTURE.search(project.name):
        place = project.places.at("项目名称")
        yield Diagnostic("B672", f"项目名称{_WITH_PICTURE}", place, _NO_PICTURE)
    for said, found, message, hint in _slips(project):
        if message not in told:
            told.add(message)
            place = stretch_place(project, said, *found.span())
            yield Diagnostic("B672", message, place, hint)


def _slips(project: FilledProject) -> Iterator[Slip]:
    everything = whole(project)
    if wrong_words().search(everything):
        yield from _wrong(project)
    if _TWICE.search(everything) or _WORD_TWICE.search(everything):
        yield from _doubled(project)
    if _BOUND_TWICE.search(everything):
        yield from _bounds_twice(project)
    for said in texts(project) if _PICTURE.search(everything) else ():
        if picture := _PICTURE.search(said.text):
            yield said, picture, f"{said.what}{_WITH_PICTURE}", _NO_PICTURE
    for said in texts(project) if _SIGNS.search(everything) else ():
        if wrong := _SIGNS.search(said.text):
            yield said, wrong, f"{said.what}里标点“{wrong[0]}”连着写了两个", "留下一个"


def _wrong(project: FilledProject) -> Iterator[Slip]:
    for said in texts(project):
        for found in wrong_words().finditer(said.text):
            right = right_word(found[0])
            yield said, found, f"{said.what}里的“{found[0]}”像是“{right}”", f"改成“{right}”"


def _doubled(project: FilledProject) -> Iterator[Slip]:
    for said in texts(project):
        for found in (*_TWICE.finditer(said.text), *_WORD_TWICE.finditer(said.text)):
            once = found[0][: len(found[0]) // 2]
            meant = _MEANT.search(once) or once.isascii() or _is_row(said.text, *found.span())
            overlap = _OVERLAP.match(said.text, found.start()) or _AT_EASE.search(
                said.text, 0, found.start()
            )
            if not (meant or overlap or _is_idiom(said.text, *found.span())):
                yield said, found, f"{said.what}里“{found[0]}”重复了", f"改成“{once}”"


def _bounds_twice(project: FilledProject) -> Iterator[Slip]:
    for said in texts(project):
        for found in _BOUND_TWICE.finditer(said.text):
            once = f"{found['sign'] or found['limit']}{found['up'] or found['down']}"
            yield said, found, f"{said.what}里“{found[0]}”把一个意思说了两遍", f"改成“{once}”"


def _is_idiom(text: str, start: int, end: int) -> bool:
    """Whether another doubled character stands beside: 实实在在, 和和美美."""
    beside = (text[max(0, start - 2) : start], text[end : end + 2])
    return end - start == 2 and any(len(pair) == 2 and pair[0] == pair[1] for pair in beside)


def _is_row(text: str, start: int, end: int) -> bool:
    """Whether one of the two characters goes on behind every other: 共建共治共享."""
    return end - start == 4 and text[end + 1 : end + 2] == text[start + 1]


RULE: Final = Rule(
    "B672",
    what="没有重复的字词和标点、表情符号和常见的错字（词表见 lexicon.yaml），“≥”和“以上”不一起写。",
    why="错字会原样公开，让人怀疑数也没有核对过。",
    wrong="以将代补；关心退休人员的的生活；营造营造良好氛围",
    right="以奖代补；关心退休人员的生活；营造良好氛围",
    source="文字校对",
    of_project=check,
)
