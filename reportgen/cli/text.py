"""reportgen text."""

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import FOUND, tell


def text(
    files: Annotated[
        list[Path], typer.Argument(help="Word文档，可以写几份。", metavar="FILE.docx...")
    ],
) -> None:
    """把Word文档打印成文字（给 git diff 用：表格画成格子，合并的单元格看得出来）。"""
    from reportgen import lookup

    unread = False
    for file in files:
        read = lookup.text(file)
        tell((f"==== {file}",) if len(files) > 1 else ())
        tell(read.lines)
        tell((f"{found.place.file}：{found.message}" for found in read.diagnostics), err=True)
        unread |= bool(read.diagnostics)
    if unread:
        raise typer.Exit(FOUND)
