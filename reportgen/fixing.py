"""Repairs written into the YAML itself: only what is certain, and nothing else changes."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic, Place, Repair
from reportgen.files import Root
from reportgen.patterns import pattern
from reportgen.write import WriteError, write

_LINE = pattern(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class Fixed(Struct, frozen=True):
    """One file before and after its repairs, and how many were made."""

    file: str
    before: str
    after: str
    repairs: int

    def then(self, other: "Fixed") -> "Fixed":
        """Both repairs, one after the other, as one."""
        return replace(other, before=self.before, repairs=self.repairs + other.repairs)


def fixed(diagnostics: Iterable[Diagnostic], root: Root) -> Iterator[Fixed]:
    """Every file that repairs change; a file that is not UTF-8, or a link, stays as it is."""
    wanted: dict[str, set[Repair]] = defaultdict(set)
    for diagnostic in diagnostics:
        for repair in diagnostic.repairs:
            wanted[repair.place.file].add(repair)
    for file, repairs in sorted(wanted.items()):
        text = _text(file, root)
        if text is not None:
            after, count = repaired(text, repairs)
            if count:
                yield Fixed(file, text, after, count)


def repaired(text: str, repairs: Iterable[Repair]) -> tuple[str, int]:
    """The text with the repairs that fit it, and how many these are.

    A repair fits where the file still holds what was read there, and no other one overlaps it.
    """
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    lines = [list(match.groups()) for match in _LINE.finditer(body)]
    count = 0
    for number, those in _by_line(repairs).items():
        if 1 <= number <= len(lines):
            lines[number - 1][0], done = _line(lines[number - 1][0], those)
            count += done
    return mark + "".join(part for line in lines for part in line), count


def save(changed: Iterable[Fixed], root: Root) -> Iterator[Fixed | Diagnostic]:
    """Writes the files whole or not at all; what was written, and what could not be."""
    for one in changed:
        try:
            write(root.path / one.file, one.after.encode(), root.path)
            yield one
        except WriteError as error:
            yield Diagnostic("R501", f"写不进去：{error}", Place(one.file), error.hint)


def difference(changed: Fixed) -> Iterator[str]:
    """The unified diff of one file; a tab is shown as an arrow."""
    before, after = changed.before.splitlines(), changed.after.splitlines()
    names = (f"a/{changed.file}", f"b/{changed.file}")
    for line in difflib.unified_diff(before, after, *names, lineterm=""):
        yield line.replace("\t", "→")


def _by_line(repairs: Iterable[Repair]) -> Mapping[int, list[Repair]]:
    lines: dict[int, list[Repair]] = defaultdict(list)
    for repair in sorted(repairs):
        lines[repair.place.line].append(repair)
    return lines


def _line(line: str, repairs: Iterable[Repair]) -> tuple[str, int]:
    """The line with its repairs, from the left, and how many fit."""
    pieces, at, count = [], 0, 0
    for repair in repairs:
        start, end = repair.place.column - 1, repair.place.end_column - 1
        if start >= at and line[start:end] == repair.old:
            pieces += [line[at:start], repair.new]
            at, count = end, count + 1
    return "".join([*pieces, line[at:]]), count


def _text(file: str, root: Root) -> str | None:
    """The file as text with its line ends."""
    data = None if (root.path / file).is_symlink() else root.fetch(file)
    try:
        return data.decode() if data is not None else None
    except UnicodeDecodeError:
        return None
