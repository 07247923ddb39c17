"""Markdown → blocks, through the element tree of Python-Markdown (the only importer of markdown).

Of Markdown there are paragraphs, `- ` lists, `**bold**`, `# headings` and tables. All else is text:
a single `*` or `_` (`400元/人*2人*12个月`), numbers of lists, indents. Raw HTML, links and pictures
cannot be printed and are findings.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX

from reportgen.longtext.blocks import Block, Paragraph, Run, Table, Wrong
from reportgen.longtext.grammar import grammar
from reportgen.longtext.refusing import Refused

if TYPE_CHECKING:
    from markdown import Markdown

MOST_COLUMNS: Final = 20
_LISTS: Final = ("ul", "ol")
_CONTROLS: Final = str.maketrans("", "", STX + ETX)


def marked(text: str) -> tuple[tuple[Block, ...], tuple[Wrong, ...]]:
    """The blocks of a text, and what in it cannot be printed; never an exception."""
    refused: list[Refused] = []
    try:
        blocks = tuple(_blocks(_tree(text, refused)))
    except RecursionError:
        return (), (Wrong("S204", "", "一层套一层太多了", "列表最多套三四层"),)
    wide = [b for b in blocks if isinstance(b, Table) and len(b.rows[0]) > MOST_COLUMNS]
    wrong = [*(_wrong(one) for one in refused), *(_too_wide(table) for table in wide)]
    return blocks, tuple(dict.fromkeys(wrong))


def _tree(text: str, refused: list[Refused]) -> Element:
    """The element tree; Python-Markdown's own marks are no characters of a text.

    The end of the last line would be one more row of a table.
    """
    made: Markdown = grammar(refused)
    lines = text.rstrip().translate(_CONTROLS).replace("\r", "\n").expandtabs(2).split("\n")
    root = made.parser.parseDocument(lines).getroot()
    assert root is not None  # noqa: S101 - a document always has a root
    made.treeprocessors["inline"].run(root)
    return root


def _blocks(parent: Element, level: int = 0) -> Iterator[Block]:
    """The blocks below an element; in an item of a list the first paragraph has the bullet."""
    for child in parent:
        if child.tag in _LISTS:
            for item in child:
                yield from _item(item, level + 1)
        elif child.tag == "table":
            yield Table(tuple(tuple(_runs(cell) for cell in row) for row in child.iter("tr")))
        else:
            bold = child.tag not in ("p", "li")
            yield Paragraph(_runs(child, bold=bold), level)


def _item(item: Element, level: int) -> Iterator[Block]:
    made = list(_blocks(item, level))
    first = made[0] if made else None
    if isinstance(first, Paragraph) and first.level == level and not first.bullet:
        yield Paragraph(first.runs, level, bullet=True)
        yield from made[1:]
    else:
        yield from made


def _runs(element: Element, *, bold: bool = False) -> tuple[Run, ...]:
    """The texts of an element and of all within it, neighbours of one kind as one."""
    runs: list[Run] = []
    for text, strong in _texts(element, bold):
        if runs and runs[-1].bold is strong:
            runs[-1] = Run(runs[-1].text + text, strong)
        elif text:
            runs.append(Run(text, strong))
    return tuple(runs)


def _texts(element: Element, bold: bool) -> Iterator[tuple[str, bool]]:
    yield element.text or "", bold
    for child in element:
        yield from _texts(child, bold or child.tag == "strong")
        yield child.tail or "", bold


def _wrong(refused: Refused) -> Wrong:
    shown = refused.text if len(refused.text) <= 40 else f"{refused.text[:40]}…"
    match refused.kind:
        case "html":
            message, hint = f"“{shown}”是网页代码，印不出来", "去掉尖括号里的内容，只写文字"
            return Wrong("S217", refused.text, message, hint)
        case "row":
            message = f"表格这一行的格数比表头多，多的印不出来：“{shown}”"
            return Wrong("S219", refused.text, message, "每行用“|”分成和表头一样多的格")
    what = "图片" if refused.kind == "image" else "链接"
    return Wrong("S218", refused.text, f"“{shown}”是{what}，印不出来", "只写文字；网址直接写出来")


def _too_wide(table: Table) -> Wrong:
    message = f"表格有{len(table.rows[0])}列，印不下"
    first = "".join(run.text for run in table.rows[0][0])
    return Wrong("S219", first, message, f"最多{MOST_COLUMNS}列；分成几个表，或者行列对调")
