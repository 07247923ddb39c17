"""What a project of communities says of villages."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import listed, typed_rows
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject
from reportgen.patterns import pattern

_FEWEST_WORDS: Final = 2
_COMMUNITY: Final = pattern("社区(?!矫正|康复|卫生|医|养老|教育|戒毒|日间|支行|团)")
_VILLAGE: Final = pattern("村民|村级|村两委|村党组织|村干部|村委会|行政村|农村|农民")
_VILLAGES: Final = pattern("[村乡镇农]")
_BOTH: Final = pattern(
    "村[（(、和及与/]*社区|社区[）)]?[、和及与/（(]*村(?!民|级)|村居|城乡|农村社区|涉农|村改|乡镇|搬迁"
)


def of_villages(project: FilledProject) -> Iterator[Diagnostic]:
    """The finding, where there are such words and no place is named that has both."""
    if words := _villages(project):
        message = f"项目是社区的，目标和指标里说的却是{listed(words)}"
        hint = "像是从村的项目复制来的，改成社区、居民；社区里确有村民，写明“村（社区）”"
        yield Diagnostic("B662", message, project.places.at("年度总体目标"), hint, project.name)


def _villages(project: FilledProject) -> tuple[str, ...]:
    """The words about villages in a project of communities that speaks of no place with both."""
    if not _COMMUNITY.search(project.name) or _VILLAGES.search(project.name):
        return ()
    rows = [row.name for row in typed_rows(project)]
    everything = "\n".join((project.written.goal, project.written.purpose or "", *rows))
    found = tuple(dict.fromkeys(_VILLAGE.findall(everything)))
    return found if len(found) >= _FEWEST_WORDS and not _BOTH.search(everything) else ()
