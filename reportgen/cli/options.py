"""What the commands share: their common options, exit codes, and how results are printed."""

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen import console

if TYPE_CHECKING:
    from reportgen.request import Request

FINE, FOUND = 0, 1

Paths = Annotated[
    list[str] | None,
    typer.Argument(help="单位文件夹或项目文件；不写就是 specs/ 下的全部。", metavar="[PATHS]..."),
]
RootOption = Annotated[
    Path, typer.Option("-C", "--root", help="放着 specs/ 和 templates/ 的文件夹。", metavar="DIR")
]
FormOption = Annotated[
    str | None, typer.Option("--form", help="换成这个表样，代替单位自己的表样。", metavar="ID")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="有“请核实”也算没通过。")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出JSON，给程序读。")]


def request(
    root: Path, paths: Iterable[str] | None, form: str | None, *, checks: bool = True
) -> "Request":
    """What a command asks for."""
    from reportgen.request import Request

    return Request(root, tuple(paths or ()), form, checks)


def tell(lines: Iterable[str], *, err: bool = False) -> None:
    """Prints the lines in characters that the terminal has."""
    from reportgen.formats import printable

    for line in lines:
        typer.echo(printable(line), err=err)


def progress(what: str) -> AbstractContextManager[Callable[[str], None]]:
    """Shows on a terminal how far the run is; elsewhere nothing."""
    return console.progress(what) if console.shows_progress(sys.stderr) else nullcontext(_silent)


def _silent(_: str) -> None:
    return None
