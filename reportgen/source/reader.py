"""The whole way from bytes to a tree: decode, clean, parse, and repair in memory."""

from collections.abc import Collection
from collections.abc import Mapping as Groups
from types import MappingProxyType
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.source import characters
from reportgen.source.decode import lines_of
from reportgen.source.patch import Text
from reportgen.source.repair import repaired
from reportgen.source.tree import Mapping, Node, Scalar

_NONE: Final = MappingProxyType[str, int]({})

MOST: Final = 200
"""Findings of one file that are told one by one, so that no file can flood a report."""


def read(
    data: bytes, file: str, keys: Collection[str] = (), groups: Groups[str, int] = _NONE
) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """The file's mapping and every mistake in it; an empty mapping when nothing can be read.

    `keys` are the known key words of this kind of file; with them `项目名称：甲` is recognised
    wherever it stands. `groups` are those that hold no text, with the levels of names below them:
    there every `名称：内容` is recognised. Those of no level are keys of the blocks below names.
    """
    lines, found = lines_of(data, file)
    if not lines:
        return _nothing(file), few(found)
    clean, unfit = characters.check(lines, file)
    tree, wrong = repaired(Text(file, clean), keys, groups)
    known = [*found, *unfit, *wrong]
    if isinstance(tree, Mapping):
        return tree, few(known)
    return _nothing(file), few([*known, *_no_mapping(tree, told=bool(wrong))])


def few(found: Collection[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in order, each once; of very many the first, and how many more there are."""
    ordered = in_order(found) if found else ()
    if len(ordered) <= MOST:
        return ordered
    left = ordered[MOST:]
    message = f"后面还有{len(left)}处问题没有列出"
    changed = None if any(diagnostic.blocks for diagnostic in left) else Severity.WARNING
    more = Diagnostic("Y107", message, left[0].place, "先改好上面的，再运行一次", changed=changed)
    return (*ordered[:MOST], more)


def _nothing(file: str) -> Mapping:
    return Mapping((), Place(file))


def _no_mapping(tree: Node | None, *, told: bool) -> list[Diagnostic]:
    """That a file is no list of keys, unless another finding says why."""
    if tree is None or (told and isinstance(tree, Scalar)):
        return []
    typed = "一段文字" if isinstance(tree, Scalar) else "“-”列表"
    hint = "每行写成“栏目: 内容”，冒号用英文冒号加一个空格"
    return [Diagnostic("S204", f"整个文件是{typed}，没有栏目", tree.place, hint)]
