"""Braces and brackets: where they end, and Chinese punctuation inside them."""

import re
from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.patterns import pattern
from reportgen.source.pairs import WIDE
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import DASH, QUOTED, content_end, excerpt, key_colon, spaces

_TOKEN = pattern(rf"(?<=[ \t{{\[,:])(?:{QUOTED.pattern})|[ \t]\#.*|[\[\]{{}}]", re.VERBOSE)
_WORD = rf"[^\s，,；;{WIDE}:{{}}\[\]\"'][^，,；;{WIDE}:{{}}\[\]\"']{{0,29}}"
_COMMA = pattern(rf"[，；]\s*(?P<key>{_WORD})\s*[{WIDE}:]")
_COLON = pattern(rf"(?:^|[{{,])\s*(?P<key>{_WORD})(?P<colon>[{WIDE}]|(?<!\d):(?=[^\s,\]}}/]))")
_GROUPED = pattern(r"\d{1,3}(?:,\d{3})+(?!\d)")
_LISTED = pattern(r"，")


def flow_end(lines: Sequence[str], at: int, start: int, parent: int) -> tuple[int, int | None]:
    """The line and column after the closing bracket; column None when there is none.

    The search ends at a line that begins a new key or item no deeper than `parent`.
    """
    depth = 0
    for number in range(at, len(lines)):
        line = lines[number]
        if number > at and _begins(line, parent):
            return number, None
        for token in _TOKEN.finditer(line, start if number == at else 0):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
            if depth == 0 and token[0] in "]}":
                return number, token.end()
    return len(lines), None


def _begins(line: str, parent: int) -> bool:
    """Whether a line is the next key or item rather than the inside of a bracket."""
    indent = spaces(line)
    if indent > parent or not line.strip():
        return False
    return key_colon(line, indent) is not None or bool(DASH.match(line, indent))


def braces(text: Text, at: int, start: int, end: tuple[int, int]) -> Iterator[Mistake]:
    """One finding for each line of a bracket that Chinese punctuation spoils."""
    for number in range(at, end[0] + 1):
        line = text.lines[number]
        begin = start if number == at else 0
        stop = end[1] if number == end[0] else content_end(line, 0)
        if found := _spoiled(text, number, begin, stop, square=text.lines[at][start] == "["):
            yield found


def _spoiled(text: Text, at: int, start: int, stop: int, *, square: bool) -> Mistake | None:
    """The first finding in one stretch of a bracket; all of the stretch is corrected."""
    raw = text.lines[at][start:stop]
    plain = _TOKEN.sub(lambda token: _masked(token[0]), raw)
    named = {"comma": _COMMA.search(plain), "colon": _COLON.search(plain)}
    hits = {name: match for name, match in named.items() if match}
    if hits:
        name, match = min(hits.items(), key=lambda hit: hit[1].start("key"))
        code, message, hint = _told(name, match)
        place = (match.start("colon"), match.end("colon")) if name == "colon" else match.span()
        edit = Edit(at, start, stop, _corrected(plain, raw))
    elif lone := _GROUPED.search(plain) or (_LISTED.search(plain) if square else None):
        code, message, hint = _told_lone(lone)
        place, edit = lone.span(), Edit(at, start, start, "")
    else:
        return None
    span = text.span(at, start + place[0], start + place[1])
    return Mistake(Diagnostic(code, message, span, hint), (edit,), silent=True)


def _masked(token: str) -> str:
    """A quoted text or comment without its characters; a bracket stays."""
    return token if len(token) == 1 else "\x00" * len(token)


def _told(name: str, match: re.Match[str]) -> tuple[str, str, str]:
    """Code, message and repair of a mark that hides a key."""
    key = excerpt(match["key"])
    hint = "改成英文逗号和英文冒号加空格，或者不用花括号，每个栏目另起一行写"
    if name == "colon" and match["colon"] == ":":
        return "Y102", f"花括号里“{key}:”后面少一个空格，“{key}”没有读进去", hint
    mark = "冒号" if name == "colon" else {"，": "逗号", "；": "分号"}[match[0][0]]
    return "Y109", f"花括号里用了中文{mark}，“{key}”没有读进去", hint


def _told_lone(match: re.Match[str]) -> tuple[str, str, str]:
    """Code, message and repair of a mark that joins or splits values."""
    if match[0] == "，":
        hint = "改成英文逗号；如果是一句话，加英文引号"
        return "Y109", "方括号里用了中文逗号，几项被当成一项", hint
    number = match[0]
    hint = f'去掉逗号，或者加英文引号："{number}"'
    return "Y109", f"括号里的“{number}”被逗号拆成了几段", hint


def _corrected(plain: str, raw: str) -> str:
    """The stretch with the marks that separate keys in half width."""
    swaps = {}
    for match in _COMMA.finditer(plain):
        swaps[match.start()] = ", "
        swaps[match.end() - 1] = ": "
    swaps |= {match.start("colon"): ": " for match in _COLON.finditer(plain)}
    return "".join(swaps.get(at, character) for at, character in enumerate(raw))
