"""reportgen build."""

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.options import (
    FINE,
    FOUND,
    JsonOption,
    Paths,
    RootOption,
    StrictOption,
    progress,
    tell,
)


def build(
    paths: Paths = None,
    root: RootOption = Path(),
    form: Annotated[
        list[str] | None,
        typer.Option("--form", help="换成这个表样，可以写几次，每种各印一份。", metavar="ID"),
    ] = None,
    out: Annotated[
        Path,
        typer.Option("--out", help="文档放在哪个文件夹（从 -C 的文件夹算起）。", metavar="DIR"),
    ] = Path("output"),
    strict: StrictOption = False,
    no_check: Annotated[bool, typer.Option("--no-check", help="不做业务检查。")] = False,
    no_summary: Annotated[
        bool, typer.Option("--no-summary", help="不做部门汇总和各单位的汇总表。")
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "-j", "--jobs", help="最多同时用几个进程；0 是有几个核用几个。", min=0, metavar="N"
        ),
    ] = 0,
    force: Annotated[bool, typer.Option("--force", help="没有变化的也重新生成。")] = False,
    clean: Annotated[bool, typer.Option("--clean", help="删去没有项目再生成的旧文档。")] = False,
    mark_filled: Annotated[
        bool,
        typer.Option("--mark-filled", help="另印一份，用批注说明自动填上的内容从哪里来。"),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="说明每份文档为什么重建或跳过。")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """生成Word文档（同时检查；有错的单位不生成，其余照常）。"""
    from reportgen import outcome, pipeline
    from reportgen.request import Request

    requests = [
        Request(
            root,
            tuple(paths or ()),
            wanted,
            not no_check,
            jobs,
            force,
            clean,
            notes=mark_filled,
            summary=not (no_summary or mark_filled),
        )
        for wanted in dict.fromkeys(form or (None,))
    ]
    with progress("生成") as advance:
        reports = [pipeline.build(request, root / out, advance) for request in requests]
    report = outcome.together(reports)
    told = outcome.lines(report, root, verbose=verbose)
    tell(outcome.as_json(report) if as_json else told)
    raise typer.Exit(FOUND if outcome.failed(report, strict=strict) else FINE)
