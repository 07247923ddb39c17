"""The text of a workbook for comparing: sheets as rows of cells, formulas with their values."""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def xlsx_text(data: bytes) -> str:
    """A line a row; `=SUM(B2:B3) → 5` is a formula and the value that stands beside it."""
    formulas, values = (
        load_workbook(io.BytesIO(data)),
        load_workbook(io.BytesIO(data), data_only=True),
    )
    lines: list[str] = []
    for sheet in formulas.worksheets:
        lines += [f"[{sheet.title}] {_set_up(sheet)}"]
        lines += _rows(sheet, values[sheet.title])
        lines.append("")
    return "\n".join(lines)


def numbers(data: bytes, sheet: str) -> list[list[Any]]:
    """The values of a sheet as a program reads them that computes nothing."""
    page = load_workbook(io.BytesIO(data), data_only=True)[sheet]
    return [list(row) for row in page.iter_rows(values_only=True)]


def _set_up(sheet: Worksheet) -> str:
    merged = " ".join(sorted(map(str, sheet.merged_cells.ranges)))
    facts = {
        "冻结": sheet.freeze_panes,
        "重复": sheet.print_title_rows,
        "筛选": sheet.auto_filter.ref,
        "方向": sheet.page_setup.orientation,
        "合并": merged,
        "图": len(sheet._charts) or None,  # type: ignore[attr-defined]
    }
    return "，".join(f"{name} {value}" for name, value in facts.items() if value)


def _rows(formulas: Worksheet, values: Worksheet) -> Iterator[str]:
    for row, known in zip(formulas.iter_rows(), values.iter_rows(), strict=True):
        cells = (_cell(cell, value.value) for cell, value in zip(row, known, strict=True))
        yield " | ".join(cells).rstrip(" |")


def _cell(cell: Any, value: Any) -> str:
    if cell.value is None:
        return ""
    said = str(cell.value).replace("\n", "⏎")
    return f"{said} → {value}" if cell.data_type == "f" else said
