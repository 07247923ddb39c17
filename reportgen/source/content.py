"""What stands after a colon or dash: its kind by its first character, its end, its mistakes."""

from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.source import values
from reportgen.source.blocks import block_end, plain_end, quote_end
from reportgen.source.flows import braces, flow_end
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import (
    BARS,
    BLANKS,
    DASH,
    HEADER,
    QUOTED,
    content_end,
    excerpt,
    literal,
)


class Content(Struct, frozen=True):
    """The line after a value, its mistakes, and what may follow.

    `prose` is the indentation of further lines of a text; `opened` when only an anchor or tag
    stands there, so that the value is still to come.
    """

    after: int
    found: tuple[Mistake, ...] = ()
    prose: int | None = None
    opened: bool = False


def content(text: Text, at: int, start: int, end: int, parent: int) -> Content:
    """The value at a line's columns `start` to `end`, inside a level indented by `parent`."""
    line, first = text.lines[at], text.lines[at][start]
    if HEADER.match(line, start):
        return _block(text, at, start, end, parent)
    if end - start == 1 and first in BARS:
        return _wide_bar(text, at, start, parent)
    if first in "\"'":
        return _quoted(text, at, start, end, parent)
    if first in "[{" and not line.startswith(("{{", "{%"), start):
        return _flow(text, at, start, end, parent)
    if first in "{" + values.SPECIAL or DASH.match(line, start):
        return _signed(text, at, start, end, parent)
    return _plain(text, at, start, end, parent)


def _block(text: Text, at: int, start: int, end: int, parent: int) -> Content:
    """A `|` or `>` text; `>5` with nothing below it is no header but text that YAML drops."""
    sign = text.lines[at][start + 1 : start + 3]
    digit = next((int(character) for character in sign if character.isdigit()), 0)
    after, indent, found = block_end(text, at, max(parent, 0) if digit else parent, digit)
    if digit and not any(line.strip(BLANKS) for line in text.lines[at + 1 : after]):
        return Content(at + 1, (values.special(text, at, start, end),))
    return Content(after, tuple(found), prose=indent)


def _wide_bar(text: Text, at: int, start: int, parent: int) -> Content:
    """A `|` typed as another sign that looks like it."""
    sign, (after, indent, found) = text.lines[at][start], block_end(text, at, parent, 0)
    message = f"“{sign}”不是英文竖线“|”，会当成文字印出来"
    diagnostic = Diagnostic(
        "Y101",
        message,
        text.span(at, start, start + 1),
        "改成英文竖线“|”",
        repairs=(text.repair(at, start, start + 1, "|"),),
    )
    mistake = Mistake(diagnostic, (Edit(at, start, start + 1, "|"),), silent=True)
    return Content(after, (mistake, *found), prose=indent)


def _signed(text: Text, at: int, start: int, end: int, parent: int) -> Content:
    """A value that begins with a sign of YAML's own."""
    if end - start == 1:
        return _lone(at, start, values.special_finding(text, at, start, end))
    if text.lines[at][start] in "*&!":
        return _after_feature(text, at, start, end, parent)
    return Content(at + 1, (values.special(text, at, start, end),))


def _lone(at: int, start: int, diagnostic: Diagnostic) -> Content:
    """A single sign, left out because the value may stand below it."""
    edits = (Edit(at, start, start + 1, ""),)
    return Content(at + 1, (Mistake(diagnostic, edits, silent=True),), opened=True)


def _after_feature(text: Text, at: int, start: int, end: int, parent: int) -> Content:
    """The value behind an alias, anchor or tag; a second one behind it is only text."""
    mistake, begin = values.feature(text, at, start, end)
    if begin >= end:
        alone = text.lines[at][start] != "*" and text.lines[at][start:end].isprintable()
        return Content(at + 1, (mistake,), opened=alone)
    if text.lines[at][begin] in "*&!":
        return Content(at + 1, (mistake, values.special(text, at, begin, end)))
    rest = content(text, at, begin, end, parent)
    return Content(rest.after, (mistake, *rest.found), rest.prose, rest.opened)


def _quoted(text: Text, at: int, start: int, end: int, parent: int) -> Content:
    raw = text.lines[at][start:end]
    if QUOTED.match(raw):
        wrong = values.quoted(text, at, start, end)
        return Content(at + 1, (wrong,) if wrong else ())
    if after := quote_end(text.lines, at, start, parent):
        return Content(after)
    message = f"英文引号没有配对：“{excerpt(raw)}”"
    hint = "在末尾补上同样的英文引号，或者改用中文引号“ ”"
    diagnostic = Diagnostic("Y105", message, text.span(at, start, start + 1), hint)
    if len(raw) == 1:
        return _lone(at, start, diagnostic)
    return Content(at + 1, (_as_text(text, at, start, end, diagnostic),))


def _flow(text: Text, at: int, start: int, end: int, parent: int) -> Content:
    last, column = flow_end(text.lines, at, start, parent)
    if column is None:
        unclosed = _as_text(text, at, start, end, _unclosed(text, at, start, end))
        lines = range(at + 1, last)
        inside = tuple(Edit(number, 0, len(text.lines[number]), "") for number in lines)
        return Content(last, (unclosed, Mistake(None, inside)))
    tail = text.lines[last][column : content_end(text.lines[last], column)]
    if tail.strip(BLANKS) and last == at:
        stop = content_end(text.lines[at], start)
        return Content(at + 1, (values.special(text, at, start, stop),))
    return Content(last + 1, tuple(braces(text, at, start, (last, column))))


def _unclosed(text: Text, at: int, start: int, end: int) -> Diagnostic:
    """A bracket that never closes: text that begins with one, or a forgotten end."""
    raw = text.lines[at][start:end]
    if not any(mark in raw for mark in ",:，："):
        return values.special_finding(text, at, start, end)
    name, close = ("花括号", "}") if raw[0] == "{" else ("方括号", "]")
    message = f"{name}没有配对：“{excerpt(raw)}”"
    hint = f"补上“{close}”，或者不用{name}，每个栏目另起一行写"
    return Diagnostic("Y105", message, text.span(at, start, start + 1), hint)


def _as_text(text: Text, at: int, start: int, end: int, diagnostic: Diagnostic) -> Mistake:
    """A finding after which the rest of the line is read as text."""
    return Mistake(diagnostic, (Edit(at, start, end, literal(text.lines[at][start:end])),))


def _plain(text: Text, at: int, start: int, end: int, parent: int) -> Content:
    if wrong := values.nested_colon(text, at, start, end):
        return Content(at + 1, (wrong,))
    lost = values.swallowed(text, at, start, len(text.lines[at]))
    commented = end < len(text.lines[at].rstrip(BLANKS)) and not lost
    after, found = (at + 1, []) if commented else plain_end(text, at, start, parent)
    return Content(after, ((lost, *found) if lost else tuple(found)), prose=parent + 2)
