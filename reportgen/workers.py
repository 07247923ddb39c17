"""Units made one after another, or in worker processes when there are enough of them.

The results are the same and come in the same order. A unit is made from values alone, so that
nothing but bytes and findings crosses between processes.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from reportgen.making import Order, make_unit
from reportgen.results import UnitResult
from reportgen.shelf import Shelf
from reportgen.stock import Stock

if TYPE_CHECKING:
    from concurrent.futures import Executor

ENOUGH: Final = 400
"""Projects to be made from which on starting worker processes pays."""
_AHEAD: Final = 4

Done = TypeVar("Done")


def made(
    work: Iterable[Order | Done], stock: Stock, cache: Path | None, jobs: int
) -> Iterator[UnitResult | Done]:
    """What becomes of every order, in order; what is done already passes through.

    `jobs` 0 means one worker for each processor.
    """
    jobs = jobs or processors()
    stream = iter(work)
    first = _first(stream) if jobs > 1 else []
    if _projects(first) < ENOUGH:
        _settle()
        shelf = Shelf(stock, cache)
        for item in chain(first, stream):
            yield make_unit(item, shelf) if isinstance(item, Order) else item
        return
    pool = _pool(stock, cache, jobs)
    try:
        yield from _in_order(chain(first, stream), pool, jobs * _AHEAD)
    except BaseException:
        _stop(pool)
        raise
    pool.shutdown()


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


def _in_order(
    work: Iterable[Order | Done], pool: "Executor", ahead: int
) -> Iterator[UnitResult | Done]:
    waiting: deque[Future[UnitResult] | Done] = deque()
    for item in work:
        waiting.append(pool.submit(_make, item) if isinstance(item, Order) else item)
        if len(waiting) > ahead:
            yield _finished(waiting.popleft())
    while waiting:
        yield _finished(waiting.popleft())


def _finished(item: "Future[UnitResult] | Done") -> UnitResult | Done:
    return item.result() if isinstance(item, Future) else item


def _pool(stock: Stock, cache: Path | None, jobs: int) -> ProcessPoolExecutor:
    """Workers that are deaf to Ctrl-C from their birth: the one who started them stops them."""
    os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker")  # after an interrupt
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (stock, cache))
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(jobs):
            pool.submit(_settle)
    finally:
        signal.signal(signal.SIGINT, heard)
    return pool


_shelf: list[Shelf] = []
"""The worker's own shelf: what a pool's initializer makes can only be kept in the module."""


def _settle() -> None:
    """Keeps the collector from walking the program's own objects again and again (5-10 %)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _stop(pool: ProcessPoolExecutor) -> None:
    """Ends the workers at once; what they were making is nowhere yet, so nothing is half done."""
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in active_children():
        worker.terminate()


def _start(stock: Stock, cache: Path | None) -> None:
    _settle()
    _shelf[:] = [Shelf(stock, cache)]


def _make(order: Order) -> UnitResult:
    return make_unit(order, _shelf[0])
