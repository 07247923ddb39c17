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
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

from reportgen.making import Order, make_unit
from reportgen.results import UnitResult
from reportgen.shelf import Shelf

if TYPE_CHECKING:
    from concurrent.futures import Executor

ENOUGH: Final = 2_000
"""Projects to be made from which on starting worker processes pays."""
_AHEAD: Final = 4
_MOST: Final = 61  # Windows waits for no more

Done = TypeVar("Done")


def made(work: Iterable[Order | Done], shelf: Shelf, jobs: int) -> Iterator[UnitResult | Done]:
    """What becomes of every order, in order; what is done already passes through.

    `jobs` 0 means one worker for each processor.
    """
    jobs = min(jobs or processors(), _MOST)
    stream = iter(work)
    first = _first(stream) if jobs > 1 else []
    if _projects(first) < ENOUGH:
        with settled():
            for item in chain(first, stream):
                yield make_unit(item, shelf) if isinstance(item, Order) else item
        return
    pool = _pool(shelf, jobs)
    try:
        for item, future in _ahead(chain(first, stream), pool, jobs * _AHEAD):
            yield _finished(item, future, shelf) if isinstance(item, Order) else item
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


def _ahead(
    work: Iterable[Order | Done], pool: "Executor", ahead: int
) -> Iterator[tuple[Order | Done, Future[UnitResult] | None]]:
    """The work in its order, each with what comes of it; so many more are given out already."""
    waiting: deque[tuple[Order | Done, Future[UnitResult] | None]] = deque()
    for item in work:
        waiting.append((item, _given(pool, item) if isinstance(item, Order) else None))
        if len(waiting) > ahead:
            yield waiting.popleft()
    yield from waiting


def _given(pool: "Executor", order: Order) -> Future[UnitResult] | None:
    """The order given to a worker; None where a worker died, for then none takes any more."""
    with suppress(BrokenProcessPool):
        return pool.submit(_make, order)
    return None


def _finished(order: Order, future: Future[UnitResult] | None, shelf: Shelf) -> UnitResult:
    """What a worker made of the order, or what is made here where workers died."""
    with suppress(BrokenProcessPool):
        if future is not None:
            return future.result()
    return make_unit(order, shelf)


def _pool(shelf: Shelf, jobs: int) -> ProcessPoolExecutor:
    """Workers that are deaf to Ctrl-C from their birth: the one who started them stops them."""
    os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker")  # after an interrupt
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (shelf,))
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with suppress(BrokenProcessPool):
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


@contextmanager
def settled() -> Iterator[None]:
    """Settled for a while: the collector belongs to whoever called."""
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    if frozen:
        yield
        return
    _settle()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _stop(pool: ProcessPoolExecutor) -> None:
    """Ends the workers at once; what they were making is nowhere yet, so nothing is half done."""
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in active_children():
        worker.terminate()


def _start(shelf: Shelf) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _settle()
    _shelf[:] = [shelf]


def _end_with_parent() -> None:
    """Ends this worker when the one who started it is gone, even where that was killed."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _make(order: Order) -> UnitResult:
    return make_unit(order, _shelf[0])
