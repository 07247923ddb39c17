"""What changed outside the projects' own files: unit.yaml, the form, the indicator library."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from reportgen.diff.changes import Cause, Change, ProjectChange, Shared
from reportgen.diff.models import differences
from reportgen.filled import FilledUnit
from reportgen.form import LoadedForm
from reportgen.library import Library, Standard
from reportgen.stock import FORM

_PRINTED: Final = frozenset({"单位名称", "年度", "表样", "金额单位"})


def reach(projects: Iterable[ProjectChange]) -> Counter[Cause]:
    """How many projects each cause outside their own files changed."""
    counts: Counter[Cause] = Counter()
    for project in projects:
        counts.update({change.cause for change in project.changes if change.cause})
    return counts


def unit_shared(
    old: FilledUnit, new: FilledUnit, projects: Sequence[ProjectChange]
) -> Iterator[Shared]:
    """What changed in unit.yaml, each with the number of projects it reached."""
    file, counts = new.places.root.file, reach(projects)
    told: set[str] = set()
    for path, before, after in differences(old.written, new.written):
        label = "·".join(path)
        told.add(label)
        reached = len(new.projects) if label in _PRINTED else counts[Cause(file, label)]
        yield Shared(file, label, before, after, reached)
    causes = {c: n for c, n in counts.items() if c.file in {file, old.places.root.file}}
    yield from _caused({c: n for c, n in causes.items() if c.name not in told}, projects)


def form_defaults(
    projects: Sequence[ProjectChange], counts: Mapping[Cause, int]
) -> Iterator[Shared]:
    """What changed in the 默认 of a form, each with the number of projects it reached."""
    causes = {cause: n for cause, n in counts.items() if cause.file.endswith(f"/{FORM}")}
    yield from _caused(causes, projects)


def _caused(causes: Mapping[Cause, int], projects: Sequence[ProjectChange]) -> Iterator[Shared]:
    """Each cause with what it did to the first project that it reached."""
    first: dict[Cause, Change] = {}
    for change in (c for p in projects for c in p.changes if c.cause in causes):
        if change.cause:
            first.setdefault(change.cause, change)
    for cause, change in first.items():
        yield Shared(cause.file, cause.name, change.before or "", change.after or "", causes[cause])


def form_shared(old: LoadedForm, new: LoadedForm, projects: int) -> Iterator[Shared]:
    """What changed in a form, seen from the projects that are printed in it."""
    for path, before, after in differences(old.form, new.form):
        yield Shared(new.files[0], "·".join(path), before, after, projects)


def library_shared(old: Library, new: Library, counts: Counter[Cause]) -> Iterator[Shared]:
    """What changed in the indicator library, each with the number of projects it reached."""
    sides = [{_identity(standard): standard for standard in lib.standards} for lib in (old, new)]
    for key in dict.fromkeys((*sides[1], *sides[0])):
        was, now = (side.get(key) for side in sides)
        standard = now or was
        if standard:
            reached = counts[Cause(standard.place.file, standard.name)]
            yield from _standard(was, now, standard, reached)


def _standard(
    was: Standard | None, now: Standard | None, standard: Standard, reached: int
) -> Iterator[Shared]:
    file, name = standard.place.file, f"指标库“{standard.name}”"
    if was is None or now is None:
        said = (
            was.indicator.target or "" if was else "",
            now.indicator.target or "" if now else "",
        )
        yield Shared(file, name, said[0], said[1], reached)
        return
    for path, before, after in differences(was.indicator, now.indicator):
        label = name if path == ("指标值",) else f"{name}{'·'.join(path)}"
        yield Shared(file, label, before, after, reached)


def _identity(standard: Standard) -> tuple[str | None, str, str]:
    return standard.template, standard.category, standard.name
