"""The terminal: Chinese help and usage errors, a progress bar, exit codes for what goes wrong."""

import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO

import typer
from typer.core import TyperCommand, TyperGroup

USAGE, BUG, INTERRUPTED = 2, 3, 130

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
_VALUES: Final = (
    (re.compile(r"'(.*)' is not one of (.*?)\.?$"), r"“\1”，可以写 \2"),
    (re.compile(r"'(.*)' is not a valid int"), r"“\1”不是整数"),
    (re.compile(r"(\S+) is not in the range (\d+)<=x<=(\d+)"), r"“\1”，要在 \2 到 \3 之间"),
    (re.compile(r"(\S+) is not in the range x>=(\d+)"), r"“\1”，不能小于 \2"),
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


def set_up(*streams: TextIO) -> None:
    """Lets a terminal of any encoding show what it can instead of failing on the rest."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def guarded(run: Callable[[], object]) -> int:
    """The exit code of a run: what goes wrong is said in one line on stderr."""
    from reportgen.files import UsageError

    try:
        code = run()
    except typer.TyperException as error:
        return _usage(error)
    except UsageError as error:
        _say(str(error))
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - the one place where a bug becomes an exit code
        return _bug(traceback.format_exc())
    if code == INTERRUPTED:  # typer itself may have seen the interrupt
        _say("已中断；已有的文档都是完整的")
    return code if isinstance(code, int) else 0


def shows_progress(stream: TextIO) -> bool:
    """Whether a progress bar helps: on a terminal, and not in CI."""
    return stream.isatty() and not os.environ.get("CI")


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """A progress bar on stderr; the function that comes back names what is being worked on."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name: bar.update(task, advance=1, description=name)


def _in_chinese(text: str) -> str:
    for pattern, words in _HELP_WORDS:
        text = pattern.sub(words, text)
    return text


def _usage(error: typer.TyperException) -> int:
    """Says a wrong command line in Chinese; help that was asked for by silence is printed."""
    kind, said = type(error).__name__, getattr(error, "message", "")
    if kind == "NoArgsIsHelpError":
        typer.echo(said, err=True)
        return USAGE
    _say(_USAGE.get(kind, _other)(error))
    return USAGE


def _no_option(error: Any) -> str:
    near = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
    return f"没有 {error.option_name} 这个选项{near}"


def _missing(error: Any) -> str:
    name = error.param.opts[-1] if error.param.param_type_name == "option" else error.param.metavar
    return f"缺少 {name}"


def _bad_value(error: Any) -> str:
    name = "/".join(error.param.opts) if error.param else ""
    return f"{name} 的值不对：{_choices(error.message)}"


def _choices(message: str) -> str:
    for pattern, words in _VALUES:
        if match := pattern.search(message):
            return match.expand(words).replace("'", "").replace(", ", "、")
    return message


def _option_usage(error: Any) -> str:
    if "does not take a value" in error.message:
        return f"{error.option_name} 后面不跟值"
    return f"{error.option_name} 后面要跟一个值"


def _other(error: Any) -> str:
    said = str(getattr(error, "message", error))
    match = re.match(r"No such command '(.*?)'", said)
    if match:
        return f"没有“{match[1]}”这个命令；运行 reportgen --help 看有哪些"
    match = re.match(r"Got unexpected extra argument\S* \((.*)\)", said)
    return f"多了参数：{match[1]}" if match else said


_USAGE: Final[dict[str, Callable[[Any], str]]] = {
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _option_usage,
}


def _bug(trace: str) -> int:
    """Keeps the traceback in a new file of its own and says where."""
    import tempfile

    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="reportgen-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(trace)
    except OSError:
        _say(f"reportgen 自己出错了：{trace.splitlines()[-1]}")
    else:
        _say(f"reportgen 自己出错了，请把这个文件发给维护者：{file.name}")
    return BUG


def _say(message: str) -> None:
    from reportgen.formats import printable

    typer.echo(printable(message), err=True)
