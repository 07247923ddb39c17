"""What `{{p 词 }}` is filled with: paragraphs and tables of a long text, in a pattern's formats."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from markupsafe import Markup

from reportgen.expression import Budget, Sandbox
from reportgen.expression.bounds import MAX_LONG, TOO_LONG, TooMuchError
from reportgen.longtext import Block, LongText, Paragraph, Run, Table

Formats: TypeAlias = tuple[str, str, str, str]
"""XML: of the pattern's paragraph, of one with an indent of its own, of its run, of a bold run."""

STEP: Final = 420
INDENT: Final = "<?reportgen indent?>"
"""Stands in a format for the indent that a paragraph gets."""
_BULLET: Final = Run("·")
_IN_CELL: Final = '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>'
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def long_xml(budget: Budget, text: object, left: int, width: int, formats: Formats) -> Markup:
    """The XML in twips: `left` is the pattern's own indent, `width` the room for a table.

    A text without blocks is printed line by line.
    """
    blocks: Iterable[Block] = (
        text.blocks
        if isinstance(text, LongText)
        else (Paragraph((Run(line),)) for line in str(text).split("\n") if line.strip())
    )
    parts = (part for block in blocks for part in _of_block(block, left, width, formats))
    return Markup("".join(_counted(parts, budget)))  # noqa: S704 - every text in it was escaped


def _counted(parts: Iterable[str], budget: Budget) -> Iterator[str]:
    """The parts; TooMuchError where they are too many for one text, or for the document."""
    total = 0
    for part in parts:
        total += len(part)
        if total > MAX_LONG:
            raise TooMuchError(TOO_LONG)
        budget.make(len(part))
        yield part


def _of_block(block: Block, left: int, width: int, formats: Formats) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block, width, formats)
    else:
        yield from _paragraph(block, left, formats)


def _paragraph(block: Paragraph, left: int, formats: Formats) -> Iterator[str]:
    normal, indented = formats[:2]
    start, hanging = left + STEP * block.level, STEP if block.bullet else 0
    indent = f'<w:ind w:left="{start}" w:hanging="{hanging}"/>'
    yield f"<w:p>{indented.replace(INDENT, indent, 1) if block.level else normal}"
    if block.bullet:
        yield from _runs((_BULLET,), formats)
        yield f"<w:r>{formats[2]}<w:tab/></w:r>"
    yield from _runs(block.runs, formats)
    yield "</w:p>"


def _table(block: Table, width: int, formats: Formats) -> Iterator[str]:
    """Columns of one width; the last takes what is left over. A paragraph ends it, as in Word."""
    count = len(block.rows[0])
    widths = [width // count] * count
    widths[-1] += width - sum(widths)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_BORDERS}'
        '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    for number, row in enumerate(block.rows):
        head = "" if number else "<w:tblHeader/>"
        yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"
        for cell, column in zip(row, widths, strict=True):
            yield from _cell(cell, column, formats)
        yield "</w:tr>"
    yield f"</w:tbl><w:p>{formats[0]}</w:p>"


def _cell(runs: tuple[Run, ...], width: int, formats: Formats) -> Iterator[str]:
    properties = formats[1].replace(INDENT, _IN_CELL, 1)
    yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{properties}'
    yield from _runs(runs, formats)
    yield "</w:p></w:tc>"


def _runs(runs: tuple[Run, ...], formats: Formats) -> Iterator[str]:
    plain, bold = formats[2:]
    for run in runs:
        text = f'<w:t xml:space="preserve">{Sandbox.printed(run.text)}</w:t>'
        yield f"<w:r>{bold if run.bold else plain}{text}</w:r>"
