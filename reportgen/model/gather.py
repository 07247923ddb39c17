"""What one walk over one file collects: the places of keys and values, and every problem."""

import difflib
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from reportgen import source
from reportgen.diagnostics import Diagnostic, Place, Repair
from reportgen.model.places import Path, Places, field_of, repair
from reportgen.patterns import pattern
from reportgen.source.pairs import WIDE, pair

Repairs = tuple[Repair, ...]


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A question naming the nearest known words, or nothing."""
    near = _near(word, known)
    return f"；是不是想写“{'”或“'.join(near)}”？" if near else ""


def _near(word: str, known: Collection[str]) -> list[str]:
    return difflib.get_close_matches(word, known, n=2, cutoff=0.5)


_COLON: Final = pattern(rf"([^\n{WIDE}:]{{1,60}})[{WIDE}:]\s*([^\n]+)")


def excerpt(text: str, limit: int = 24) -> str:
    """The text, cut for a message."""
    return text if len(text) <= limit else f"{text[:limit]}…"


class Gather:
    """Collects while a tree is walked; belongs to one walk and is never shared."""

    def __init__(self, root: Place) -> None:
        self.root = root
        self.diagnostics: list[Diagnostic] = []
        self.keys: dict[Path, source.Node] = {}
        self.values: dict[Path, source.Node] = {}
        self._told: set[Path] = set()
        self._suggested: set[Path] = set()

    def places(self) -> Places:
        """What stands where, so far."""
        return Places(self.root, self.values, self.keys)

    def key(self, path: Path, entry: source.Entry) -> Path:
        """Notes where a key and its value stand; the path itself comes back."""
        empty = isinstance(entry.value, source.Scalar) and entry.value.empty
        self.keys[path] = entry.key
        self.values[path] = entry.key if empty else entry.value
        return path

    def item(self, path: Path, node: source.Node) -> Path:
        """Notes where an item of a list stands; the path itself comes back."""
        self.values[path] = node
        return path

    def told(self, path: Path) -> bool:
        """Whether a problem was already said of this path or of a part of it."""
        return any(path[:length] in self._told for length in range(1, len(path) + 1))

    def say(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Notes one problem."""
        self.diagnostics.append(Diagnostic(code, message, place, hint))

    def say_of(
        self, path: Path, code: str, message: str, hint: str = "", repairs: Repairs = ()
    ) -> None:
        """Notes the problem of a path; nothing that follows from it is said again."""
        self._told.add(path)
        place = self.places().at(*path)
        self.diagnostics.append(Diagnostic(code, message, place, hint, repairs=repairs))

    def unknown_key(
        self,
        key: source.Scalar,
        known: Sequence[str],
        elsewhere: Mapping[str, str],
        block: Path | None = None,
    ) -> None:
        """A key that does not belong here; what it probably is, is not missing in its `block`."""
        if key.text in elsewhere:
            self.say("S202", key.place, f"“{key.text}”不写在这里", elsewhere[key.text])
            return
        near = _near(key.text, known)
        if block is not None:
            self._suggested.update((*block, name) for name in near)
        message = f"不认识“{key.text}”{did_you_mean(key.text, known)}"
        hint = "改成对的名称，不用就删去" if near else f"这里可以写：{'、'.join(known)}"
        self.say("S202", key.place, message, hint)

    def twice(self, key: source.Scalar, name: str, first: source.Node) -> None:
        """A key and its synonym in one block."""
        spelling = "" if key.text == name else f"（就是“{name}”）"
        message = f"“{key.text}”{spelling}写了两遍，第{first.place.line}行已经写过"
        self.say("S201", key.place, message, "只留一处")

    def item_twice(self, item: source.Node, name: str, first: source.Node) -> None:
        """The same text twice in one list."""
        message = f"“{name}”写了两遍，第{first.place.line}行已经写过"
        self.say("S201", item.place, message, "只留一处")

    def missing(self, path: Path, example: str) -> None:
        """A required key without a value; nothing where a misspelled key is said to be it."""
        if path in self.keys:
            self.say("S203", self.keys[path].place, f"“{path[-1]}”没有填", example)
        elif path not in self._suggested:
            message, place = f"{_within(path[:-1])}缺少“{path[-1]}”", self._beginning(path[:-1])
            self.diagnostics.append(
                Diagnostic("S203", message, place, example, field=field_of(path))
            )

    def _beginning(self, path: Path) -> Place:
        """Where a block begins: its key, or the list item that it is."""
        if not path:
            return _start(self.root)
        places = self.places()
        return places.at(*path) if isinstance(path[-1], int) else places.key(*path)

    def not_a_mapping(self, node: source.Node, path: Path, known: Sequence[str]) -> None:
        """A text or a list where a block of keys belongs."""
        name = _called(path)
        keys = f"可以写：{'、'.join(known)}" if known else ""
        if isinstance(node, source.Scalar) and node.empty:
            self.say_of(path, "S204", f"{name}下面是空的", keys)
        elif isinstance(node, source.Scalar) and (line := _COLON.fullmatch(node.text)):
            message = f"{name}下面这一行的冒号不对：“{excerpt(node.text)}”"
            hint = f"冒号用英文冒号，后面空一格，写成　{line[1].strip()}: {line[2].strip()}"
            alone = path in self.keys and self.keys[path].place.line < node.place.line
            repairs = repair(node, line.end(1), line.start(2), ": ") if alone else ()
            self.say_of(path, "S204", message, hint, repairs)
        elif isinstance(node, source.Scalar):
            first = node.text.split("\n")[0]
            hint = f"每项单独一行，用英文冒号，后面空一格，例如　{pair(first) or '名称: 内容'}"
            lost = excerpt(first)
            self.say_of(path, "S204", f"{name}下面要分行写各项，读到的是一段文字“{lost}”", hint)
        else:
            self.say_of(path, "S204", f"{name}下面不用“-”列表", "去掉每行前面的“-”")

    def not_a_text(self, node: source.Node, path: Path) -> None:
        """A block or a list where one text belongs."""
        what = "列表" if isinstance(node, source.Sequence) else "下一层栏目"
        hint = f"把内容写在“{path[-1]}: ”后面；长文用“|”另起一行"
        self.say_of(path, "S204", f"“{path[-1]}”要写一段文字，读到的是{what}", hint)

    def not_a_list(self, node: source.Node, path: Path) -> None:
        """A block of keys where a list belongs."""
        del node
        self.say_of(path, "S204", f"“{path[-1]}”要用列表写", "每项一行，前面加“- ”")


def _called(path: Path) -> str:
    """A block, as said to people: by its key, an item of a list by its number."""
    match path:
        case (*_, str(name), int(number)):
            return f"“{name}”第{number + 1}项"
        case (*_, name):
            return f"“{name}”"
    return "“文件”"


def _within(path: Path) -> str:
    """The block or the list item, as said to people."""
    match path:
        case (*_, str(name), int(number)):
            return f"“{name}”第{number + 1}项里"
        case (*_, name):
            return f"“{name}”里"
    return ""


def _start(root: Place) -> Place:
    return Place(root.file, 1, 1, 1, 1, root.where)
