"""Which block or row of the old document is which one of the new."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

T = TypeVar("T")

ALIKE: Final = 0.3
_MOST: Final = 40_000
Pair = tuple[T | None, T | None]


def align(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], object],
    alike: Callable[[T, T], float],
) -> Iterator[Pair[T]]:
    """Pairs in reading order; what went comes before what came in its place.

    `key` says what is the same, `alike` (0 to 1) what is near enough to be the same, changed.
    """
    keys = [key(item) for item in old], [key(item) for item in new]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from _near(old[i1:i2], new[j1:j2], alike)


def _near(old: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float]) -> Iterator[Pair[T]]:
    """The best pairing that keeps the order on both sides."""
    if not old or not new or len(old) * len(new) > _MOST:
        yield from ((item, None) for item in old)
        yield from ((None, item) for item in new)
        return
    scores = [[alike(one, other) for other in new] for one in old]
    i = j = 0
    for a, b in _path(scores):
        yield from ((item, None) for item in old[i:a])
        yield from ((None, item) for item in new[j:b])
        yield old[a], new[b]
        i, j = a + 1, b + 1
    yield from ((item, None) for item in old[i:])
    yield from ((None, item) for item in new[j:])


def _path(scores: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs of the best alignment; a pair below ALIKE is none."""
    rows, columns = len(scores), len(scores[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            score = scores[i][j]
            paired = best[i + 1][j + 1] + score if score >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found
