"""The terminal itself: a progress bar, one line for what goes wrong, and its exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

USAGE, BUG, INTERRUPTED = 2, 3, 130


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
        _print_no_more()
        return 0
    except OSError as error:
        return _full() if error.errno == errno.ENOSPC else _bug(traceback.format_exc())
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


def _full() -> int:
    """Says that what is printed had no room."""
    _print_no_more()
    _say("磁盘满了，这里列出的没有写完；腾出空间，再运行一次")
    return USAGE


def _print_no_more() -> None:
    """What is left to print goes nowhere, and Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(error: typer.TyperException) -> int:
    """Says a wrong command line in Chinese; help that was asked for by silence is printed."""
    kind, said = type(error).__name__, getattr(error, "message", "")
    if kind == "NoArgsIsHelpError":
        typer.echo(said, err=True)
        return USAGE
    from reportgen.console.usage import usage_error

    _say(usage_error(error))
    return USAGE


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
