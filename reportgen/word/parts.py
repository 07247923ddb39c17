"""The parts of a package that may hold tags, in reading order, named as people call them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.word import unique
from reportgen.word.hostile import parse
from reportgen.word.package import Package
from reportgen.word.places import Story, story

_STORIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wordprocessingml.document.main+xml": "正文",
        "wordprocessingml.header+xml": "页眉",
        "wordprocessingml.footer+xml": "页脚",
        "wordprocessingml.footnotes+xml": "脚注",
        "wordprocessingml.endnotes+xml": "尾注",
        "package.core-properties+xml": "文档属性",
    }
)


class Part(Struct, frozen=True):
    """A part that may hold tags."""

    name: str
    label: str
    root: etree._Element
    story: Story


def stories(package: Package) -> Iterator[Part]:
    """The stories and properties of a document."""
    kinds = [(_kind(package.types.of(name)), name) for name in sorted(package.parts)]
    totals, seen = Counter(kind for kind, _name in kinds), Counter[str]()
    for wanted in _STORIES.values():
        for name in (name for kind, name in kinds if kind == wanted):
            seen[wanted] += 1
            label = wanted if totals[wanted] == 1 else f"{wanted}{seen[wanted]}"
            root = parse(package.parts[name])
            yield Part(name, label, root, story(root, label))


def changes(part: Part, package: Package) -> bool:
    """Whether filling changes the part: it may hold tags, or pictures to be numbered anew."""
    return b"{" in package.parts[part.name] or unique.has_pictures(part.root)


def _kind(content_type: str) -> str:
    return next((said for end, said in _STORIES.items() if content_type.endswith(end)), "")
