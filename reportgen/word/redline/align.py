"""Which block or row of the old document is which one of the new."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final

from reportgen.word.redline.marks import Element, canonical
from reportgen.word.redline.similar import Said, likeness, said

ALIKE: Final = 0.3
_MOST: Final = 40_000
_STEEP: Final = 8
Pair = tuple[Element | None, Element | None]


def align(old: Sequence[Element], new: Sequence[Element]) -> Iterator[Pair]:
    """Pairs in reading order; what went comes before what came in its place."""
    keys = [canonical(item) for item in old], [canonical(item) for item in new]
    top = _same(keys[0], keys[1])
    end = _same(keys[0][top:][::-1], keys[1][top:][::-1])
    stop, finish = len(old) - end, len(new) - end
    yield from zip(old[:top], new[:top], strict=True)
    if (stop - top) * (finish - top) <= _MOST:
        yield from _best(old[top:stop], new[top:finish])
    else:
        yield from _long(old[top:stop], new[top:finish])
    yield from zip(old[stop:], new[finish:], strict=True)


def _same(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """How many are the very same from the start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _long(old: Sequence[Element], new: Sequence[Element]) -> Iterator[Pair]:
    """Too many to compare each with each: what is the very same stays, between it the best."""
    keys = [canonical(item) for item in old], [canonical(item) for item in new]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        elif (i2 - i1) * (j2 - j1) <= _MOST:
            yield from _best(old[i1:i2], new[j1:j2])
        else:
            yield from _apart(old[i1:i2], new[j1:j2])


def _apart(old: Sequence[Element], new: Sequence[Element]) -> Iterator[Pair]:
    yield from ((item, None) for item in old)
    yield from ((None, item) for item in new)


def _best(old: Sequence[Element], new: Sequence[Element]) -> Iterator[Pair]:
    """The best pairing that keeps the order on both sides."""
    sides = [said(item) for item in old], [said(item) for item in new]
    i = j = 0
    for a, b in _path([[_score(one, other) for other in sides[1]] for one in sides[0]]):
        yield from _apart(old[i:a], new[j:b])
        yield old[a], new[b]
        i, j = a + 1, b + 1
    yield from _apart(old[i:], new[j:])


def _score(one: Said, other: Said) -> float:
    """What a pair is worth: the more it says, and by far the most where it says the same.

    Tables of one form share their labels: without that, two wrong pairs of projects are worth
    more than a right one, and a title that all projects have as much as the whole project.
    """
    alike = likeness(one, other)
    return alike**_STEEP * (1 + min(one.size, other.size)) if alike >= ALIKE else 0.0


def _path(scores: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs of the best alignment; a pair that is worth nothing is none."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            score = scores[i][j]
            paired = best[i + 1][j + 1] + score if score else 0.0
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
