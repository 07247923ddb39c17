"""Worker processes that make units; loaded only where there are enough units for them.

Nothing but values, findings and bytes crosses between processes.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, Final, TypeVar

from reportgen.collector import settle
from reportgen.making import Order, make_unit
from reportgen.results import UnitResult
from reportgen.shelf import Shelf

if TYPE_CHECKING:
    from concurrent.futures import Executor

MOST: Final = 61
"""Windows waits for no more processes."""

_AHEAD: Final = 4

Done = TypeVar("Done")


def pooled(work: Iterable[Order | Done], shelf: Shelf, jobs: int) -> Iterator[UnitResult | Done]:
    """What becomes of every order, in order, made by that many workers."""
    pool = _pool(shelf, jobs)
    try:
        for item, future in _ahead(work, pool, jobs * _AHEAD):
            yield _finished(item, future, shelf) if isinstance(item, Order) else item
    except BaseException:
        _stop(pool)
        raise
    pool.shutdown()


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
    with _deaf(), suppress(BrokenProcessPool):
        for _ in range(jobs):
            pool.submit(settle)
    return pool


@contextmanager
def _deaf() -> Iterator[None]:
    """Without Ctrl-C, which only the main thread hears anyway."""
    if current_thread() is not main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


_shelf: list[Shelf] = []
"""The worker's own shelf: what a pool's initializer makes can only be kept in the module."""


def _stop(pool: ProcessPoolExecutor) -> None:
    """Ends the workers at once; what they were making is nowhere yet, so nothing is half done."""
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in active_children():
        worker.terminate()


def _start(shelf: Shelf) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    settle()
    _shelf[:] = [shelf]


def _end_with_parent() -> None:
    """Ends this worker when the one who started it is gone, even where that was killed."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _make(order: Order) -> UnitResult:
    return make_unit(order, _shelf[0])
