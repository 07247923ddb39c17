"""A long text as the plain data that `{{p 词 }}` goes through while a template is filled in."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from reportgen.longtext import Block, LongText, Paragraph, Run, Table

Piece: TypeAlias = dict[str, object]

STEP: Final = 420
_BULLET: Final = "·\t"


def pieces(text: object, left: int, width: int) -> list[Piece]:
    """Paragraphs and tables in twips: `left` is the pattern's own indent, `width` the room.

    A text without blocks is printed line by line.
    """
    blocks: tuple[Block, ...] = (
        text.blocks
        if isinstance(text, LongText)
        else tuple(Paragraph((Run(line),)) for line in str(text).split("\n") if line.strip())
    )
    return [
        _table(block, width) if isinstance(block, Table) else _paragraph(block, left)
        for block in blocks
    ]


def _paragraph(block: Paragraph, left: int) -> Piece:
    bullet = [{"text": _BULLET, "bold": False}] if block.bullet else []
    return {
        "rows": [],
        "runs": [*bullet, *_runs(block.runs)],
        "left": left + STEP * block.level if block.level else 0,
        "hanging": STEP if block.bullet else 0,
    }


def _table(block: Table, width: int) -> Piece:
    """Columns of one width; the last takes what is left over."""
    count = len(block.rows[0])
    widths = [width // count] * count
    widths[-1] += width - sum(widths)
    return {"rows": list(_rows(block, widths)), "widths": widths, "width": width}


def _rows(block: Table, widths: list[int]) -> Iterator[Piece]:
    for number, row in enumerate(block.rows):
        cells = [
            {"runs": _runs(cell), "width": width} for cell, width in zip(row, widths, strict=True)
        ]
        yield {"head": number == 0, "cells": cells}


def _runs(runs: tuple[Run, ...]) -> list[Piece]:
    return [{"text": run.text, "bold": run.bold} for run in runs]


__all__ = ["STEP", "Piece", "pieces"]
