"""The report as Markdown for a comment on a platform: nothing in it is anybody's mark-up."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from reportgen.diff.page import Block, Fold, Heading, Line, Page, Spans, Style, Table
from reportgen.formats import printable
from reportgen.formats.markdown import escaped, in_html
from reportgen.patterns import pattern

MARKER: Final = "<!-- reportgen:diff -->"
_RESERVED: Final = 300
_STARTS: Final = pattern(r"[-+=#]|(?<=[0-9])[.)]")
_NUMBER: Final = pattern(r"[0-9]*")
_WRAPS: Final = {
    Style.PLAIN: ("", ""),
    Style.STRONG: ("<b>", "</b>"),
    Style.DELETED: ("<del>", "</del>"),
    Style.INSERTED: ("<ins><b>", "</b></ins>"),
}


def markdown(page: Page, limit: int) -> Iterator[str]:
    """The lines of the report, at most `limit` characters; what is cut is counted."""
    first = [MARKER, *_lines(page.first)]
    room = limit - sum(len(line) + 1 for line in first) - _RESERVED
    if room < 0:
        yield from _cut(first, limit)
        return
    yield from first
    details, left = _fitting(page.details, room)
    if details or left:
        yield "<details><summary>逐项对照</summary>"
        yield ""
        yield from details
        if left:
            yield f"另有{left}段没有列出：超过了{limit}个字符。用 reportgen diff 看全部。"
            yield ""
        yield "</details>"


def _fitting(blocks: Sequence[Block], room: int) -> tuple[list[str], int]:
    """The lines of the blocks that fit, and how many blocks do not."""
    found: list[str] = []
    left = 0
    for block in blocks:
        lines = list(_lines((block,)))
        size = sum(len(line) + 1 for line in lines)
        if size > room:
            left += not isinstance(block, Heading)
        else:
            room -= size
            found += lines
    return found, left


def _cut(lines: Iterable[str], limit: int) -> Iterator[str]:
    told = f"（以下略：超过了{limit}个字符，用 reportgen diff 看全部）"
    room = limit - len(told) - 2
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        yield line
    yield ""
    yield told


def height(blocks: Iterable[Block]) -> int:
    """How many lines of Markdown the blocks take."""
    return sum(1 for _ in _lines(blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Lines that follow each other are one paragraph."""
    for block, after in pairwise(chain(blocks, (None,))):
        match block:
            case Heading():
                yield f"{'#' * (block.level + 2)} {_spans(block.spans)}"
            case Line():
                together = isinstance(after, Line)
                yield _started(_spans(block.spans)) + ("<br>" if together else "")
                if together:
                    continue
            case Table():
                yield from _table(block)
            case Fold():
                yield f"<details><summary>{_summary(block.summary)}</summary>"
                yield ""
                yield from _lines(block.blocks)
                yield "</details>"
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(escaped(name) for name in table.header)} |"
    rule = ("--:" if number in table.numbers else "---" for number in range(len(table.header)))
    yield f"|{'|'.join(rule)}|"
    for row in table.rows:
        yield f"| {' | '.join(_spans(cell) for cell in row)} |"


def _spans(spans: Spans) -> str:
    return "".join(f"{_WRAPS[s.style][0]}{_safe(s.text)}{_WRAPS[s.style][1]}" for s in spans)


def _safe(text: str) -> str:
    """As it will be printed, so that its length is known; indented lines stay indented."""
    first, *others = text.split("\n")
    indented = (f"{'&nbsp;' * _indent(line)}{escaped(line)}" for line in others)
    return printable("<br>".join((escaped(first), *indented)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def _started(line: str) -> str:
    """The line without anything at its start that makes a list or a heading of it."""
    digits = _NUMBER.match(line)
    at = digits.end() if digits else 0
    found = _STARTS.match(line, at)
    return f"{line[:at]}&#{ord(found[0])};{line[at + 1 :]}" if found else line


def _summary(spans: Spans) -> str:
    """Inside HTML, where Markdown is not read and its escapes would show."""
    return printable("".join(in_html(span.text) for span in spans))
