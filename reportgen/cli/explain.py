"""reportgen explain."""

from enum import StrEnum
from typing import Annotated

import typer

from reportgen.cli.options import tell


class Style(StrEnum):
    """How the reference is printed."""

    TEXT = "text"
    MD = "md"


def explain(
    name: Annotated[
        str | None,
        typer.Argument(help="代码（B602）、英文名（arith-budget）或中文名。", metavar="[NAME]"),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="全部检查结果。")] = False,
    style: Annotated[
        Style, typer.Option("--format", help="全部检查结果的写法：文字或Markdown。")
    ] = Style.TEXT,
) -> None:
    """说明一种检查结果：检查什么、为什么、怎么改、怎么说明。"""
    from reportgen import guide
    from reportgen.codes import TABLE
    from reportgen.files import UsageError

    if every and style is Style.MD:
        tell(guide.reference())
        return
    code = guide.meant(name) if name else None
    if not every and code is None:
        near = [f"\n  {found.id} {found.title}" for found in guide.near(name or "")]
        hint = f"相近的有：{''.join(near)}" if near else "全部的用 reportgen explain --all 看"
        raise UsageError(
            f"没有“{name}”这种检查结果；{hint}" if name else "写上代码或名称，或者 --all"
        )
    for number, each in enumerate(TABLE if every else [code] if code else ()):
        tell([""] if number else [])
        tell(guide.explained(each))
