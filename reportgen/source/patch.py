"""What was typed, and the corrections in memory that let the rest of a file be read."""

from collections.abc import Iterable

from msgspec import Struct, field

from reportgen.diagnostics import Diagnostic, Place, Repair


class Edit(Struct, frozen=True):
    """Typed characters `start` to `end` of a line (all from 0) are read as `new`."""

    line: int
    start: int
    end: int
    new: str


class Mistake(Struct, frozen=True):
    """A finding and its correction; `silent` when YAML itself would not complain."""

    diagnostic: Diagnostic | None
    edits: tuple[Edit, ...]
    silent: bool = False


class Text(Struct, frozen=True):
    """Typed lines with edits; numbers of lines never change, columns are mapped back."""

    file: str
    lines: tuple[str, ...]
    edits: dict[int, tuple[Edit, ...]] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The text as it is parsed."""
        return "\n".join((*self.read(), ""))

    def read(self) -> tuple[str, ...]:
        """The lines as they are parsed."""
        if not self.edits:
            return self.lines
        return tuple(
            _applied(line, self.edits[at]) if at in self.edits else line
            for at, line in enumerate(self.lines)
        )

    def patched(self, edits: Iterable[Edit]) -> "Text":
        """The same text with more edits; where two overlap, the earlier one stays."""
        merged = dict(self.edits)
        for edit in edits:
            merged[edit.line] = (*merged.get(edit.line, ()), edit)
        return Text(self.file, self.lines, {at: _apart(merged[at]) for at in merged})

    def without(self, lines: Iterable[int]) -> "Text":
        """The same text with some lines left out."""
        blank = {at: (Edit(at, 0, len(self.lines[at]), ""),) for at in lines}
        return Text(self.file, self.lines, self.edits | blank)

    def span(self, line: int, start: int, end: int) -> Place:
        """The place of typed characters of one line."""
        return Place(self.file, line + 1, start + 1, line + 1, end + 1)

    def repair(self, line: int, start: int, end: int, new: str) -> Repair:
        """The correction of typed characters of one line in the file itself."""
        return Repair(self.span(line, start, end), self.lines[line][start:end], new)

    def place(self, start: tuple[int, int], end: tuple[int, int]) -> Place:
        """The place of parsed characters, as typed; both are (line, column) from 0."""
        (line, column), (end_line, end_column) = start, end
        if self.edits or end_line >= len(self.lines):
            (line, column), (end_line, end_column) = self._typed(*start), self._typed(*end)
        return Place(self.file, line + 1, column + 1, end_line + 1, end_column + 1)

    def _typed(self, line: int, column: int) -> tuple[int, int]:
        """Where a parsed character was typed; the end of the file lies on its last line."""
        if line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        typed = _column(self.edits.get(line, ()), column)
        return line, max(0, min(typed, len(self.lines[line])))


def _apart(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Edits of one line in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in edits:
        if edit not in kept and all(e.end <= edit.start or edit.end <= e.start for e in kept):
            kept.append(edit)
    return tuple(sorted(kept, key=lambda edit: (edit.start, edit.end)))


def _applied(line: str, edits: tuple[Edit, ...]) -> str:
    """The line as it is parsed."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [line[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, line[at:]])


def _column(edits: tuple[Edit, ...], column: int) -> int:
    """The typed column of a parsed one."""
    shift = 0
    for edit in edits:
        begin = edit.start + shift
        if column <= begin:
            break
        if column < begin + len(edit.new):
            return min(edit.start + column - begin, edit.end)
        shift += len(edit.new) - (edit.end - edit.start)
    return column - shift
