"""reportgen check."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import (
    FINE,
    FOUND,
    FormOption,
    Paths,
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


def check(
    paths: Paths = None,
    root: RootOption = Path(),
    form: FormOption = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="怎样列出检查结果。")
    ] = OutputFormat.LIST,
    strict: StrictOption = False,
) -> None:
    """检查项目文件、表样和模板，不生成文档。"""
    from reportgen import outcome, pipeline
    from reportgen.formats import FORMATS

    with progress("检查") as advance:
        report = pipeline.check(request(root, paths, form), advance)
    tell(FORMATS[output_format](outcome.findings(report, root)))
    raise typer.Exit(FOUND if outcome.unfit(report, strict=strict) else FINE)
