"""Sentences for people: unknown words, syntax errors, errors while filling in."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from jinja2 import TemplateSyntaxError

from reportgen.patterns import pattern

TOO_DEEP: Final = (RecursionError, MemoryError, SyntaxError)  # Python's own, from compiling
DEPTH: Final = "括号或循环套得太多层"
_SYNTAX: Final = (
    (pattern(r"expected token 'in', got"), "“for”要写成“for 行 in 列表”"),
    (pattern(r"unexpected char [\"'](['\"])"), "引号不成对"),
    (pattern(r"unexpected char '(.)'"), "“{}”不能写在这里"),
    (pattern(r"Expected an expression, got 'end of"), "里面少写了内容"),
    (pattern(r"expected name or number"), "“.”后面少写了词"),
    (pattern(r"expected token 'name', got"), "“|”后面少写了词"),
    (pattern(r"unexpected '[)\]}]'|unexpected '}', expected"), "括号不成对"),
    (pattern(r"unknown tag '(\w+)'"), "没有“{}”这种标记"),
    (pattern(r"expected token '.*', got '='"), "比较是否相等要写“==”"),
    (pattern(r"expected token '.*', got '(.+)'"), "“{}”前面少了连接的符号，或者是多写的"),
)


def unknown(word: str, known: Iterable[object]) -> str:
    """The sentence for a word that is not there, with the one probably meant."""
    near = get_close_matches(word, [str(name) for name in known], n=1, cutoff=0.5)
    return f"没有“{word}”这个词" + (f"；是不是想写“{near[0]}”？" if near else "")


def explained(error: TemplateSyntaxError) -> str:
    """Jinja's syntax error in plain Chinese."""
    if error.message == DEPTH:
        return DEPTH
    for english, sentence in _SYNTAX:
        if found := english.search(error.message or ""):
            return sentence.format(*found.groups())
    return "写法有误"


def runtime(error: Exception) -> str:
    """What went wrong while filling in, in plain Chinese where the message is ours."""
    text = str(error)
    return text if re.search(r"[\u4e00-\u9fff]", text) else "算不出来：这里的内容不能这样用"
