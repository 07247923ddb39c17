"""reportgen show."""

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import FOUND, FormOption, JsonOption, RootOption, request, tell


def show(
    spec: Annotated[str, typer.Argument(help="一个项目文件。", metavar="SPEC")],
    root: RootOption = Path(),
    form: FormOption = None,
    as_json: JsonOption = False,
) -> None:
    """显示补全后的项目，每个值从哪里来。"""
    from reportgen import lookup, showing, titled

    shown = lookup.show(request(root, [spec], form, checks=False))
    if shown.project and shown.unit.filled:
        told = showing.as_json if as_json else showing.lines
        tell(told(shown.project, shown.unit.filled))
    if shown.stopped:
        tell(titled.stopped(shown, root), err=shown.project is not None)
        raise typer.Exit(FOUND)
