"""Commands whose help is Chinese throughout."""

import re
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from reportgen.patterns import pattern

_HELP_WORDS: Final = (
    (pattern(r"^Usage:", re.MULTILINE), "用法："),
    (pattern(r"^Options:$", re.MULTILINE), "选项："),
    (pattern(r"^Arguments:$", re.MULTILINE), "参数："),
    (pattern(r"^Commands:$", re.MULTILINE), "命令："),
    (pattern(r"Show this message and exit\."), "显示这段说明。"),
    (pattern(r"\[default:\s+([^\]]*)\]"), r"［默认 \1］"),
    (pattern(r"［默认 ([^;］]*); x>=\d+］"), r"［默认 \1］"),
    (pattern(r"\[required\]"), "［必填］"),
    (pattern(r" +\[default:\s*\]"), ""),
    (pattern(r"\[(\d+)<=x<=(\d+); required\]"), r"［\1 到 \2，必填］"),
    (pattern(r"\[OPTIONS\]"), "[选项]"),
    (pattern(r"<((?:\w+\|)+\w+)>"), r"[\1]"),
    (pattern(r"COMMAND \[ARGS\]\.\.\."), "命令 [参数]..."),
)


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _in_chinese(super().get_help(ctx))


def _in_chinese(text: str) -> str:
    for english, words in _HELP_WORDS:
        text = english.sub(words, text)
    return text
