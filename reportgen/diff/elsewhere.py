"""The section of what projects did not change themselves: form, library, the units' own values."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reportgen.diff.briefly import Limits, apart, short, told
from reportgen.diff.changes import Comparison, Shared, UnitChange
from reportgen.diff.page import Block, Spans, plain, strong

Said = tuple[str, str, str]


def elsewhere(comparison: Comparison, limits: Limits) -> tuple[Spans, tuple[Block, ...]]:
    """What changed in form and library first, then in the units by how many projects it reached."""
    label = "不是项目自己改的"
    own = [(unit, shared) for unit in comparison.units for shared in unit.shared]
    if not own and not comparison.shared:
        return (*strong(label), *plain("　表样、指标库和单位的默认值没有变动")), ()
    said = list(chain(map(_said, comparison.shared), _of_units(own, len(comparison.units) > 1)))
    return told(label, said, limits), ()


def _said(shared: Shared) -> str:
    """A change outside the projects in one line, without file names."""
    return f"{_what(shared)}{_reached(shared.projects)}"


def _of_units(own: Sequence[tuple[UnitChange, Shared]], many: bool) -> Iterator[str]:
    """The units' changes, those that are the same in several units once."""
    alike: dict[str, list[tuple[UnitChange, Shared]]] = {}
    for unit, shared in own:
        alike.setdefault(_what(shared), []).append((unit, shared))
    names = apart([unit.name for unit, _ in own])
    for what, found in sorted(alike.items(), key=lambda item: -_projects(item[1])):
        units = list(dict.fromkeys(unit.name for unit, _ in found))
        whose = f"{names[units[0]]} " if many and len(units) == 1 else ""
        shared_by = f"（{len(units)}个单位）" if len(units) > 1 else ""
        yield f"{whose}{what}{shared_by}{_reached(_projects(found))}"


def _projects(found: Iterable[tuple[UnitChange, Shared]]) -> int:
    return sum(shared.projects for _, shared in found)


def _what(shared: Shared) -> str:
    before, after = (short(text or "（无）") for text in (shared.before, shared.after))
    return f"{short(shared.what)} {before} → {after}"


def _reached(projects: int) -> str:
    return f"，影响{projects}个项目" if projects else ""
