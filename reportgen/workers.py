"""Units made one after another, or in worker processes when there are enough of them.

The results are the same and come in the same order. A unit is made from values alone.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, TypeVar

from reportgen.collector import settled
from reportgen.making import Order, make_unit
from reportgen.results import UnitResult
from reportgen.shelf import Shelf

ENOUGH: Final = 2_000
"""Projects to be made from which on starting worker processes pays."""

Done = TypeVar("Done")


def made(work: Iterable[Order | Done], shelf: Shelf, jobs: int) -> Iterator[UnitResult | Done]:
    """What becomes of every order, in order; what is done already passes through.

    `jobs` 0 means one worker for each processor.
    """
    jobs = jobs or processors()
    stream = iter(work)
    first = _first(stream) if jobs > 1 else []
    if _projects(first) < ENOUGH:
        with settled():
            for item in chain(first, stream):
                yield make_unit(item, shelf) if isinstance(item, Order) else item
        return
    from reportgen.pool import MOST, pooled

    yield from pooled(chain(first, stream), shelf, min(jobs, MOST))


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _first(stream: Iterator[Order | Done]) -> list[Order | Done]:
    """As much of the work as tells whether workers pay."""
    first: list[Order | Done] = []
    for item in stream:
        first.append(item)
        if _projects(first[-1:]) and _projects(first) >= ENOUGH:
            break
    return first


def _projects(work: Iterable[object]) -> int:
    return sum(len(item.folder.projects) for item in work if isinstance(item, Order))
