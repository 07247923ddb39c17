"""Commands whose help is Chinese throughout."""

import re
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

_HELP_WORDS: Final = (
    (re.compile(r"^Usage:", re.MULTILINE), "用法："),
    (re.compile(r"^Options:$", re.MULTILINE), "选项："),
    (re.compile(r"^Arguments:$", re.MULTILINE), "参数："),
    (re.compile(r"^Commands:$", re.MULTILINE), "命令："),
    (re.compile(r"Show this message and exit\."), "显示这段说明。"),
    (re.compile(r"\[default:\s+([^\]]*)\]"), r"［默认 \1］"),
    (re.compile(r"［默认 ([^;］]*); x>=\d+］"), r"［默认 \1］"),
    (re.compile(r"\[required\]"), "［必填］"),
    (re.compile(r" +\[default:\s*\]"), ""),
    (re.compile(r"\[(\d+)<=x<=(\d+); required\]"), r"［\1 到 \2，必填］"),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"<((?:\w+\|)+\w+)>"), r"[\1]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 [参数]..."),
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
    for pattern, words in _HELP_WORDS:
        text = pattern.sub(words, text)
    return text
