"""Documents that would have the same name, on any file system: none of them is made."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic
from reportgen.documents.document import Planned, why
from reportgen.results import UNNAMED

OF_THE_SUMMARY: Final = ("部门汇总.docx", "部门汇总.xlsx")
"""The names of a unit's summary, which no other document has."""

_TAKEN: Final = "“{}”是部门汇总的文件名"
_RENAME: Final = "form.yaml 的“文件名”换一个名字"


def block_clashes(planned: list[Planned]) -> Iterator[Diagnostic]:
    """Blocks every document whose name another one has too, or the summary, and tells why."""
    for number, document in enumerate(planned):
        if _key(document.name) in map(_key, OF_THE_SUMMARY):
            found = Diagnostic("S213", _TAKEN.format(document.name), document.place, _RENAME)
            planned[number] = replace(document, blocked=why((found,)))
            yield found
    for numbers in _alike(planned):
        first = planned[numbers[0]]
        message = f"{len(numbers)}份文档会是同一个文件名“{first.name}”"
        found = Diagnostic("S213", message, first.place, "在“文件名”里加上项目的序号或名称")
        for number in numbers:
            planned[number] = replace(planned[number], blocked=why((found,)))
        yield found


def _alike(planned: list[Planned]) -> Iterator[list[int]]:
    """The numbers of documents that have one name."""
    names: dict[str, list[int]] = {}
    for number, document in enumerate(planned):
        if document.words:
            names.setdefault(_key(document.name), []).append(number)
    for numbers in names.values():
        if len(numbers) > 1 and planned[numbers[0]].name != UNNAMED:
            yield numbers


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
