"""Takes away what a finding points at: characters, a row, a 栏目, a file; or adds what is missing.

What stands at a finding's place decides what "it" is:

- characters of a text, or of a name that a person chose: those characters (a name or an item of
  a list of which nothing is left is called 事项);
- such a name, where the rule speaks of the whole row or item (`OF_THE_ROW`): the row;
- a key that reportgen prescribes, such as 绩效指标 or 质量指标: the key with all below it;
- the whole file: the file.

A rule that misses something (`MISSING`) points at where it belongs, and is given it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from reportgen import source
from reportgen.diagnostics import Diagnostic, Place
from reportgen.files import Folder

Files = Mapping[str, str]
Path = tuple[str | int, ...]
NAMED: Final = "事项"
ADDED: Final = "    补上的指标: ≥95%\n"
CHOSEN: Final = {"绩效指标": 3, "测算": 2, "情况说明": 2, "资金支出计划": 2}
"""How deep below these 栏目 the keys are names that a person chose."""


@dataclass(frozen=True, slots=True)
class Left:
    """The files without it; the old and the new name, where one had to be changed."""

    files: Files
    renamed: tuple[str, str] = ("", "")

    def same(self, found: Diagnostic) -> tuple[object, ...]:
        """What a finding is known by before and after: rule, project, 栏目 and, but for its numbers
        and where no name was changed, message.
        """
        old, new = self.renamed
        field = tuple(new if old and part == old else part for part in found.field.split("/"))
        said = "" if old else re.sub(r"[0-9.]+", "#", found.message)
        return found.rule, found.project, field, found.place.file, said


@dataclass(frozen=True, slots=True)
class Spot:
    """A key or a text of a file: its path, its place, and the last line of its entry."""

    path: Path
    place: Place
    last: int
    key: bool = False

    @property
    def name(self) -> bool:
        """Whether it is a name that a person chose, or an item of a list."""
        return isinstance(self.path[-1], int) or (
            self.key and len(self.path) == CHOSEN.get(str(self.path[0]))
        )

    def holds(self, place: Place) -> bool:
        """Whether the place lies within."""
        return _start(self.place) <= _start(place) < _end(place) <= _end(self.place)


def files_of(folder: Folder) -> Files:
    """The texts of a unit's files."""
    data = {f"{folder.path}/unit.yaml": folder.unit or b"", **dict(folder.projects)}
    return {file: text.decode("utf-8-sig", "surrogateescape") for file, text in data.items()}


def folder_of(folder: Folder, files: Files) -> Folder:
    """The unit with these texts."""
    data = {file: text.encode("utf-8", "surrogateescape") for file, text in files.items()}
    unit = data.pop(f"{folder.path}/unit.yaml", None)
    return replace(folder, unit=unit, projects=tuple(data.items()))


def without(found: Diagnostic, files: Files) -> Left:
    """The files without what the finding points at; KeyError where nothing stands there."""
    place = found.place
    if found.rule in MISSING:
        return Left(MISSING[found.rule](found, files))
    if place.whole:
        return Left({file: text for file, text in files.items() if file != place.file})
    text = files[place.file]
    spot = next((spot for spot in spots(text, place.file) if spot.holds(place)), None)
    if spot is None:
        raise KeyError(place)
    if (spot.key or spot.name) and (found.rule in OF_THE_ROW or not spot.name):
        lines = text.splitlines(keepends=True)
        del lines[spot.place.line - 1 : spot.last]
        return Left({**files, place.file: "".join(lines)})
    left, name = _cut(text, place, spot)
    renamed = (found.field.rpartition("/")[2], name) if spot.name else ("", "")
    return Left({**files, place.file: left}, renamed)


