"""reportgen check."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import (
    FINE,
    FOUND,
    FormOption,
    RootOption,
    StrictOption,
    progress,
    request,
    tell,
)


class OutputFormat(StrEnum):
    """How findings are printed."""

    LIST = "list"
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    MD = "md"
    XLSX = "xlsx"
    DOCX = "docx"


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="单位文件夹，或项目文件（查整个单位，只列和它有关的）；不写就是 specs/ 下的全部。",
            metavar="[PATHS]...",
        ),
    ] = None,
    root: RootOption = Path(),
    form: FormOption = None,
    output_format: Annotated[
        OutputFormat,
        typer.Option("--output-format", help="怎样列出检查结果；xlsx、docx写成问题清单。"),
    ] = OutputFormat.LIST,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help="问题清单写到哪个文件；不写是 output/问题清单.xlsx。", metavar="FILE"
        ),
    ] = None,
    strict: StrictOption = False,
    no_ignore: Annotated[bool, typer.Option("--no-ignore", help="写了情况说明的也算。")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="最后列出每条规则有几处。")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", help="这个文件里记着的旧问题不算。", metavar="FILE"),
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="把现在的问题记进 --baseline 的文件。")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="能确定怎么改的，直接改在文件里。")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示 --fix 会改什么，不改。")] = False,
) -> None:
    """检查项目文件、表样和模板，不生成文档。"""
    from reportgen import checking, outcome
    from reportgen.checking import Options
    from reportgen.fixing import difference

    asked = request(root, paths, form)
    options = Options(output_format, out, not no_ignore, statistics, baseline)
    with progress("检查") as advance:
        if update_baseline:
            tell(checking.update(asked, options, advance))
            raise typer.Exit(FINE)
        checked = checking.look(asked, options, advance)
        if fix or diff:
            checked, changed = checking.mended(checked, asked, options, advance)
        if diff:
            tell(line for one in changed for line in difference(one))
            raise typer.Exit(FOUND if changed else FINE)
        if fix:
            again = partial(checking.look, asked, options, advance)
            checked, lines = checking.written(changed, checked, again, root)
            tell(lines, err=True)
    tell(checking.told(checked.findings, options, root))
    raise typer.Exit(FOUND if outcome.unfit(checked.report, strict=strict) else FINE)
