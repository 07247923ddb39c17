"""reportgen diff."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.options import FINE, FOUND, RootOption, progress, tell

if TYPE_CHECKING:
    from reportgen.diff.changes import Comparison


class DiffFormat(StrEnum):
    """How changes are printed."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    DOCX = "docx"


def diff(
    base: Annotated[
        str | None,
        typer.Argument(
            help="和哪个版本比：分支、标签、提交或文件夹；不写就是主分支。", metavar="[BASE]"
        ),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(help="比哪个版本；不写就是现在的文件。", metavar="[HEAD]"),
    ] = None,
    root: RootOption = Path(),
    output_format: Annotated[
        DiffFormat, typer.Option("--format", help="怎样列出变动。")
    ] = DiffFormat.TEXT,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有变动就以1退出。")] = False,
    max_chars: Annotated[
        int, typer.Option("--max-chars", help="md最多多少个字符。", min=1000, metavar="N")
    ] = 60_000,
    out: Annotated[
        Path,
        typer.Option("--out", help="docx放在哪个文件夹（从 -C 的文件夹算起）。", metavar="DIR"),
    ] = Path("output/变更"),
) -> None:
    """列出两个版本之间谁的钱、哪些指标变了。"""
    from reportgen import between

    if output_format is DiffFormat.DOCX:
        _revise(root, (base, head), root / out, exit_code=exit_code)
    with progress("比较") as advance:
        comparison = between.diff(root, base, head, advance)
    tell(_lines(comparison, output_format, max_chars))
    raise typer.Exit(FOUND if exit_code and not comparison.empty else FINE)


def _revise(
    root: Path, sides: tuple[str | None, str | None], out: Path, *, exit_code: bool
) -> None:
    from reportgen import between, outcome

    with progress("比较") as advance:
        made = between.revise(root, *sides, out, advance)
    tell(outcome.document(item) for item in made)
    tell(() if made else ("两个版本之间没有变化，没有生成文档",))
    failed = any(item.outcome is None for item in made)
    raise typer.Exit(FOUND if failed or (exit_code and made) else FINE)


def _lines(comparison: "Comparison", wanted: DiffFormat, limit: int) -> Iterable[str]:
    from reportgen import diff as formats

    if wanted is DiffFormat.JSON:
        return formats.as_json(comparison)
    page = formats.page(comparison)
    return formats.markdown(page, limit) if wanted is DiffFormat.MD else formats.text(page)
