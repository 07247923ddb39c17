"""Which mapping or list a line belongs to, by its indentation."""

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic
from reportgen.source.characters import UNSEEN
from reportgen.source.lookahead import below
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.shapes import BLANKS, excerpt, indentation
from reportgen.source.uneven import odd_ones

_SIGNS = {"\t": "制表符（Tab键）", "\u3000": "全角空格", "\u00a0": "不间断空格"}
_WIDTHS = {"\t": 4, "\u3000": 2}


class Level(Struct, frozen=True):
    """One open mapping or list: where it stands and whether its last key has a value yet.

    `loose` when its indentation was corrected, so that lines that do not fit it are no mistake
    of their own; `colon` when its parent's key was typed with a wrong colon. `names` is how many
    levels of names stand below its last key; `grouped` when nothing but names stands in it.
    """

    indent: int
    kind: str = "map"
    line: int = 0
    open: bool = True
    raw: str = ""
    loose: bool = False
    colon: bool = False
    names: int = 0
    grouped: bool = False


class Levels:
    """The stack of open levels; its bottom is the file itself."""

    def __init__(self, text: Text, found: list[Mistake]) -> None:
        self.text, self.found = text, found
        self.stack = [Level(-1)]
        self._moved: tuple[int, int] | None = None

    @property
    def top(self) -> Level:
        """The innermost level."""
        return self.stack[-1]

    def expects_key(self, indent: int) -> bool:
        """Whether a line so indented stands beside keys, not below an open one."""
        return indent <= self.top.indent or self.top.indent < 0

    def has_map(self, indent: int) -> bool:
        """Whether keys that people choose stand at this indentation, here or around it."""
        return indent > 0 and any(
            level.kind == "map" and level.indent == indent for level in self.stack
        )

    def takes_keys(self, indent: int) -> bool:
        """Whether a line so indented stands beside keys, the last of which has its value."""
        level = next((level for level in reversed(self.stack) if level.indent <= indent), self.top)
        return level.kind == "map" and level.indent == indent and not level.open

    def listed(self, indent: int) -> Level | None:
        """The list at this indentation, where it is the innermost and below a nested key."""
        inner = [level for level in self.stack if level.indent <= indent]
        nested = len(inner) > 2 and inner[-1].indent == indent and inner[-2].indent > 0
        return inner[-1] if nested and inner[-1].kind == "seq" else None

    def without_dashes(self, indent: int) -> None:
        """Take the list at this indentation for a level of keys."""
        while self.top.indent > indent:
            self.stack.pop()
        self.stack[-1] = replace(self.top, kind="map", open=False)

    def may_hold_key(self, indent: int) -> bool:
        """Whether a key may stand here: beside other keys, or below an open one."""
        return self.expects_key(indent) or self.top.open

    def mark(self, *, opened: bool, colon: bool = False) -> None:
        """Note whether the last key of the innermost level has no value yet."""
        if (self.top.open, self.top.colon) != (opened, colon):
            self.stack[-1] = replace(self.top, open=opened, colon=colon)

    def named(self, names: int, *, grouped: bool) -> None:
        """Note what may stand below the key just read: `names` levels, if it is one of the file."""
        top, around = self.top, self.stack[-2:][0]
        below = names if around.indent < 0 else max(around.names - 1, 0)
        self.stack[-1] = replace(top, names=below, grouped=grouped or top.grouped)

    def begin(self, at: int) -> tuple[int, int]:
        """Where the content of a line begins, as typed and as meant (Y104 where they differ)."""
        line = self.text.lines[at]
        raw = line[: indentation(line)]
        if not raw.strip(" "):
            return len(raw), len(raw)
        meant = self._meant(raw)
        self.found.append(wrong_indent(self.text, at, len(raw), meant))
        return len(raw), meant

    def remark(self, at: int) -> None:
        """Note other blanks than spaces in front of a comment; tabs matter where YAML stops."""
        line = self.text.lines[at]
        raw = line[: indentation(line)]
        if raw.strip(" "):
            wrong = wrong_indent(self.text, at, len(raw), max(self.top.indent, 0))
            self.found.append(replace(wrong, silent=bool(raw.strip(BLANKS))))

    def _meant(self, raw: str) -> int:
        """The spaces meant by an indentation of other characters."""
        for level in reversed(self.stack):
            if level.raw == raw:
                return level.indent
        if self.top.open:
            return self.top.indent + 2 if self.top.indent >= 0 else 0
        width = sum(_WIDTHS.get(character, 1) for character in raw)
        return max((level.indent for level in self.stack if 0 <= level.indent <= width), default=0)

    def enter(self, at: int, start: int, indent: int, kind: str) -> int:
        """Make the level of a line the innermost; its indentation, corrected if it must be."""
        popped = None
        while self.top.indent > indent:
            popped = self.stack.pop()
        if kind == "map" and self.top.kind == "seq" and self.stack[-2].indent == indent:
            self.stack.pop()
        top = self.top
        if top.indent == indent and (kind == top.kind or not top.open):
            return indent
        if top.open and (top.indent == indent or popped is None):
            self._push(at, start, indent, kind)
            return indent
        return indent if top.indent == indent else self._moved_to(popped, at, start, indent)

    def _push(self, at: int, start: int, indent: int, kind: str) -> None:
        raw = self.text.lines[at][:start]
        level = Level(indent, kind, at, raw=raw, loose=bool(raw.strip(" -")), colon=self.top.colon)
        self.mark(opened=False, colon=self.top.colon)
        self.stack.append(level)

    def _moved_to(self, popped: Level | None, at: int, start: int, indent: int) -> int:
        """The nearest level for a line that fits none, with the finding."""
        top = self.top
        goal = popped if popped and self._near(popped, at, indent) else top
        if goal is popped:
            self.stack.append(goal)
        if odd := self._odd_ones(goal, at, start, indent):
            self.found += odd
            self.stack[-1] = replace(goal, indent=indent)
            return indent
        quiet = goal.loose or self._moved == (indent, goal.indent)
        self._moved = (indent, goal.indent)
        diagnostic = None if quiet else self._misfit(goal, at, start, indent)
        self.found.append(Mistake(diagnostic, (Edit(at, 0, start, " " * goal.indent),)))
        return goal.indent

    def _near(self, popped: Level, at: int, indent: int) -> bool:
        """Whether a line belongs to the level that it left rather than to the one around it."""
        top, line = self.top, self.text.lines[at]
        opens = line.rstrip(BLANKS).endswith(":")
        if opens and top.indent >= 0 and indent < below(self.text.lines, at) <= popped.indent:
            return False
        return top.indent < 0 or popped.indent - indent <= indent - top.indent

    def _odd_ones(self, goal: Level, at: int, start: int, indent: int) -> list[Mistake]:
        """The lines above that do not fit this one, where these are wrong and not this one."""
        plain = goal.kind == "map" and not goal.loose and start == indent and len(self.stack) > 1
        if not plain or goal.raw.strip(" ") or len(goal.raw) != goal.indent:
            return []
        return odd_ones(self.text, goal.line, at, self.stack[-2].indent)

    def _misfit(self, goal: Level, at: int, start: int, indent: int) -> Diagnostic:
        number, first = goal.line + 1, excerpt(self.text.lines[goal.line].strip())
        message = f"缩进是{indent}格，和上面的行对不齐（第{number}行是{goal.indent}格）"
        if goal is self.top and indent > goal.indent:
            message = f"缩进是{indent}格，比上面同一层的行多{indent - goal.indent}格"
        spaced = f"前面留{goal.indent}格空格" if goal.indent else "前面不留空格"
        hint = f"和第{number}行“{first}”对齐，{spaced}"
        return Diagnostic("Y105", message, self.text.span(at, 0, start), hint)


def wrong_indent(text: Text, at: int, length: int, meant: int) -> Mistake:
    """An indentation typed with other characters than spaces."""
    raw = text.lines[at][:length]
    sign = next((_SIGNS[c] for c in raw if c in _SIGNS), "特殊空格")
    hint = f"改成{meant}格英文空格" if meant else "删掉行首的空格"
    place = text.span(at, 0, length)
    told = raw.strip(f" {UNSEEN}") == ""
    repairs = (text.repair(at, 0, length, " " * meant),)
    said = Diagnostic("Y104", f"缩进用了{sign}", place, hint, repairs=repairs)
    diagnostic = None if told else said
    return Mistake(diagnostic, (Edit(at, 0, length, " " * meant),), silent=True)
