"""reportgen schema."""

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import FINE, FOUND, RootOption, tell


def schema(
    root: RootOption = Path(),
    compare: Annotated[
        bool, typer.Option("--check", help="只比较，不写；过时了就以1退出。")
    ] = False,
) -> None:
    """写出编辑器用的JSON schema（schemas/）。"""
    from reportgen import schema as schemas

    stale = schemas.stale(root) if compare else schemas.write_all(root)
    tell(f"{'过时' if compare else '写出'} {path}" for path in stale)
    raise typer.Exit(FOUND if compare and stale else FINE)
