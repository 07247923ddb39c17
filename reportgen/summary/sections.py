"""The parts of 部门预算汇总: by source, by kind of spending, by task, category and attribute."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.summary.amounts import Amount, summed
from reportgen.summary.figures import Figures
from reportgen.summary.lines import Group
from reportgen.summary.printing import leaves

WHOLE, PROJECTS = "部门预算汇总表", "项目支出汇总表"

_NUMBERS: Final = "一二三四五"
_KEYS: Final = (("task", "按年度主要任务"), ("category", "按项目类别"), ("attribute", "按项目属性"))
_SILENT: Final = "（没有写）"


class Entry(Struct, frozen=True):
    """One row: what it is called, its projects and its money; `sums` what the rows above have."""

    name: str
    projects: int | None
    amount: Amount
    last_year: Amount = None
    change: Amount = None
    sums: bool = False


class Section(Struct, frozen=True):
    """One part: its parts, then what they come to."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def whole(self) -> Amount:
        """What all of it comes to."""
        return next((entry.amount for entry in self.entries if entry.sums), None)

    def leaves(self, decimals: int) -> bool:
        """Whether the printed parts do not add up to the printed sum."""
        parts = [entry.amount for entry in self.entries if not entry.sums]
        return leaves(parts, self.whole, decimals)


def sections(figures: Figures) -> tuple[Section, ...]:
    """The parts that the department has anything to say in, numbered."""
    found = (
        Section("按资金来源", tuple(_sources(figures))),
        *([Section("按支出", tuple(_spending(figures)))] if figures.basic else ()),
        *(
            Section(title, tuple(_groups(figures.groups(key), figures)))
            for key, title in _KEYS
            if figures.groups(key)
        ),
    )
    return tuple(
        Section(f"{number}、{section.title}", section.entries)
        for number, section in zip(_NUMBERS, found, strict=False)
    )


def _sources(figures: Figures) -> Iterator[Entry]:
    for source, amount in zip(figures.sources, figures.funds, strict=True):
        number = figures.sources.index(source)
        yield Entry(source, sum(bool(line.funds[number]) for line in figures.lines), amount)
    silent = summed(line.budget for line in figures.lines if not any(line.funds))
    if silent:
        yield Entry("没有写来源", None, silent)
    unsourced = summed(line.unsourced for line in figures.lines)
    if unsourced:
        yield Entry("总额和来源的差", None, unsourced)
    yield Entry("项目支出合计", len(figures.lines), figures.budget, sums=True)


def _spending(figures: Figures) -> Iterator[Entry]:
    for kind, amount in figures.basic:
        yield Entry(kind, None, amount)
    yield _projects(figures, "项目支出", sums=False)
    yield Entry("部门支出总额", None, figures.whole, sums=True)


def _projects(figures: Figures, name: str, *, sums: bool) -> Entry:
    every = Group(name, figures.lines)
    counts = (len(figures.lines), every.budget, every.last_year, every.change)
    return Entry(name, *counts, sums)


def _groups(groups: tuple[Group, ...], figures: Figures) -> Iterator[Entry]:
    for group in groups:
        counts = (len(group.projects), group.budget, group.last_year, group.change)
        yield Entry(group.name or _SILENT, *counts)
    yield _projects(figures, "项目支出合计", sums=True)
