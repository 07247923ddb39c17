"""One value or key name on one line: special signs, quotes, comments that swallow text."""

import re
from typing import Final

from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic
from reportgen.patterns import pattern
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import DASH, QUOTED, QUOTES, excerpt, in_quotes, literal

SPECIAL: Final = "%@`,]}*&!|>#"
SWALLOWED: Final = pattern(r"(?<=[^ \t])[ \t]+(?P<text>#[^ \t].*)$")
NESTED: Final = pattern(r":(?=[ \t]|$)")

_AT_LEAST = pattern(r">=[ \t]*")
_PLAIN = pattern(r"[0-9０-９][^#:]*")
_BEFORE_PERCENT = pattern(r"(?<=[0-9０-９])[ \t]+(?=[%％])")
_MORE = pattern(r">[ \t]*[0-9０-９]")
_FEATURE = pattern(r"(?P<word>[*&!][^\s,\[\]{}]*)(?P<gap>[ \t]*)")
_KINDS: Final = {"*": "引用", "&": "锚点", "!": "类型标签"}
_ESCAPE = pattern(r"\\(?:u[dD][89abAB]|[^0abtnvfreNLP_xuU\"/\\ \t])")


def special(text: Text, at: int, start: int, end: int) -> Mistake:
    """A value that begins with a sign of YAML's own; in memory it is quoted."""
    return _quoted(text, special_finding(text, at, start, end), (at, start, end))


def special_finding(text: Text, at: int, start: int, end: int) -> Diagnostic:
    """The finding of `special` alone."""
    raw = text.lines[at][start:end]
    sign = "{{" if raw.startswith("{{") else "- " if DASH.match(raw) else raw[0]
    message = f"值以“{sign}”开头，YAML把它当成特殊符号"
    new = _certain(raw)
    repairs = (text.repair(at, start, end, new),) if new else ()
    return Diagnostic("Y101", message, text.span(at, start, end), _repair(raw), repairs=repairs)


def key(text: Text, at: int, start: int, end: int) -> Mistake | None:
    """What is wrong with a key name: a sign of YAML's own, or text that YAML drops."""
    raw = text.lines[at][start:end]
    closed = QUOTED.match(raw)
    odd = not (closed and closed.end() == len(raw)) if raw[0] in QUOTES else raw[0] in SPECIAL
    if not odd and not (raw[0] in "[{" and raw[-1] not in "]}"):
        return swallowed(text, at, start, end)
    message = f"栏目名以“{raw[0]}”开头，YAML把它当成特殊符号"
    if raw[0] in QUOTES and raw.count(raw[0]) == 1:
        lone = Diagnostic("Y101", message, text.span(at, start, start + 1), "去掉这个引号")
        return Mistake(lone, (Edit(at, start, start + 1, ""),))
    diagnostic = Diagnostic("Y101", message, text.span(at, start, end), _repair(raw))
    mistake = _quoted(text, diagnostic, (at, start, end))
    return replace(mistake, silent=bool(closed) or raw[0] not in QUOTES)


def directive(text: Text, at: int) -> Mistake:
    """A line like `%YAML 1.1`, or text that begins with a percent sign."""
    line = text.lines[at]
    message = f"不支持YAML指令“{excerpt(line)}”"
    hint = "删掉这一行；如果就是文字，缩进并加英文引号"
    diagnostic = Diagnostic("Y106", message, text.span(at, 0, len(line.rstrip())), hint)
    return Mistake(diagnostic, (Edit(at, 0, len(line), ""),), silent=True)


def _quoted(text: Text, diagnostic: Diagnostic, stretch: tuple[int, int, int]) -> Mistake:
    """A finding after which a stretch (line, start, end) is read as it stands."""
    at, start, end = stretch
    edit = Edit(at, start, end, literal(text.lines[at][start:end]))
    return Mistake(diagnostic, (edit,), silent=True)


def _repair(raw: str) -> str:
    """How to write such a text so that YAML takes it for one."""
    if raw.startswith(">="):
        meant = _BEFORE_PERCENT.sub("", raw[2:].strip())
        return f"写成“≥{meant}”，或者加英文引号：{in_quotes(raw)}"
    if raw[0] in QUOTES:
        return f"引号改用中文引号“ ”，或者整个加上英文引号：{in_quotes(raw)}"
    if DASH.match(raw):
        return f"列表每项另起一行写；如果就是文字，加英文引号：{in_quotes(raw)}"
    if _MORE.match(raw):
        least = f"≥{raw[1:].strip()}"
        return f"是“大于”就加英文引号：{in_quotes(raw)}；是“不少于”就写成“{least}”"
    return f"加英文引号：{in_quotes(raw)}"


