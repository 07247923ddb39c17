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
    from reportgen import lookup, scaffold

    opened, prescribed = lookup.prescribed(root, form)
    new = scaffold.NewUnit(folder, form, year, name)
    path = scaffold.new_unit(opened.root, new, prescribed.form)
    tell((f"新建 {path}", f"下一步：reportgen new project 项目名称 --unit {folder}"))


def new_project(
    name: Annotated[str, typer.Argument(help="项目名称。", metavar="NAME")],
    unit: Annotated[str, typer.Option("--unit", help="单位的文件夹名。", metavar="FOLDER")],
    root: RootOption = Path(),
) -> None:
    """新建一个项目：specs/FOLDER/序号-NAME.yaml。"""
    from reportgen import lookup, scaffold

    opened, folder, prescribed = lookup.prescribed_for(root, unit, name)
    path = scaffold.new_project(opened, folder, name, prescribed)
    tell((f"新建 {path}", f"填好以后：reportgen check {path}"))


def new_form(
    form_id: Annotated[
        str, typer.Argument(help="新表样的文件夹名，例如 heping-2025。", metavar="ID")
    ],
    like: Annotated[
        str, typer.Option("--from", help="照着哪个表样，即 templates/ 下的文件夹名。", metavar="ID")
    ],
    root: RootOption = Path(),
) -> None:
    """新建一个表样：templates/ID/，照着另一个改。"""
    from reportgen import lookup, scaffold

    opened, above = lookup.prescribed(root, like)
    made = scaffold.new_form(opened.root, form_id, above, opened.stock)
    tell(f"新建 {path}" for path in made)
    tell(
        (
            "下一步：",
            f"  1. 改 {made[-1]}：写上名称，和 {like} 不一样的写在里面",
            f"  2. 用Word改 {'、'.join(path.name for path in made[:-1])}",
            "  3. reportgen check，有错按提示改",
            f"  4. 试印一份：reportgen build 单位的文件夹 --form {form_id}",
        )
    )
