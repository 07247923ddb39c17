"""Which project or indicator of before is which one of after: by identity, then by similarity."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

from reportgen.filled import FilledProject, Row

T = TypeVar("T")

ALIKE: Final = 0.6
_MOST: Final = 200
_MOST_PAIRS: Final = 2_500
Pair = tuple[T | None, T | None]
Found = list[tuple[T, T]]


def projects(
    before: Sequence[FilledProject], after: Sequence[FilledProject]
) -> list[Pair[FilledProject]]:
    """Pairs in the order of after, then those that are gone.

    The same 项目编码 or name is the same project; then the same file, then a similar name.
    """
    ways: tuple[Callable[[FilledProject], Hashable | None], ...] = (
        lambda p: p.written.code,
        lambda p: p.name,
        lambda p: p.file,
    )
    found, lost, come = _identical(before, after, ways)
    found += _similar(lost, come, _project_likeness)
    return _in_order(found, before, after)


def rows(before: Sequence[Row], after: Sequence[Row]) -> list[Pair[Row]]:
    """Pairs in the order of after, then those that are gone.

    The same name in the same category, then in another one, then a similar name there.
    """
    ways: tuple[Callable[[Row], Hashable | None], ...] = (
        lambda row: (row.category, row.name),
        lambda row: row.name or None,
    )
    found, lost, come = _identical(before, after, ways)
    found += _similar(lost, come, _row_likeness)
    return _in_order(found, before, after)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    matcher = SequenceMatcher(None, one[:_MOST], other[:_MOST], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _identical(
    before: Sequence[T], after: Sequence[T], ways: Sequence[Callable[[T], Hashable | None]]
) -> tuple[Found[T], list[T], list[T]]:
    """The pairs with the same key by any of the ways, and what is left on each side."""
    found: Found[T] = []
    lost, come = list(before), list(after)
    for key in ways:
        known = {key(item): item for item in reversed(lost) if key(item) is not None}
        taken: set[int] = set()
        rest: list[T] = []
        for item in come:
            own = known.pop(key(item), None) if key(item) is not None else None
            if own is None:
                rest.append(item)
            else:
                taken.add(id(own))
                found.append((own, item))
        lost = [item for item in lost if id(item) not in taken]
        come = rest
    return found, lost, come


def _similar(lost: Sequence[T], come: Sequence[T], alike: Callable[[T, T], float]) -> Found[T]:
    """The most similar pairs of what is left, each once; large remainders are not compared."""
    if len(lost) * len(come) > _MOST_PAIRS:
        return []
    marked = [
        (alike(one, other), -i, -j) for i, one in enumerate(lost) for j, other in enumerate(come)
    ]
    found: Found[T] = []
    gone: set[int] = set()
    taken: set[int] = set()
    for mark, i, j in sorted(marked, reverse=True):
        if mark >= ALIKE and -i not in gone and -j not in taken:
            gone.add(-i)
            taken.add(-j)
            found.append((lost[-i], come[-j]))
    return found


def _project_likeness(one: FilledProject, other: FilledProject) -> float:
    """Similar names, or else mostly the same indicators."""
    mine, theirs = ({(r.category, r.name) for r in p.rows if r.name} for p in (one, other))
    shared = len(mine & theirs) / max(len(mine | theirs), 1)
    return max(likeness(one.name, other.name), shared if len(mine) > 2 else 0.0)


def _row_likeness(one: Row, other: Row) -> float:
    """Similar names in one category; the same target counts for a name that is less similar."""
    if one.category != other.category or one.empty or other.empty:
        return 0.0
    same_target = bool(one.target.text) and one.target.text == other.target.text
    near = SequenceMatcher(None, one.name[:_MOST], other.name[:_MOST], autojunk=False).ratio()
    return near + 0.25 if same_target and near >= 0.35 else near


def _in_order(found: Found[T], before: Sequence[T], after: Sequence[T]) -> list[Pair[T]]:
    old = {id(new): was for was, new in found}
    kept = {id(was) for was, _ in found}
    return [*((old.get(id(item)), item) for item in after), *_gone(before, kept)]


def _gone(before: Sequence[T], kept: set[int]) -> Iterator[Pair[T]]:
    return ((item, None) for item in before if id(item) not in kept)
