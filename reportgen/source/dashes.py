"""`- 名称: 内容` among lines without dashes: the dash is one too many."""

from reportgen.diagnostics import Diagnostic
from reportgen.source.levels import Levels
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import DASH, blank, excerpt, key_colon, spaces


def needless(text: Text, at: int, start: int, indent: int, levels: Levels) -> Mistake | None:
    """The finding for a dash before a key where the lines above are keys without one."""
    if start != spaces(text.lines[at]) or not levels.takes_keys(indent):
        return None
    return _dashed(text, at, start)


def first_ones(text: Text, at: int, indent: int, levels: Levels) -> list[Mistake]:
    """The findings for the dashes above a key that has none itself; the level is one of keys.

    None where the lines above are a list of its own: items of several lines, the same key again,
    or a list right below a key of the file, as only few keys there take anything else.
    """
    level = levels.listed(indent)
    if level is None:
        return []
    found = [_dashed(text, n, indent) for n in range(level.line, at) if _begins(text, n, indent)]
    names = [_name(text.lines[number], indent) for number in range(level.line, at + 1)]
    named = [name for name in names if name]
    alone = all(mistake is not None for mistake in found) and len(set(named)) == len(named)
    if not alone or _several(text, level.line, at, indent):
        return []
    levels.without_dashes(indent)
    return [mistake for mistake in found if mistake is not None]


def _begins(text: Text, at: int, indent: int) -> bool:
    """Whether an item of the list begins on a line."""
    line = text.lines[at]
    return not blank(line) and spaces(line) == indent


def _name(line: str, indent: int) -> str:
    """The key on a line of this indentation, behind a dash or without one."""
    dash = DASH.match(line, indent)
    start = dash.end() if dash else indent
    colon = key_colon(line, start) if spaces(line) == indent else None
    return "" if colon is None else line[start:colon].strip()


def _several(text: Text, first: int, at: int, indent: int) -> bool:
    """Whether an item has a second key, below its first."""
    dash = DASH.match(text.lines[first], indent)
    inside = dash.end() if dash else indent
    lines = text.lines[first + 1 : at]
    return any(spaces(line) == inside and key_colon(line, inside) is not None for line in lines)


def _dashed(text: Text, at: int, start: int) -> Mistake | None:
    """The finding for one dash before a key; in memory it is left out."""
    line = text.lines[at]
    dash = DASH.match(line, start)
    colon = key_colon(line, dash.end()) if dash else None
    if dash is None or colon is None:
        return None
    message = f"“{excerpt(line[dash.end() : colon])}”前多了“-”"
    hint = "去掉“-”，和上下没有“-”的行对齐"
    place = text.span(at, start, start + 1)
    return Mistake(Diagnostic("S208", message, place, hint), (Edit(at, start, dash.end(), ""),))
