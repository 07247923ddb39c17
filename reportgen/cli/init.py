"""reportgen init."""

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import tell


def init(
    folder: Annotated[
        Path, typer.Argument(help="放在哪个文件夹；不写就是这里。", metavar="[DIR]")
    ] = Path(),
) -> None:
    """新建一个可以直接用的文件夹：表样、指标库、例子、编辑器和流水线的设置。"""
    from reportgen import scaffold

    made, kept = scaffold.new_root(folder)
    tell(f"已有，没有动  {path}" for path in kept)
    tell((f"新建 {len(made)}个文件，在 {folder}",))
    steps = ("reportgen build", "git init && git add -A && git commit -m 开始")
    enter = () if folder == Path() else (f"cd {folder}",)
    tell(("下一步：", *(f"  {step}" for step in (*enter, *steps))))
