"""reportgen text."""

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import FOUND, tell


def text(
    file: Annotated[Path, typer.Argument(help="一份Word文档。", metavar="FILE.docx")],
) -> None:
    """把一份Word文档打印成文字（给 git diff 用：表格画成格子，合并的单元格看得出来）。"""
    from reportgen import pipeline

    read = pipeline.text(file)
    tell(read.lines)
    if read.diagnostics:
        tell((f"{found.place.file}：{found.message}" for found in read.diagnostics), err=True)
        raise typer.Exit(FOUND)