def _certain(raw: str) -> str:
    """What such a text can only have been meant as; nothing where that is not certain."""
    if match := _AT_LEAST.match(raw):
        rest = _BEFORE_PERCENT.sub("", raw[match.end() :])
        return f"≥{rest}" if _PLAIN.fullmatch(rest) else ""
    return in_quotes(raw) if _MORE.match(raw) else ""


def feature(text: Text, at: int, start: int, end: int) -> tuple[Mistake, int]:
    """An alias, anchor or tag, and where the value after it begins; text is only quoted."""
    raw = text.lines[at][start:end]
    match = _FEATURE.match(raw)
    word = match["word"] if match else raw
    bare = raw == word
    if len(word) == 1 or (word[0] == "*" and not bare):
        return special(text, at, start, end), end
    message = f"不支持YAML的{_KINDS[word[0]]}“{excerpt(word)}”"
    hint = f"如果就是文字，加英文引号：{in_quotes(raw)}"
    place = text.span(at, start, start + len(word))
    length = len(match[0]) if match else len(raw)
    new = literal(raw) if word[0] == "*" else ""
    edit = Edit(at, start, start + length, new)
    return Mistake(Diagnostic("Y106", message, place, hint), (edit,), silent=True), start + length


def swallowed(text: Text, at: int, start: int, end: int) -> Mistake | None:
    """Text that YAML drops as a comment, because a space stands before its `#`."""
    match = SWALLOWED.search(text.lines[at], start, end)
    if not match:
        return None
    begin = match.start("text")
    lost = match["text"].rstrip()
    message = f"“{excerpt(lost)}”被当成注释丢掉了"
    value = text.lines[at][start:end].rstrip()
    hint = f"整个值加英文引号：{excerpt(in_quotes(value), 40)}；真是注释就在“#”后面加空格"
    place = text.span(at, begin, begin + len(lost))
    edit = Edit(at, match.start(), begin, "\u00a0")
    return Mistake(Diagnostic("Y103", message, place, hint), (edit,), silent=True)


def nested_colon(text: Text, at: int, start: int, end: int) -> Mistake | None:
    """A second `: ` in a plain value."""
    match = NESTED.search(text.lines[at], start, end)
    if not match:
        return None
    raw = text.lines[at][start:end]
    message = f"内容“{excerpt(raw)}”里又有英文冒号，YAML看不懂"
    hint = f"内容里的冒号改成中文“：”，或者加英文引号：{excerpt(in_quotes(raw), 40)}"
    place = text.span(at, match.start(), match.end())
    edit = Edit(at, start, end, literal(raw))
    return Mistake(Diagnostic("Y105", message, place, hint), (edit,))


def colon_inside(text: Text, at: int, start: int, end: int) -> Mistake | None:
    """A `: ` in a further line of a plain text, where quotes would not help."""
    found, match = nested_colon(text, at, start, end), NESTED.search(text.lines[at], start, end)
    if found is None or found.diagnostic is None or match is None:
        return None
    told = replace(found.diagnostic, hint="内容里的冒号改成中文“：”，或者在栏目的冒号后面写“|”")
    return replace(found, diagnostic=told, edits=(Edit(at, match.start(), match.end(), "："),))


def quoted(text: Text, at: int, start: int, end: int) -> Mistake | None:
    """What is wrong with a text whose quotes close on its line."""
    match = QUOTED.match(text.lines[at], start, end)
    if not match:
        return None
    raw, tail = text.lines[at][start:end], text.lines[at][match.end() : end].strip()
    place = text.span(at, match.end(), end)
    if tail and not tail.startswith("#"):
        message = f"引号后面还有文字“{excerpt(tail)}”"
        return _quoted(text, Diagnostic("Y101", message, place, _repair(raw)), (at, start, end))
    escape = _ESCAPE.search(re.sub(r"\\\\", "\x00\x00", match[0])) if raw[0] == '"' else None
    if not escape:
        return None
    place = text.span(at, start + escape.start(), start + escape.end())
    message = f"双引号里的“{escape[0]}”不能这样写"
    hint = f"改用单引号：{excerpt(literal(match[0][1:-1]), 40)}"
    edits = (Edit(at, start, match.end(), literal(match[0][1:-1])),)
    return Mistake(Diagnostic("Y105", message, place, hint), edits)
