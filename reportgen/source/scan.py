"""The typical mistakes of a whole file, line by line, with what each line was meant to be.

Nothing here decides whether YAML can read the file: findings that YAML would stop at are used
only when it does stop.
"""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from reportgen.source import colons, dashes, values
from reportgen.source.content import content
from reportgen.source.groups import among_names
from reportgen.source.levels import Levels
from reportgen.source.lookahead import has_siblings, is_nested
from reportgen.source.pairs import glued, opener, pair, sentence
from reportgen.source.patch import Edit, Mistake, Text
from reportgen.source.prose import Prose, begins, cut_off, is_key, unfinished, unindented
from reportgen.source.shapes import BARS, BLANKS, DASH, MARKER, content_end, key_colon, remark


def mistakes(text: Text, keys: Collection[str], groups: Mapping[str, int]) -> list[Mistake]:
    """Every typical mistake of a text, in the order of its lines."""
    scan = _Scan(text, keys, groups)
    at = 0
    while at < len(text.lines):
        at = scan.line(at)
    return scan.found


class _Scan:
    """The state between two lines."""

    def __init__(self, text: Text, keys: Collection[str], groups: Mapping[str, int]) -> None:
        self.text, self.lines, self.keys, self.groups = text, text.lines, keys, groups
        self.found: list[Mistake] = []
        self.levels = Levels(text, self.found)
        self.prose: Prose | None = None
        self.key = ""

    def line(self, at: int) -> int:
        """Read what begins on a line; the number of the next line to read."""
        line = self.lines[at]
        if not line.strip() or remark(line):
            return self._blank(at)
        if MARKER.match(line):
            self.levels = Levels(self.text, self.found)
            return at + 1
        if line[0] == "%" and key_colon(line, 0) is None:
            self.found.append(values.directive(self.text, at))
            return at + 1
        start, indent = self.levels.begin(at)
        while dash := DASH.match(line, start):
            if wrong := dashes.needless(self.text, at, start, indent, self.levels):
                self.found.append(wrong)
                start = dash.end()
                break
            self.levels.enter(at, start, indent, "seq")
            self.levels.mark(opened=True)
            indent, start, self.prose = indent + dash.end() - start, dash.end(), None
        return self._line(at, start, indent) if start < content_end(line, start) else at + 1

    def _blank(self, at: int) -> int:
        """A line without content; blanks of other kinds than YAML's go without a word."""
        line = self.lines[at]
        if line.strip():
            self.levels.remark(at)
        elif line.strip(BLANKS):
            self.found.append(Mistake(None, (Edit(at, 0, len(line), ""),), silent=True))
        return at + 1

    def _line(self, at: int, start: int, indent: int) -> int:
        """A key, a key with a wrong colon, or text."""
        line = self.lines[at]
        end = content_end(line, start)
        colon = key_colon(line, start)
        wrong = colons.wrong_colon(line, start, end)
        grouped = among_names(self.levels, self.lines, at, indent, self.groups)
        sure = grouped and colon is None
        if wrong and wrong.colon != colon and (sure or self._expected(wrong, at, indent, colon)):
            self.found.append(colons.mistake(self.text, at, wrong))
            self._named(at, start, wrong.colon, indent, grouped=grouped)
            return self._value(at, wrong.value, wrong=True)
        if (named := opener(line[start:end])) and self.levels.may_hold_key(indent):
            self.found.append(colons.no_colon(self.text, at, (start, end), named))
            self._named(at, start, start + len(named.name), indent)
            return self._value(at, end - len(named.value), wrong=False)
        if colon is None:
            return self._text(at, start, end, indent)
        if self._in_text(indent) and (inside := values.colon_inside(self.text, at, start, end)):
            self.found.append(inside)
            return at + 1
        self._named(at, start, colon, indent, grouped=grouped)
        return self._value(at, colon + 1, wrong=False)

    def _in_text(self, indent: int) -> bool:
        """Whether a line is more of a text that began on the line below a key of the file."""
        top = self.levels.top
        if not (self.prose and self.prose.below and indent > top.indent == 0) or top.open:
            return False
        self.prose = replace(self.prose, told=True)
        return True

    def _expected(self, wrong: colons.WrongColon, at: int, indent: int, proper: int | None) -> bool:
        """Whether the text before a wrong colon is a key: a known one, or one is expected here."""
        if wrong.key.strip() in self.keys:
            return proper is None or wrong.colon < proper
        if proper is not None or wrong.sentence:
            return False
        if self.levels.expects_key(indent):
            return self.prose is None or len(wrong.key) <= 12
        top = self.levels.top
        return top.kind == "map" and (top.colon or (top.open and has_siblings(self.lines, at)))

    def _named(
        self, at: int, start: int, colon: int, indent: int, *, grouped: bool = False
    ) -> None:
        """Enter the level of a key, and look at the key itself."""
        self.found += dashes.first_ones(self.text, at, indent, self.levels)
        self.levels.enter(at, start, indent, "map")
        end = len(self.lines[at][:colon].rstrip(BLANKS))
        self.key = self.lines[at][start:end]
        self.levels.named(self.groups.get(self.key, 0), grouped=grouped)
        if not self.key:
            self.found.append(Mistake(None, (Edit(at, start, start, "''"),)))
        elif wrong := values.key(self.text, at, start, end):
            self.found.append(wrong)

    def _value(self, at: int, start: int, *, wrong: bool) -> int:
        """What stands after a colon; the number of the line after it."""
        line = self.lines[at]
        begin = start + len(line[start:]) - len(line[start:].lstrip(BLANKS))
        end = content_end(line, begin)
        self.prose = None
        if begin < end and line[begin] != "#":
            return at + 1 if self.key == "<<" else self._content(at, begin, end)
        self.levels.mark(opened=True, colon=wrong)
        if (
            begin + 1 < end
            and line[begin + 1] not in BLANKS
            and not is_nested(self.lines, at, self.levels.top.indent)
        ):
            self.levels.mark(opened=False)
            self.found.append(values.special(self.text, at, begin, end))
        return at + 1

    def _content(self, at: int, start: int, end: int) -> int:
        """A value; the number of the line after it."""
        value = content(self.text, at, start, end, self.levels.top.indent)
        self.levels.mark(opened=value.opened)
        self.found += value.found
        long = self.lines[at][start] in f"|>{BARS}" or value.after > at + 1
        self.prose = None if value.prose is None else Prose(self.key, value.prose, long=long)
        return value.after

    def _text(self, at: int, start: int, end: int, indent: int) -> int:
        """A line without a key: a value on a line of its own, more of a text, or a mistake."""
        top = self.levels.top
        signed = self.lines[at][start] in "{[\"'|>"
        if indent > top.indent and top.open and (top.indent >= 0 or signed):
            if signed or not self._first_of_keys(at, start, end):
                after = self._content(at, start, end)
                self.prose = replace(self.prose, below=True) if self.prose else None
                return after
            self._no_colon(at, start, end, indent)
            return at + 1
        if self.lines[at][start] == "-" and top.kind == "seq" and indent == top.indent:
            self._no_colon(at, start, end, indent)
        elif self.prose and indent < self.prose.indent and indent <= top.indent:
            self._below_prose(at, start, end, indent, self.prose)
        elif not self.prose or indent <= top.indent:
            self._no_colon(at, start, end, indent)
        elif not self.prose.told:
            self.found.append(cut_off(self.text, at, start, end))
        return at + 1

    def _first_of_keys(self, at: int, start: int, end: int) -> bool:
        """Whether a line without a colon is no text, because keys stand beside it."""
        top = self.levels.top
        chosen = top.indent > 0 or not sentence(self.lines[at][start:end])
        return chosen and top.kind == "map" and has_siblings(self.lines, at)

    def _below_prose(self, at: int, start: int, end: int, indent: int, prose: Prose) -> None:
        """A line beside the key of a text: a key without its colon, or more of the text."""
        raw, known = self.lines[at][start:end], begins(self.lines[at][start:end], self.keys)
        if not known and not is_key(raw, prose, self.keys, chosen=self.levels.has_map(indent)):
            self.found.append(unindented(self.text, at, (start, end), prose))
            self.prose = replace(prose, told=True)
            return
        certain = known or is_nested(self.lines, at, indent)
        self._no_colon(at, start, end, indent, "" if certain else unfinished(prose))

    def _no_colon(self, at: int, start: int, end: int, indent: int, other: str = "") -> None:
        """A line that should be a key or a list item, and is neither."""
        raw = self.lines[at][start:end]
        listed = raw[0] == "-" and (self.levels.top.kind == "seq" or self.levels.top.open)
        named = None if listed else pair(raw) or glued(raw, self.keys)
        self.levels.enter(at, start, indent, "seq" if listed else "map")
        self.levels.mark(opened=not listed and named is None)
        self.key = named.name if named else raw
        self.levels.named(self.groups.get(self.key, 0), grouped=False)
        if listed:
            self.found.append(colons.no_dash(self.text, at, (start, end)))
            return
        self.prose = Prose(self.key, indent + 2) if named else None
        self.found.append(colons.no_colon(self.text, at, (start, end), named, other))
