"""The command line: options → call → print → exit code. Nothing else prints or exits."""

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen import __version__, console

if TYPE_CHECKING:
    from reportgen.request import Request

FINE, FOUND = 0, 1

app = typer.Typer(
    name="reportgen",
    cls=console.ChineseGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="项目支出绩效目标表：一个项目写一份YAML，生成各县格式的Word文档。",
)
new = typer.Typer(
    cls=console.ChineseGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="新建单位或项目（只新建，不改已有的文件）。",
)
app.add_typer(new, name="new")


class OutputFormat(StrEnum):
    """How findings are printed."""

    LIST = "list"
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


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


@app.callback(invoke_without_command=True)
def _start(
    version: Annotated[bool, typer.Option("--version", help="显示版本号。")] = False,
) -> None:
    if version:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit


@app.command(cls=console.ChineseCommand)
def build(
    paths: Paths = None,
    root: RootOption = Path(),
    form: Annotated[
        list[str] | None,
        typer.Option("--form", help="换成这个表样，可以写几次，每种各印一份。", metavar="ID"),
    ] = None,
    out: Annotated[
        Path,
        typer.Option("--out", help="文档放在哪个文件夹（从 -C 的文件夹算起）。", metavar="DIR"),
    ] = Path("output"),
    strict: StrictOption = False,
    no_check: Annotated[bool, typer.Option("--no-check", help="不做业务检查。")] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "-j", "--jobs", help="最多同时用几个进程；0 是有几个核用几个。", min=0, metavar="N"
        ),
    ] = 0,
    force: Annotated[bool, typer.Option("--force", help="没有变化的也重新生成。")] = False,
    clean: Annotated[bool, typer.Option("--clean", help="删去没有项目再生成的旧文档。")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="说明每份文档为什么重建或跳过。")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """生成Word文档（同时检查；有错的单位不生成，其余照常）。"""
    from reportgen import outcome, pipeline
    from reportgen.request import Request

    requests = [
        Request(root, tuple(paths or ()), wanted, not no_check, jobs, force, clean)
        for wanted in dict.fromkeys(form or (None,))
    ]
    with _progress("生成") as advance:
        reports = [pipeline.build(request, root / out, advance) for request in requests]
    report = outcome.together(reports)
    told = outcome.lines(report, root, verbose=verbose)
    _print(outcome.as_json(report) if as_json else told)
    raise typer.Exit(FOUND if outcome.failed(report, strict=strict) else FINE)


@app.command(cls=console.ChineseCommand)
def check(
    paths: Paths = None,
    root: RootOption = Path(),
    form: FormOption = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="怎样列出检查结果。")
    ] = OutputFormat.LIST,
    strict: StrictOption = False,
) -> None:
    """检查项目文件、表样和模板，不生成文档。"""
    from reportgen import outcome, pipeline
    from reportgen.formats import FORMATS

    with _progress("检查") as advance:
        report = pipeline.check(_request(root, paths, form), advance)
    _print(FORMATS[output_format](outcome.findings(report, root)))
    raise typer.Exit(FOUND if outcome.unfit(report, strict=strict) else FINE)


@app.command(cls=console.ChineseCommand)
def show(
    spec: Annotated[str, typer.Argument(help="一个项目文件。", metavar="SPEC")],
    root: RootOption = Path(),
    form: FormOption = None,
    as_json: JsonOption = False,
) -> None:
    """显示补全后的项目，每个值从哪里来。"""
    from reportgen import outcome, pipeline, showing

    shown = pipeline.show(_request(root, [spec], form, checks=False))
    if shown.project and shown.unit.filled:
        told = showing.as_json if as_json else showing.lines
        _print(told(shown.project, shown.unit.filled))
    if shown.stopped:
        _print(outcome.stopped(shown, root), err=shown.project is not None)
        raise typer.Exit(FOUND)


@new.command("unit", cls=console.ChineseCommand)
def new_unit(
    folder: Annotated[str, typer.Argument(help="文件夹名，例如 heping-2024。", metavar="FOLDER")],
    form: Annotated[
        str, typer.Option("--form", help="表样，即 templates/ 下的文件夹名。", metavar="ID")
    ],
    year: Annotated[
        int, typer.Option("--year", help="预算年度。", min=2000, max=2099, metavar="YEAR")
    ],
    name: Annotated[
        str, typer.Option("--name", help="单位名称。", metavar="NAME")
    ] = "（填写单位名称）",
    root: RootOption = Path(),
) -> None:
    """新建一个单位：specs/FOLDER/unit.yaml。"""
    from reportgen import pipeline, scaffold

    opened, prescribed = pipeline.prescribed(root, form)
    path = scaffold.new_unit(opened, scaffold.NewUnit(folder, form, year, name), prescribed)
    _print((f"新建 {path}", f"下一步：reportgen new project 项目名称 --unit {folder}"))


@new.command("project", cls=console.ChineseCommand)
def new_project(
    name: Annotated[str, typer.Argument(help="项目名称。", metavar="NAME")],
    unit: Annotated[str, typer.Option("--unit", help="单位的文件夹名。", metavar="FOLDER")],
    root: RootOption = Path(),
) -> None:
    """新建一个项目：specs/FOLDER/序号-NAME.yaml。"""
    from reportgen import pipeline, scaffold

    opened, folder, prescribed = pipeline.prescribed_for(root, unit)
    path = scaffold.new_project(opened, folder, name, prescribed)
    _print((f"新建 {path}", f"填好以后：reportgen check {path}"))


@app.command(cls=console.ChineseCommand)
def schema(
    root: RootOption = Path(),
    compare: Annotated[
        bool, typer.Option("--check", help="只比较，不写；过时了就以1退出。")
    ] = False,
) -> None:
    """写出编辑器用的JSON schema（schemas/）。"""
    from reportgen import schema as schemas

    stale = schemas.stale(root) if compare else schemas.write_all(root)
    _print(f"{'过时' if compare else '写出'} {path}" for path in stale)
    raise typer.Exit(FOUND if compare and stale else FINE)


def run() -> int:
    """Runs the command line; its exit code."""
    console.set_up(sys.stdout, sys.stderr)
    return console.guarded(lambda: app(standalone_mode=False, prog_name="reportgen"))


def _request(
    root: Path, paths: Iterable[str] | None, form: str | None, *, checks: bool = True
) -> "Request":
    from reportgen.request import Request

    return Request(root, tuple(paths or ()), form, checks)


def _print(lines: Iterable[str], *, err: bool = False) -> None:
    from reportgen.formats import printable

    for line in lines:
        typer.echo(printable(line), err=err)


def _progress(what: str) -> AbstractContextManager[Callable[[str], None]]:
    return console.progress(what) if console.shows_progress(sys.stderr) else nullcontext(_silent)


def _silent(_: str) -> None:
    return None
