"""The reviewer's first screen: what the answer is, whose money moved, what did not follow."""

from collections.abc import Iterator
from typing import Final

from reportgen.codes import Severity
from reportgen.diff.briefly import NAME, Limits, short
from reportgen.diff.changes import Comparison, UnitChange
from reportgen.diff.details import details
from reportgen.diff.markdown import height as height_in_markdown
from reportgen.diff.moves import loosened
from reportgen.diff.page import Block, Heading, Line, Page, Section, plain, strong
from reportgen.diff.sections import count_of, sections
from reportgen.diff.text import height
from reportgen.diff.totals import over, totals

ROWS: Final = 25
_TRIED: Final = (Limits(3, 180), Limits(3, 90), Limits(2, 90), Limits(1, 80), Limits(1, 60))


def page(comparison: Comparison) -> Page:
    """The whole report."""
    if comparison.empty:
        old, new = comparison.names
        said = f"{old} 和 {new} 之间，项目、表样和指标库都没有变化"
        return Page(tuple(Line(plain(line)) for line in (said, *comparison.notes)), ())
    return Page(_first(comparison), tuple(details(comparison)))


def _first(comparison: Comparison) -> tuple[Block, ...]:
    """As much as fits on a screen, whatever happened."""
    found: tuple[Block, ...] = ()
    for limits in _TRIED:
        found = tuple(_blocks(comparison, limits))
        if max(height(found), height_in_markdown(found) + 1) <= ROWS:
            break
    return found


def _blocks(comparison: Comparison, limits: Limits) -> Iterator[Block]:
    if comparison.units:
        yield _title(comparison)
        yield totals(comparison, limits)
    else:
        yield Heading(plain(f"没有项目变化　{_sides(comparison)}"), 1)
    for number, section in enumerate(sections(comparison, limits), 1):
        yield from _numbered(number, section)


def _title(comparison: Comparison) -> Heading:
    units = comparison.units
    errors = sum(count_of(unit, Severity.ERROR) for unit in units)
    doubts = sum(count_of(unit, Severity.WARNING) for unit in units)
    located = [(unit, project) for unit in units for project in unit.projects]
    stale = sum(bool(project.stale or project.resourced) for _, project in located)
    asked = (
        ("超控制数", sum(bool(over(unit)) for unit in units)),
        ("没有比较", sum(len(unit.broken) for unit in units)),
        ("请核实", doubts),
        ("钱动目标没动", stale),
        ("目标降低或取消", len(loosened(located))),
    )
    counts = "，".join(f"{what} {count}" for what, count in asked if count)
    verdict = ("核实后办理", f"（{counts}）") if counts else ("可以通过", "")
    if errors:
        verdict = ("退回修改", f"（必须改 {errors}）")
    told = plain(f"{_whose(comparison)}　{_sides(comparison)}　建议：")
    return Heading((*told, *strong(verdict[0]), *plain(verdict[1])), 1)


def _whose(comparison: Comparison) -> str:
    if len(comparison.units) == 1:
        (unit,) = comparison.units
        return f"{short(unit.name)}{_years(unit)}"
    same = f"，{comparison.unchanged}个没有" if comparison.unchanged else ""
    return f"{len(comparison.units)}个单位有变化{same}"


def _years(unit: UnitChange) -> str:
    years = dict.fromkeys(f"{year}年" for year in unit.years if year)
    return f" {' → '.join(years)}" if years else ""


def _sides(comparison: Comparison) -> str:
    stages = {unit.stages for unit in comparison.units}
    old, new = stages.pop() if len(stages) == 1 else ("", "")
    names = (old, new) if old and new and old != new else comparison.names
    return " → ".join(short(name, NAME // 2) for name in names)


def _numbered(number: int, section: Section) -> Iterator[Block]:
    (label, *spans), blocks = section
    yield Line((*strong(f"{number}. {label.text}"), *spans))
    yield from blocks
