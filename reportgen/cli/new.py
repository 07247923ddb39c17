"""reportgen new."""

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import RootOption, tell


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
    tell((f"新建 {path}", f"下一步：reportgen new project 项目名称 --unit {folder}"))


def new_project(
    name: Annotated[str, typer.Argument(help="项目名称。", metavar="NAME")],
    unit: Annotated[str, typer.Option("--unit", help="单位的文件夹名。", metavar="FOLDER")],
    root: RootOption = Path(),
) -> None:
    """新建一个项目：specs/FOLDER/序号-NAME.yaml。"""
    from reportgen import pipeline, scaffold

    opened, folder, prescribed = pipeline.prescribed_for(root, unit)
    path = scaffold.new_project(opened, folder, name, prescribed)
    tell((f"新建 {path}", f"填好以后：reportgen check {path}"))
