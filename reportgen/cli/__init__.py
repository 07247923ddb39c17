"""The command line: options → call → print → exit code. Nothing else prints or exits."""

import sys
from typing import Annotated

import typer

from reportgen import __version__, console
from reportgen.cli import build, check, diff, explain, init, new, schema, show, text

app = typer.Typer(
    name="reportgen",
    cls=console.ChineseGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="项目支出绩效目标表：一个项目写一份YAML，生成各县格式的Word文档。",
)
_new = typer.Typer(
    cls=console.ChineseGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="新建单位、项目或表样（只新建，不改已有的文件）。",
)

# The order here is the order in --help.
app.command("build", cls=console.ChineseCommand)(build.build)
app.command("check", cls=console.ChineseCommand)(check.check)
app.command("show", cls=console.ChineseCommand)(show.show)
app.command("explain", cls=console.ChineseCommand)(explain.explain)
app.command("diff", cls=console.ChineseCommand)(diff.diff)
app.command("schema", cls=console.ChineseCommand)(schema.schema)
app.command("text", cls=console.ChineseCommand)(text.text)
app.command("init", cls=console.ChineseCommand)(init.init)
_new.command("unit", cls=console.ChineseCommand)(new.new_unit)
_new.command("project", cls=console.ChineseCommand)(new.new_project)
_new.command("form", cls=console.ChineseCommand)(new.new_form)
app.add_typer(_new, name="new")


@app.callback(invoke_without_command=True)
def _start(
    version: Annotated[bool, typer.Option("--version", help="显示版本号。")] = False,
) -> None:
    if version:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit


def run() -> int:
    """Runs the command line; its exit code."""
    console.set_up(sys.stdout, sys.stderr)
    return console.guarded(lambda: app(standalone_mode=False, prog_name="reportgen"))