def without_lines(found: Diagnostic, files: Files) -> Files:
    """The files without the lines of the place and the deeper ones below, or without the file."""
    file, place = found.place.file, found.place
    if place.whole:
        return {name: text for name, text in files.items() if name != file}
    lines = files[file].splitlines(keepends=True)
    last = place.end_line
    while last < len(lines) and _depth(lines[last]) > _depth(lines[place.line - 1]):
        last += 1
    return {**files, file: "".join(lines[: place.line - 1] + lines[last:])}


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def spots(text: str, file: str) -> tuple[Spot, ...]:
    """Every key and every text of a file."""
    return tuple(_spots(source.read(text.encode("utf-8", "surrogateescape"), file)[0]))


def _spots(node: source.Node, path: Path = ()) -> Iterator[Spot]:
    if isinstance(node, source.Scalar):
        yield Spot(path, node.place, node.place.end_line)
    elif isinstance(node, source.Sequence):
        for number, item in enumerate(node.items):
            yield from _spots(item, (*path, number))
    else:
        for entry in node.entries:
            below = tuple(_spots(entry.value, (*path, entry.key.text)))
            last = max(entry.key.place.line, *(spot.last for spot in below), 0)
            yield Spot((*path, entry.key.text), entry.key.place, last, key=True)
            yield from below


def _cut(text: str, place: Place, spot: Spot) -> tuple[str, str]:
    """The text without the characters of the place, and what is left of the key or value."""
    first, start, end, last = (
        _offset(text, at)
        for at in (_start(spot.place), _start(place), _end(place), _end(spot.place))
    )
    left = text[first:start] + text[end:last]
    left = left if left.strip() or not spot.name else NAMED
    return text[:first] + left + text[last:], left.strip()


def _offset(text: str, at: tuple[int, int]) -> int:
    return sum(map(len, text.splitlines(keepends=True)[: at[0] - 1])) + at[1] - 1


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def _row_added(found: Diagnostic, files: Files) -> Files:
    """With a row in the category that is missing."""
    text = files[found.place.file]
    category = next(name for said, name in _WANTED.items() if said in found.message)
    head = f"  {category}:\n"
    new = (
        text.replace(head, f"{head}{ADDED}")
        if head in text
        else text.replace("绩效指标:\n", f"绩效指标:\n{head}{ADDED}")
    )
    return {**files, found.place.file: new}


def _everywhere(pattern: str, new: str) -> Callable[[Diagnostic, Files], Files]:
    """The same change in every file."""
    return lambda _, files: {file: re.sub(pattern, new, text) for file, text in files.items()}


_WANTED: Final = {
    **{
        f"“{name}”": name
        for name in (
            "质量指标",
            "经济效益指标",
            "社会效益指标",
            "生态效益指标",
            "可持续影响指标",
            "服务对象满意度指标",
        )
    },
    "没有一个效益指标": "社会效益指标",
    "没有一个满意度指标": "服务对象满意度指标",
    "没有成本指标": "成本指标",
}
MISSING: Final[Mapping[str, Callable[[Diagnostic, Files], Files]]] = {
    "l1-req": _row_added,
    "l2-req": _row_added,
    "prj-budget": _everywhere(r"(?m)^  财政拨款:$", "  财政拨款: 36.00"),
    "op-missing": _everywhere(r"(?m)^( +[^:\n]+): [^\n]*(?:%|百分比)$", r"\1: ≥95%"),
    "doc-unit": _everywhere("百分比", "%"),
}
"""What takes the finding away of rules that miss something; the last two speak of all rows of a
unit at once, doc-unit at its 表样."""
OF_THE_ROW: Final = frozenset(
    (
        "ind-value",  # the name is right, its target is missing
        "ind-name",  # the name says that there is none
        "weight-pos",  # the row has no weight
        "l1-order",  # the row stands in the wrong order
        "l2-order",
        "l2-valid",  # the row stands in a category that does not go with another
        "category",  # the row stands in the wrong category, by its name or by its target
        "dup-ind",  # the row stands in two categories
        "qual-vague",  # the sentence has no number or time
        "dept-cover",  # a task names a project that is none
        "answer-unused",  # the reason answers nothing, or cannot
        "answer-void",
    )
)
"""Rules that point at a name, or at an item of a list, and mean all that stands there."""
